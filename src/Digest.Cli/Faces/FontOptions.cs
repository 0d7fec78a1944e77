using System.CommandLine;

namespace Digest.Cli.Faces;

/// <summary>The options by which a user says which faces may stand in for the embedded ones.</summary>
internal sealed class FontOptions
{
    private readonly Option<string[]> fonts = new("--font")
    {
        Description = "A font file (TrueType; FILE#1 for the second face of a collection) for characters that the embedded faces lack; may be given several times.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> none = new("--no-system-fonts") { Description = "Use no font of this machine but those named, so that every machine makes the same pages." };

    public IEnumerable<Option> All => [fonts, none];

    /// <summary>The source with the faces that it is set in; what was used beside the embedded ones is said.</summary>
    public ReadSource Of(ParseResult parsed, Context context, ReadSource read)
    {
        var chosen = Choose(parsed, context, read);
        foreach (var line in chosen.Report()) context.Screen.Say(line);
        return read with { Fonts = chosen.Fonts };
    }

    /// <summary>The faces that the source is set in.</summary>
    public ChosenFaces Choose(ParseResult parsed, Context context, ReadSource read) =>
        ChosenFaces.Of(read.Issue.Value, parsed.GetValue(fonts) ?? [], parsed.GetValue(none) ? null : new InstalledFaces(FontFolders.Of(context.Environment)));
}
