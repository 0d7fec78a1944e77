using System.Text;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Formulas;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;
using Digest.Typesetting.Shaping;

namespace Digest.Typesetting.Formulas;

/// <summary>Characters as boxes: symbols from the math face, glyph by glyph; words from the text face, shaped in one run with its kerning.</summary>
internal sealed class MathGlyphs(FontSet fonts, FormulaSettings settings)
{
    // The letters of a name in a script are not joined, as LaTeX sets \mathrm.
    private static readonly string[] Unjoined = ["-liga", "-clig", "-calt"];

    private readonly List<Diagnostic> diagnostics = [];
    private readonly HashSet<int> missing = [];

    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    public FontFace Math => fonts.Math;

    public MathTable Table => Math.Math;

    private bool IsBold => settings.Style is FontStyle.SemiBold or FontStyle.SemiBoldItalic;

    private FontStyle Upright => IsBold ? FontStyle.SemiBold : FontStyle.Regular;

    /// <summary>The size of an em at a level, in points.</summary>
    public double SizeOf(MathStyle style) => settings.Size.Value * style.Level switch
    {
        MathLevel.Script => Table.ScriptScale,
        MathLevel.ScriptScript => Table.ScriptScriptScale,
        _ => 1,
    };

    /// <summary>A symbol: one character of the math face, or a name in the text face.</summary>
    public MathBox Symbol(MathNode.Symbol symbol, MathStyle style)
    {
        var runes = (SignOf(symbol) ?? symbol.Text).EnumerateRunes().ToList();
        if (runes.Count == 0) return MathBox.Empty;
        // LaTeX takes names, bold letters and low lines from the text face.
        if ((runes.Count > 1 && Rune.IsLetter(runes[0])) || (symbol.Variant == MathVariant.Bold && symbol.Text.All(char.IsAsciiLetterOrDigit)) || symbol.Text == "_")
            return Words(symbol.Text, symbol.Variant, style) with { IsCharacter = symbol.Class != MathClass.Operator };
        var variant = IsBold ? Bolder(symbol.Variant, runes[0]) : symbol.Variant;
        var boxes = runes.Select(rune => Character(rune, variant, style)).ToList();
        if (boxes.Count == 1) return boxes[0];
        double x = 0;
        var parts = new List<(double, double, MathBox)>();
        foreach (var box in boxes)
        {
            parts.Add((x, 0, box));
            x += box.Width;
        }

        return MathBox.Of(x, [.. parts]) with { IsCharacter = true, Lead = boxes[0].Lead };
    }

    // Several primes are one sign, a colon between two sides is that of a ratio, and a partial differential leans as variables do.
    private static string? SignOf(MathNode.Symbol symbol) => symbol.Text switch
    {
        ":" when symbol.Class == MathClass.Relation => "∶",
        "∂" when symbol.Variant == MathVariant.Upright => "𝜕",
        "′′" => "″",
        "′′′" => "‴",
        "′′′′" => "⁗",
        _ => null,
    };

    private static MathVariant Bolder(MathVariant variant, Rune rune) => variant switch
    {
        MathVariant.Italic => MathVariant.BoldItalic,
        MathVariant.Upright when Rune.IsLetterOrDigit(rune) => MathVariant.Bold,
        _ => variant,
    };

    /// <summary>One character of the math face in a variant; of the text faces when that one lacks it.</summary>
    public MathBox Character(Rune rune, MathVariant variant, MathStyle style)
    {
        var glyph = Math.GlyphOf(MathLetters.Of(rune, variant));
        if (glyph == 0) return Words(rune.ToString(), variant, style);
        var form = FormOf(glyph, style);
        var box = Glyph(form, rune.ToString(), style);
        return box with { Lead = glyph, Kerned = new(form, box.Height, box.Depth) };
    }

    /// <summary>The form that a glyph takes at a level.</summary>
    public ushort FormOf(ushort glyph, MathStyle style) => style.IsScript ? Math.ScriptForms.Of(glyph, style.Level == MathLevel.Script ? 1 : 2) : glyph;

    /// <summary>A glyph of the math face that shows <paramref name="text"/>.</summary>
    public MathBox Glyph(ushort glyph, string text, MathStyle style)
    {
        var size = SizeOf(style);
        var scale = size / Math.UnitsPerEm;
        var bounds = Math.BoundsOf(glyph);
        var run = new FrameItem.GlyphRun
        {
            Face = Math,
            Size = new(size),
            Color = settings.Color,
            Text = text,
            Glyphs = [new(glyph, new(Math.AdvanceOf(glyph) * scale), default, 0, text.Length)],
        };
        return new()
        {
            Width = Math.AdvanceOf(glyph) * scale,
            // A glyph that stands clear of the baseline reaches down to it, as TeX has no negative extents.
            Height = System.Math.Max(0, bounds.YMax * scale),
            Depth = System.Math.Max(0, -bounds.YMin * scale),
            Italic = Table.ItalicOf(glyph) * size,
            Glyph = glyph,
            IsCharacter = true,
            Items = [new(0, 0, run)],
        };
    }

