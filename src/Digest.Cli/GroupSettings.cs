using Digest.Model;
using Digest.Model.Configuration;
using Digest.Model.Diagnostics;
using Digest.Model.People;
using Digest.Model.Text;

namespace Digest.Cli;

/// <summary>What <c>digest.yaml</c> says, with the files that it names; empty when there is none.</summary>
internal sealed record GroupSettings
{
    /// <summary>The file that is read when none is named.</summary>
    public const string DefaultFile = "digest.yaml";

    public const string OptionName = "--config";

    public static GroupSettings None { get; } = new();

    /// <summary>The file; null when there is none.</summary>
    public string? File { get; init; }

    public GroupConfiguration Configuration { get; init; } = GroupConfiguration.Empty;

    /// <summary>The members, whichever file they stand in.</summary>
    public EquatableArray<Person> Roster { get; init; }

    /// <summary>The group's words.</summary>
    public ReadOptions Reading { get; init; } = ReadOptions.Default;

    /// <summary>What is wrong with the files.</summary>
    public EquatableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>The texts of the files, for excerpts.</summary>
    public IReadOnlyList<SourceText> Texts { get; init; } = [];

    /// <summary>The file of the roster: its own, or the configuration's; null without a configuration.</summary>
    public string? RosterPath => Configuration.RosterFile is { } roster ? PathOf(roster) : File;

    /// <summary>The time zone that days are counted in.</summary>
    public TimeZoneInfo Zone(TimeProvider time) => Configuration.TimeZone is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : time.LocalTimeZone;

    /// <summary>A path that the configuration names, from where the command runs.</summary>
    public string PathOf(string path) => File is null || Path.IsPathRooted(path) ? path : Path.Combine(Path.GetDirectoryName(File) ?? "", path);

    /// <summary>The path that a key names; null when it names none.</summary>
    public string? PathOrNull(string? path) => path is null ? null : PathOf(path);

    /// <summary>The settings of a command line: of the file that <c>--config</c> names, or of the one that lies here.</summary>
    /// <exception cref="CommandException">A file that is named cannot be read.</exception>
    public static GroupSettings Of(IReadOnlyList<string> arguments)
    {
        var file = Named(arguments) ?? (System.IO.File.Exists(DefaultFile) ? DefaultFile : null);
        if (file is null) return None;
        var bytes = Sources.Bytes(file);
        var read = GroupConfiguration.Read(file, bytes);
        var (found, texts) = (new List<Diagnostic>(read.Diagnostics), new List<SourceText> { SourceReader.Decode(file, bytes).Value });
        var settings = new GroupSettings { File = file, Configuration = read.Value, Roster = read.Value.Roster, Reading = new ReadOptions { Vocabulary = read.Value.Vocabulary } };
        if (read.Value.RosterFile is { } roster) settings = settings with { Roster = settings.Other(roster, GroupConfiguration.ReadRoster, found, texts) };
        if (read.Value.VocabularyFile is { } words) settings = settings with { Reading = new ReadOptions { Vocabulary = settings.Other(words, VocabularyAdditions.Parse, found, texts) } };
        return settings with { Diagnostics = found.ToEquatableArray(), Texts = texts };
    }

    private T Other<T>(string name, Func<string, ReadOnlyMemory<byte>, Diagnosed<T>> parse, List<Diagnostic> found, List<SourceText> texts)
    {
        var path = PathOf(name);
        var bytes = Sources.Bytes(path);
        texts.Add(SourceReader.Decode(path, bytes).Value);
        var read = parse(path, bytes);
        found.AddRange(read.Diagnostics);
        return read.Value;
    }

    private static string? Named(IReadOnlyList<string> arguments)
    {
        for (var at = 0; at < arguments.Count && arguments[at] != "--"; at++)
        {
            if (arguments[at] == OptionName) return at + 1 < arguments.Count ? arguments[at + 1] : null;
            if (arguments[at].StartsWith(OptionName + "=", StringComparison.Ordinal)) return arguments[at][(OptionName.Length + 1)..];
        }

        return null;
    }

    /// <summary>A source with what the group says of all: its series where it bears none, its language, its paper, and the members whom it names.</summary>
    public ReadSource Applied(ReadSource read)
    {
        if (File is null) return read;
        var issue = read.Issue.Select(issue => issue with { Series = issue.Series ?? Configuration.Series, Language = Configuration.Language ?? issue.Language });
        return read with { Issue = Roster.IsEmpty ? issue : issue.Then(made => PersonMentions.Mark(made, Roster)), Paper = Configuration.Paper ?? read.Paper };
    }
}
