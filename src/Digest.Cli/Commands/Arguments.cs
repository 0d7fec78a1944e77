using System.CommandLine;

namespace Digest.Cli.Commands;

/// <summary>Arguments that several commands take.</summary>
internal static class Arguments
{
    public static Argument<string> Source => new("SOURCE") { Description = "A digest: a file (Markdown, text, JSON, YAML, CSV, a web page), or a folder whose texts make one issue." };

    public static Argument<string[]> SourceList => new("SOURCE") { Description = "One or more digests: files, or folders whose texts make one issue each.", Arity = ArgumentArity.OneOrMore };

    public static Option<bool> Together => new("--together") { Description = "Read all sources as one issue, named after the first." };

    /// <summary>The sources that make one issue each.</summary>
    public static IReadOnlyList<string[]> Issues(string[] paths, bool together) => together ? [paths] : [.. paths.Select(path => new[] { path })];
}
