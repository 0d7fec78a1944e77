using System.Xml;

namespace Digest.Cli.Faces;

/// <summary>The folders in which a machine keeps its fonts.</summary>
internal static class FontFolders
{
    /// <summary>Names other folders to look in, parted as in PATH; empty for none at all.</summary>
    public const string Variable = "DIGEST_FONT_DIRS";

    /// <summary>The folders that exist, in order: those of the variable, else the machine's own.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, string?> environment)
    {
        var folders = environment.TryGetValue(Variable, out var named) ? (named ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            : OperatingSystem.IsWindows() ? Windows(environment)
            : OperatingSystem.IsMacOS() ? Mac(environment)
            : Fontconfig(environment);
        return [.. folders.Distinct().Where(Directory.Exists)];
    }

    private static IEnumerable<string> Windows(IReadOnlyDictionary<string, string?> environment)
    {
        yield return Path.Combine(environment.GetValueOrDefault("WINDIR") ?? @"C:\Windows", "Fonts");
        if (environment.GetValueOrDefault("LOCALAPPDATA") is { } local) yield return Path.Combine(local, "Microsoft", "Windows", "Fonts");
    }

    private static IEnumerable<string> Mac(IReadOnlyDictionary<string, string?> environment)
    {
        if (environment.GetValueOrDefault("HOME") is { } home) yield return Path.Combine(home, "Library", "Fonts");
        yield return "/Library/Fonts";
        yield return "/System/Library/Fonts";
    }

    private static IEnumerable<string> Fontconfig(IReadOnlyDictionary<string, string?> environment)
    {
        var home = environment.GetValueOrDefault("HOME") ?? "";
        var data = environment.GetValueOrDefault("XDG_DATA_HOME") is { Length: > 0 } own ? own : Path.Combine(home, ".local", "share");
        foreach (var folder in Configured("/etc/fonts/fonts.conf", home, data)) yield return folder;
        yield return Path.Combine(data, "fonts");
        yield return Path.Combine(home, ".fonts");
        yield return "/usr/local/share/fonts";
        yield return "/usr/share/fonts";
    }

    /// <summary>The folders of fontconfig's own file; none when it is not there or is no XML.</summary>
    private static List<string> Configured(string file, string home, string data)
    {
        var folders = new List<string>();
        if (!File.Exists(file)) return folders;
        try
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            while (reader.ReadToFollowing("dir"))
            {
                var isBelowData = reader.GetAttribute("prefix") == "xdg";
                var folder = reader.ReadElementContentAsString();
                folders.Add(isBelowData ? Path.Combine(data, folder) : folder.StartsWith('~') ? home + folder[1..] : folder);
            }
        }
        catch (Exception error) when (error is XmlException or IOException or UnauthorizedAccessException)
        {
            return folders;
        }

        return folders;
    }
}
