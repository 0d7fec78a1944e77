using System.CommandLine;
using Digest.Fonts;

namespace Digest.Cli.Faces;

/// <summary>The options by which a user says which faces stand in place of the embedded ones, or in for them.</summary>
internal sealed class FontOptions
{
    private readonly Option<string[]> fonts = new("--font")
    {
        Description = "A font file (TrueType; FILE#1 for the second face of a collection) for characters that the embedded faces lack; may be given several times.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> none = new("--no-system-fonts") { Description = "Use no font of this machine but those named, so that every machine makes the same pages." };

    private readonly Option<string[]> text = Own("--text-face", "text and titles");
    private readonly Option<string[]> labels = Own("--label-face", "labels, tables and notes");

    public IEnumerable<Option> All => [fonts, none, text, labels];

    /// <summary>The source with the faces that it is set in; what was used beside the embedded ones is said.</summary>
    public ReadSource Of(ParseResult parsed, Context context, ReadSource read)
    {
        var chosen = Choose(parsed, context, read);
        foreach (var line in chosen.Report()) context.Screen.Say(line);
        return read with { Fonts = chosen.Fonts };
    }

    /// <summary>The faces that the source is set in.</summary>
    public ChosenFaces Choose(ParseResult parsed, Context context, ReadSource read)
    {
        var group = context.Group;
        var ownText = OwnFaces.Of(parsed.GetValue(text) is { Length: > 0 } named ? named : [.. group.Configuration.TextFaces.Select(group.PathOf)], "text");
        var ownLabels = OwnFaces.Of(parsed.GetValue(labels) is { Length: > 0 } others ? others : [.. group.Configuration.LabelFaces.Select(group.PathOf)], "labels");
        var installed = parsed.GetValue(none) ? null : new InstalledFaces(FontFolders.Of(context.Environment));
        return ChosenFaces.Of(read.Issue.Value, parsed.GetValue(fonts) ?? [], installed, OwnFaces.In(EmbeddedFonts.All, ownText, ownLabels)) with
        {
            Own = [.. (ownText?.Used ?? []).Select(face => ("text", face)), .. (ownLabels?.Used ?? []).Select(face => ("labels", face))],
        };
    }

    private static Option<string[]> Own(string name, string use) => new(name)
    {
        Description = $"A font file of the group's own design for {use} (TrueType); up to four times, for regular, italic, bold and bold italic.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };
}
