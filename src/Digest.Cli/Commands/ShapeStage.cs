using System.CommandLine;
using System.Globalization;
using System.Text;
using Digest.Cli.Faces;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Shaping;

namespace Digest.Cli.Commands;

/// <summary><c>digest dump shape</c>: the glyphs that a text becomes in a face.</summary>
internal sealed class ShapeStage
{
    private readonly Option<string> face = new("--face")
    {
        Description = "For shape: an embedded face by name (digest fonts lists them), or a font file.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "STIXTwoText-Regular",
    };

    private readonly Option<string> features = new("--features") { Description = "For shape: OpenType features beside the usual ones, separated by commas; with a hyphen in front, one is off.", HelpName = "TAGS", DefaultValueFactory = _ => "" };

    private readonly Option<string?> language = new("--language") { Description = "For shape: the language of the text, such as ro.", HelpName = "TAG" };

    public IEnumerable<Option> All => [face, features, language];

    /// <summary>One line for each glyph: where its text starts, the text, the glyph's number and name, its advance, and how far it is moved, in font units.</summary>
    public string Print(ParseResult parsed, string text)
    {
        var used = Face(parsed.GetValue(face)!);
        var tags = parsed.GetValue(features)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (tags.FirstOrDefault(tag => tag.TrimStart('-').Length != 4) is { } wrong) throw new CommandException(ExitCode.Usage, $"“{wrong}” is no OpenType feature.", "Features have four letters, such as onum or -liga.");
        var glyphs = Shaper.Shape(used, text, tags, parsed.GetValue(language));
        var lines = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{used.Name}, {used.UnitsPerEm} units per em\n"));
        for (var i = 0; i < glyphs.Length; i++)
        {
            var glyph = glyphs[i];
            var end = glyphs.Skip(i + 1).Select(later => later.Cluster).FirstOrDefault(cluster => cluster > glyph.Cluster, text.Length);
            var shown = i > 0 && glyphs[i - 1].Cluster == glyph.Cluster ? "" : text[glyph.Cluster..end];
            var moved = glyph.OffsetX == 0 && glyph.OffsetY == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" @{glyph.OffsetX},{glyph.OffsetY}");
            lines.Append(string.Create(CultureInfo.InvariantCulture, $"{glyph.Cluster,5} {Visible(shown)}\t{glyph.Glyph} {used.GlyphNameOf(glyph.Glyph) ?? "-"} +{glyph.Advance}{moved}\n"));
        }

        return lines.Append(string.Create(CultureInfo.InvariantCulture, $"width {glyphs.Sum(glyph => glyph.Advance)}\n")).ToString();
    }

    private static FontFace Face(string name)
    {
        if (FontsCommand.Embedded.FirstOrDefault(face => face.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } embedded) return embedded;
        if (File.Exists(name.Split('#')[0])) return ChosenFaces.Declared(name).Face;
        throw new CommandException(ExitCode.Usage, $"There is no face “{name}”.", $"Name a font file or one of {string.Join(", ", FontsCommand.Embedded.Select(face => face.Name))}.");
    }

    // What would turn or break the line, and what shows nothing, by its number.
    private static string Visible(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            ? string.Create(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>") : rune.ToString()));
}