    /// <summary>Words in the text face; variants choose its weight and slope.</summary>
    public MathBox Words(string text, MathVariant variant, MathStyle style, params ReadOnlySpan<string> features)
    {
        var fontStyle = variant switch
        {
            MathVariant.Italic => IsBold ? FontStyle.SemiBoldItalic : FontStyle.Italic,
            MathVariant.Bold => FontStyle.SemiBold,
            MathVariant.BoldItalic => FontStyle.SemiBoldItalic,
            _ => Upright,
        };
        double x = 0;
        var parts = new List<(double, double, MathBox)>();
        var at = 0;
        while (at < text.Length)
        {
            var face = FaceAt(text, at, fontStyle);
            var end = at;
            while (end < text.Length && ReferenceEquals(FaceAt(text, end, fontStyle), face)) end += Rune.GetRuneAt(text, end).Utf16SequenceLength;
            var box = face is null ? Missing(text[at..end], fontStyle, style) : Run(face, text[at..end], style, features);
            parts.Add((x, 0, box));
            x += box.Width;
            at = end;
        }

        return MathBox.Of(x, [.. parts]) with { IsCharacter = text.Length == 0 || Rune.GetRuneAt(text, 0).Utf16SequenceLength == text.Length };
    }

    private FontFace? FaceAt(string text, int at, FontStyle style) => fonts.FaceFor(Rune.GetRuneAt(text, at), settings.Role, style);

    /// <summary>True when the text face has a small form by <paramref name="feature"/> for every character.</summary>
    public bool HasFigures(string text, string feature)
    {
        var face = fonts.Family(settings.Role)[Upright];
        var (plain, small) = (Shaper.Shape(face, text), Shaper.Shape(face, text, [feature]));
        if (plain.Length != small.Length || plain.Length == 0) return false;
        for (var i = 0; i < plain.Length; i++)
            if (plain[i].Glyph == 0 || plain[i].Glyph == small[i].Glyph) return false;
        return true;
    }

    private MathBox Run(FontFace face, string text, MathStyle style, ReadOnlySpan<string> features)
    {
        var size = SizeOf(style);
        var scale = size / face.UnitsPerEm;
        var shaped = Shaper.Shape(face, text, features.IsEmpty && style.IsScript ? Unjoined : features);
        var glyphs = new List<RunGlyph>();
        double width = 0, height = 0, depth = 0;
        for (var i = 0; i < shaped.Length; i++)
        {
            var glyph = shaped[i];
            var isFirst = i == 0 || shaped[i - 1].Cluster != glyph.Cluster;
            var next = shaped.Skip(i + 1).Where(later => later.Cluster > glyph.Cluster).Select(later => later.Cluster).DefaultIfEmpty(text.Length).First();
            glyphs.Add(new(glyph.Glyph, new(glyph.Advance * scale), new(new(glyph.OffsetX * scale), new(-glyph.OffsetY * scale)), glyph.Cluster, isFirst ? next - glyph.Cluster : 0));
            width += glyph.Advance * scale;
            if (!face.HasOutlines) continue;
            var bounds = face.BoundsOf(glyph.Glyph);
            height = System.Math.Max(height, (bounds.YMax + glyph.OffsetY) * scale);
            depth = System.Math.Max(depth, -(bounds.YMin + glyph.OffsetY) * scale);
        }

        var run = new FrameItem.GlyphRun { Face = face, Size = new(size), Color = settings.Color, Text = text, Glyphs = glyphs.ToEquatableArray() };
        return new() { Width = width, Height = height, Depth = depth, Items = [new(0, 0, run)] };
    }

    private MathBox Missing(string text, FontStyle fontStyle, MathStyle style)
    {
        double x = 0;
        var parts = new List<(double, double, MathBox)>();
        var textStyle = new TextStyle { Role = settings.Role, Style = fontStyle, Size = new(SizeOf(style)), Color = settings.Color };
        foreach (var rune in text.EnumerateRunes())
        {
            if (missing.Add(rune.Value)) diagnostics.Add(MissingCharacter.Report(rune, null));
            var frame = MissingCharacter.Frame(fonts, rune, textStyle, new ShapeCache());
            var items = frame.Items.Select(placed => new MathItem(placed.At.X.Value, placed.At.Y.Value - frame.Baseline.Value, placed.Item)).ToList();
            parts.Add((x, 0, new MathBox { Width = frame.Size.Width.Value, Height = frame.Baseline.Value, Items = items }));
            x += frame.Size.Width.Value;
        }

        return MathBox.Of(x, [.. parts]);
    }
}
