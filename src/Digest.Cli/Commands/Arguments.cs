using System.CommandLine;

namespace Digest.Cli.Commands;

/// <summary>Arguments that several commands take.</summary>
internal static class Arguments
{
    public static Argument<string> Source => new("SOURCE") { Description = "A digest: Markdown, or a plain-text copy of one." };

    public static Argument<string[]> SourceList => new("SOURCE") { Description = "One or more digests.", Arity = ArgumentArity.OneOrMore };
}
