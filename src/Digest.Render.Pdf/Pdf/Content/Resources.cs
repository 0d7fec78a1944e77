using Digest.Model.Diagnostics;
using Digest.Render.Pdf.Pdf.Fonts;
using Digest.Render.Pdf.Pdf.Objects;
using Digest.Render.Pdf.Pdf.Pictures;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;

namespace Digest.Render.Pdf.Pdf.Content;

/// <summary>The fonts and pictures of one document: each face and each picture is in the file once, however many pages use it.</summary>
internal sealed class Resources(ObjectTable objects, ProfileTraits traits, ICollection<Diagnostic> diagnostics)
{
    private readonly Dictionary<FontFace, EmbeddedFont?> fonts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, EmbeddedPicture?> pictures = [];
    private readonly List<EmbeddedFont> inOrder = [];
    private readonly HashSet<(FontFace, string)> missing = [];

    /// <summary>The font of a face; null, and said once, when it cannot be embedded.</summary>
    public EmbeddedFont? FontOf(FontFace face)
    {
        if (fonts.TryGetValue(face, out var font)) return font;
        if (face.Embedding == FontEmbedding.Restricted)
        {
            Report(PdfRules.UnusableFace, $"The face {face.Name} forbids embedding; its glyphs are left out.", "Use a font whose licence allows embedding.");
        }
        else if (new GlyphOutlines(face).Any)
        {
            font = new EmbeddedFont(face, FormattableString.Invariant($"F{inOrder.Count + 1}"), objects.Reserve());
            inOrder.Add(font);
        }
        else
        {
            Report(PdfRules.UnusableFace, $"The face {face.Name} has no TrueType outlines; its glyphs are left out.", "Use the TrueType form of the font.");
        }

        fonts.Add(face, font);
        return font;
    }

    /// <summary>The picture of a file's bytes; null, and said once, when they cannot be read.</summary>
    public EmbeddedPicture? PictureOf(FrameItem.Picture picture)
    {
        var file = picture.File.AsSpan();
        var key = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file));
        if (pictures.TryGetValue(key, out var known)) return known;
        var embedded = PictureObjects.Write(objects, FormattableString.Invariant($"I{pictures.Count + 1}"), file.ToArray(), traits, out var unsuitable);
        var name = picture.Alternative.Length == 0 ? "A picture" : $"The picture “{picture.Alternative}”";
        if (unsuitable is not null)
        {
            Report(PdfRules.UnsuitablePicture, $"{name} {unsuitable}", "Give it in colours for screens, and opaque.");
        }
        else if (embedded is null)
        {
            Report(PdfRules.UnreadablePicture, $"{name} is no PNG or JPEG file that can be read; a frame stands in its place.", "Give it as PNG or JPEG.");
        }

        pictures.Add(key, embedded);
        return embedded;
    }

    /// <summary>Says, once for each face and text, that a glyph is the sign for a missing one.</summary>
    public void ReportMissing(FontFace face, string text)
    {
        if (!missing.Add((face, text))) return;
        var characters = string.Join(' ', text.EnumerateRunes().Select(rune => FormattableString.Invariant($"U+{rune.Value:X4}")));
        Report(PdfRules.MissingGlyph, $"The face {face.Name} has no glyph for “{text}” ({characters}).", "Declare a fallback face that has it.");
    }

    /// <summary>Adds a diagnostic; pages know no place in a source.</summary>
    public void Report(DiagnosticRule rule, string message, string? hint = null) =>
        diagnostics.Add(new Diagnostic { Rule = rule, Message = message, Hint = hint });

    /// <summary>Writes the fonts' objects, when all pages have been walked.</summary>
    public void Finish()
    {
        foreach (var font in inOrder) FontObjects.Write(objects, font, traits);
    }
}
