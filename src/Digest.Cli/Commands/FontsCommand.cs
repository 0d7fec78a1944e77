using System.CommandLine;
using System.Text;
using Digest.Cli.Faces;
using Digest.Fonts;
using Digest.Model.Diagnostics;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Paragraphs;

namespace Digest.Cli.Commands;

/// <summary><c>digest fonts</c>: which faces there are, which a source uses, and which of its characters no face has.</summary>
internal static class FontsCommand
{
    public static Command Create(Context context)
    {
        var source = new Argument<string?>("SOURCE") { Description = "A digest whose faces and missing characters are wanted; without one, every face found is listed.", Arity = ArgumentArity.ZeroOrOne };
        var options = new FontOptions();
        var vocabulary = new VocabularyOption();
        var command = new Command("fonts", "List the fonts of this machine that pages can be set in, or those that one digest needs.") { source, vocabulary.Option };
        foreach (var option in options.All) command.Add(option);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(source) is not { } path)
            {
                context.Output.Write(ListAll(new InstalledFaces(FontFolders.Of(context.Environment))));
                return (int)ExitCode.Clean;
            }

            var read = Sources.Read(path, vocabulary.Of(parsed, context));
            var chosen = options.Choose(parsed, context, read);
            context.Output.Write(ListUsed(read with { Fonts = chosen.Fonts }, chosen));
            return (int)ExitCode.Clean;
        });
        return command;
    }

    /// <summary>The embedded faces, in the order in which they are tried.</summary>
    public static IEnumerable<FontFace> Embedded
    {
        get
        {
            var set = EmbeddedFonts.All;
            return ((FontFamily[])[set.Serif, set.Sans, set.Mono]).SelectMany(family => Enum.GetValues<FontStyle>().Select(style => family[style])).Append(set.Math).Append(set.Emoji).Distinct();
        }
    }

    private static string ListAll(InstalledFaces installed)
    {
        var text = new StringBuilder("embedded\n");
        foreach (var face in Embedded) text.Append($"  {face.Name}\n");
        text.Append(installed.Folders.Count == 0 ? "no font folder found\n" : $"found in {string.Join(", ", installed.Folders)}\n");
        foreach (var face in installed.All) text.Append($"  {Named(face.Face.Family)} {face.Face.Name} {face.Face.Weight}{(face.Face.IsItalic ? " italic" : "")}{Use(face.Face.Outlines)}  {face}\n");
        foreach (var file in installed.Unreadable) text.Append($"  damaged or not readable  {file}\n");
        return text.ToString();
    }

    private static string ListUsed(ReadSource read, ChosenFaces chosen)
    {
        var text = new StringBuilder();
        foreach (var line in chosen.Report()) text.Append(line).Append('\n');
        var missing = read.Pdf.Diagnostics.Where(diagnostic => diagnostic.Rule == ParagraphRules.MissingCharacter).ToList();
        foreach (var character in missing) text.Append($"{(character.Location is { } at ? at + ": " : "")}{character.Message}\n");
        text.Append(missing.Count == 0 ? "every character has a face\n" : $"{missing.Count} {(missing.Count == 1 ? "character has" : "characters have")} no face\n");
        return text.ToString();
    }

    private static string Named(string family) => family.Length == 0 ? "(no family)" : family;

    private static string Use(FontOutlines outlines) => outlines switch
    {
        FontOutlines.PostScript => ", PostScript outlines, not read",
        FontOutlines.None => ", no outlines, not read",
        _ => "",
    };
}
