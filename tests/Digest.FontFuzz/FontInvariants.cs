using System.Globalization;
using System.Text;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Formulas;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Shaping;

namespace Digest.FontFuzz;

/// <summary>
/// What must hold for every font file: it is refused with one clear error, or it is a face that shapes every text, in bounded time and memory and each
/// time alike. Only outlines and formulas, which are read one by one later, may still be refused.
/// </summary>
public static class FontInvariants
{
    private const long MostBytes = 1L << 29;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] Features = ["smcp", "onum", "pnum", "sups", "frac", "dlig", "zero", "ss01"];

    private static readonly string[] Texts =
    [
        "office fjord", "Ångström naïve", "x\u0304\u0302 a\u0323\u0301b e\u0301\u0301\u0301", "αβγ ΐ ἄ", "жизнь й", "1⁄2 10\u00BD", "AVATAR To. “f” (x−y)", "👩‍🔬 🇩🇪 1️⃣ ☀️",
        "∑∫√→ ∩\uFE00 𝐽", "=> != ->> www 0x10", "\u200D\u00AD\u2003 \uD83D\u0007",
    ];

    private static readonly MathNode Formula = FormulaReader.Read(@"\frac{a_i^2}{\sqrt{x}} + \hat{f}\left(\sum_{n=0}^\infty f_i'\right)").Value;

    /// <summary>The first thing that does not hold, in one line; null when all holds. Whether the file was opened at all.</summary>
    public static (string? Fault, bool IsOpen) Check(byte[] file)
    {
        var work = Task.Run(() => Use(file));
        return work.Wait(Patience) ? work.Result : (string.Create(CultureInfo.InvariantCulture, $"time: not done after {Patience.TotalSeconds:0} s"), true);
    }

    private static (string? Fault, bool IsOpen) Use(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            List(file);
            if (Opened(file) is not { } face) return (null, false);
            var fault = Characters(face) ?? Texts.Select(text => Shaped(face, text)).FirstOrDefault(found => found is not null) ?? Sameness(face, Opened(file)!) ?? Outlines(face);
            Set(face);
            var spent = GC.GetAllocatedBytesForCurrentThread() - before;
            return (fault ?? (spent > MostBytes ? string.Create(CultureInfo.InvariantCulture, $"memory: {spent} bytes") : null), true);
        }
        catch (Exception problem)
        {
            return ($"exception: {problem.GetType().Name} {problem.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Digest.", StringComparison.Ordinal))?.Trim()}", true);
        }
    }

    private static void List(byte[] file)
    {
        try
        {
            FontFile.List(new MemoryStream(file));
        }
        catch (InvalidFontException error) when (error.Message.Length > 0 && error.Offset >= 0)
        {
        }
    }

    private static FontFace? Opened(byte[] file)
    {
        try
        {
            return FontFace.Open(file);
        }
        catch (InvalidFontException error) when (error.Message.Length > 0 && error.Offset >= 0)
        {
            return null;
        }
    }

    private static string? Characters(FontFace face)
    {
        foreach (var rune in Texts.SelectMany(text => text.EnumerateRunes()).Concat("ABCabc".EnumerateRunes()))
        {
            foreach (var glyph in (ushort[])[face.GlyphOf(rune), face.GlyphOf(rune, new Rune(0xFE00)), face.GlyphOf(rune, new Rune(0xFE0F))])
                if (glyph >= face.GlyphCount && glyph != 0) return $"glyph: U+{rune.Value:X4} has glyph {glyph} of {face.GlyphCount}";
        }

        for (var glyph = 0; glyph < face.GlyphCount; glyph += 101) _ = face.GlyphNameOf((ushort)glyph);
        return null;
    }

    private static string? Shaped(FontFace face, string text)
    {
        foreach (var features in (string[][])[[], Features])
        {
            var glyphs = Shaper.Shape(face, text, features, "ro");
            var before = 0;
            foreach (var glyph in glyphs)
            {
                if (glyph.Cluster < before || glyph.Cluster >= text.Length) return $"cluster: {glyph.Cluster} after {before} in a text of {text.Length}";
                before = glyph.Cluster;
                _ = face.AdvanceOf(glyph.Glyph);
            }
        }

        return null;
    }

    private static string? Sameness(FontFace face, FontFace again) =>
        Texts.Any(text => !Shaper.Shape(face, text).AsSpan().SequenceEqual(Shaper.Shape(again, text))) ? "sameness: one file shapes one text in two ways" : null;

    private static string? Outlines(FontFace face)
    {
        if (!face.HasOutlines) return null;
        var step = Math.Max(1, face.GlyphCount / 150);
        for (var glyph = 0; glyph < face.GlyphCount; glyph += step)
        {
            try
            {
                if (face.OutlineOf((ushort)glyph).Steps.Count > 1_000_000) return $"outline: glyph {glyph} has too many steps";
            }
            catch (InvalidFontException)
            {
            }
        }

        return null;
    }

    private static void Set(FontFace face)
    {
        try
        {
            FormulaSetter.Set(EmbeddedFonts.All with { Math = face }, Formula, new FormulaSettings { Size = new Pt(10) });
        }
        catch (InvalidFontException)
        {
        }
    }
}
