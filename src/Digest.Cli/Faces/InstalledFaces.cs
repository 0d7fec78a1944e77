using Digest.Typesetting.Fonts;

namespace Digest.Cli.Faces;

/// <summary>A face on this machine.</summary>
internal sealed record InstalledFace(string Path, FontFileFace Face)
{
    /// <summary>The file, with the number of the face where it holds several.</summary>
    public override string ToString() => Face.Index == 0 ? Path : FormattableString.Invariant($"{Path}#{Face.Index}");
}

/// <summary>The faces of the machine's font folders, listed when they are first asked for.</summary>
internal sealed class InstalledFaces(IReadOnlyList<string> folders)
{
    private static readonly string[] Kinds = [".ttf", ".otf", ".ttc", ".otc"];
    private readonly Lazy<(IReadOnlyList<InstalledFace> Faces, IReadOnlyList<string> Unreadable)> found = new(() => List(folders));

    public IReadOnlyList<string> Folders => folders;

    /// <summary>All faces, by family and file.</summary>
    public IReadOnlyList<InstalledFace> All => found.Value.Faces;

    /// <summary>The font files that are damaged or cannot be read.</summary>
    public IReadOnlyList<string> Unreadable => found.Value.Unreadable;

    /// <summary>The face of a family for running text: upright, the nearest to normal weight, and one whose outlines are read where there is a choice.</summary>
    public InstalledFace? Best(string family) => All
        .Where(face => face.Face.Family.Equals(family, StringComparison.OrdinalIgnoreCase))
        .OrderBy(face => face.Face.Outlines == FontOutlines.TrueType ? 0 : 1).ThenBy(face => face.Face.IsItalic ? 1 : 0)
        .ThenBy(face => Math.Abs(face.Face.Weight - 400)).ThenBy(face => face.Path, StringComparer.Ordinal).ThenBy(face => face.Face.Index).FirstOrDefault();

    private static (IReadOnlyList<InstalledFace> Faces, IReadOnlyList<string> Unreadable) List(IReadOnlyList<string> folders)
    {
        var (faces, unreadable) = (new List<InstalledFace>(), new List<string>());
        foreach (var path in folders.SelectMany(Files).Distinct().Order(StringComparer.Ordinal))
        {
            try
            {
                using var file = File.OpenRead(path);
                faces.AddRange(FontFile.List(file).Select(face => new InstalledFace(path, face)));
            }
            catch (Exception error) when (error is InvalidFontException or IOException or UnauthorizedAccessException)
            {
                unreadable.Add(path);
            }
        }

        return ([.. faces.OrderBy(face => face.Face.Family, StringComparer.Ordinal).ThenBy(face => face.Path, StringComparer.Ordinal).ThenBy(face => face.Face.Index)], unreadable);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 8 })
            .Where(file => Kinds.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));
}
