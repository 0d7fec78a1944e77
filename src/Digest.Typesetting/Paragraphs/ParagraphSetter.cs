using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>Sets running text as lines: collect, prepare, break, justify.</summary>
public static class ParagraphSetter
{
    /// <summary>What lines may stretch before one sticks out, in em.</summary>
    private const double EmergencyStretch = 1.5;

    /// <summary>How much shorter than the measure a line of uneven text may be at badness 100, in em.</summary>
    private const double RaggedStretch = 3;

    /// <summary>Sets a paragraph to a measure. Characters that no face has and lines that stick out are diagnostics.</summary>
    public static Diagnosed<SetParagraph> Set(FontSet fonts, EquatableArray<Inline> content, ParagraphStyle style, Pt measure)
    {
        var isJustified = style.Alignment == ParagraphAlignment.Justified;
        var tuning = new BreakTuning
        {
            EmergencyStretch = style.Text.Size.Value * EmergencyStretch,
            EndStretch = isJustified ? 0 : style.Text.Size.Value * RaggedStretch,
        };
        return Set(fonts, content, style, measure, tuning, isJustified ? MarginAlignment.Optical : MarginAlignment.Metric);
    }

    /// <summary>Sets plain text to a measure.</summary>
    public static Diagnosed<SetParagraph> Set(FontSet fonts, string text, ParagraphStyle style, Pt measure) =>
        Set(fonts, [new Inline.Text(text)], style, measure);

    /// <summary>How wide the text is on one line with its natural spaces; the widest line when the author broke it.</summary>
    public static Pt WidthOf(FontSet fonts, EquatableArray<Inline> content, TextStyle style)
    {
        var shapes = new ShapeCache();
        var items = new Collector(fonts, shapes, null).Collect(content, style);
        var options = new PrepareOptions(new(double.PositiveInfinity), SpaceStretch.Fixed, MarginAlignment.Metric, null);
        var (widest, width) = (0.0, 0.0);
        foreach (var token in new Preparer(fonts, shapes, options).Prepare(items))
        {
            width += token.Kind is TokenKind.Box or TokenKind.Space ? token.Width : 0;
            widest = Math.Max(widest, width);
            if (token.Kind == TokenKind.LineEnd) width = 0;
        }

        return new(widest);
    }

    /// <summary>How wide plain text is on one line.</summary>
    public static Pt WidthOf(FontSet fonts, string text, TextStyle style) => WidthOf(fonts, [new Inline.Text(text)], style);

    internal static Diagnosed<SetParagraph> Set(
        FontSet fonts, EquatableArray<Inline> content, ParagraphStyle style, Pt measure, BreakTuning tuning, MarginAlignment margin)
    {
        var shapes = new ShapeCache(style.Language);
        var items = new Collector(fonts, shapes, style.LinkColor).Collect(content, style.Text);
        var narrowest = measure - Pt.Max(style.FirstIndent, style.HangingIndent);
        var spaces = style.Alignment == ParagraphAlignment.Justified ? SpaceStretch.Elastic : SpaceStretch.Fixed;
        var hyphenator = style.Hyphenation == HyphenationMode.Automatic ? Hyphenator.For(style.Language) : null;
        var preparer = new Preparer(fonts, shapes, new(narrowest, spaces, margin, hyphenator));
        var tokens = preparer.Prepare(items);
        var lines = LineBreaker.Break(tokens, (measure - style.FirstIndent).Value, (measure - style.HangingIndent).Value, tuning);
        var setter = new LineSetter(fonts, tokens, style, measure, StrutOf(fonts, style.Text), margin, shapes);
        var frames = setter.Set(lines);
        return new(new() { Lines = frames.ToEquatableArray() }, [.. preparer.Diagnostics, .. setter.Diagnostics]);
    }

    private static Strut StrutOf(FontSet fonts, TextStyle style)
    {
        var face = fonts.Family(style.Role)[style.Style];
        var unit = style.Size.Value / face.UnitsPerEm;
        return new(face.Ascender * unit, -face.Descender * unit);
    }
}
