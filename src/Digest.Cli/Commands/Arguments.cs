using System.CommandLine;

namespace Digest.Cli.Commands;

/// <summary>Arguments that several commands take.</summary>
internal static class Arguments
{
    public static Argument<string> Source => new("SOURCE") { Description = "A digest: a file (Markdown, text, JSON, YAML, CSV, a web page), or a folder whose texts make one issue." };

    public static Argument<string[]> SourceList => new("SOURCE") { Description = "One or more digests: files, or folders whose texts make one issue each.", Arity = ArgumentArity.OneOrMore };

    /// <summary>The digests, which may be left out where the group says where they lie.</summary>
    public static Argument<string[]> SourcesOf(GroupSettings group) => group.Configuration.Sources.IsEmpty
        ? SourceList
        : new("SOURCE") { Description = SourceList.Description + $" Those of {group.File} when none is named.", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>The digests that were named, or those of the group; of a folder that the group names, each text is one.</summary>
    public static string[] Given(ParseResult parsed, Argument<string[]> sources, GroupSettings group) =>
        parsed.GetValue(sources) is { Length: > 0 } given ? given : [.. group.Configuration.Sources.Select(group.PathOf).SelectMany(SourceCollection.PathsOf)];

    public static Option<bool> Together => new("--together") { Description = "Read all sources as one issue, named after the first." };

    /// <summary>The sources that make one issue each.</summary>
    public static IReadOnlyList<string[]> Issues(string[] paths, bool together) => together ? [paths] : [.. paths.Select(path => new[] { path })];
}
