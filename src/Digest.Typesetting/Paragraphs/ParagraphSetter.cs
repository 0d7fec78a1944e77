using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>Sets running text as lines: collect, prepare, break, justify.</summary>
public static class ParagraphSetter
{
    /// <summary>
    /// Sets a paragraph to a measure, which may be too narrow for it, even zero: lines then stick out. Characters that no face has and lines that
    /// stick out are diagnostics.
    /// </summary>
    public static Diagnosed<SetParagraph> Set(FontSet fonts, EquatableArray<Inline> content, ParagraphStyle style, Pt measure) =>
        Set(fonts, content, style, measure, RulesOf(style));

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

    internal static Diagnosed<SetParagraph> Set(FontSet fonts, EquatableArray<Inline> content, ParagraphStyle style, Pt measure, SettingRules rules)
    {
        var shapes = new ShapeCache(style.Language);
        var shape = LineShape.Of(style, measure);
        var prepared = Prepare(fonts, content, style, shape, rules, shapes);
        var broken = LineBreaker.Break(prepared.Tokens, shape, rules.Tuning);
        var setter = new LineSetter(fonts, prepared.Tokens, style, measure, shape, StrutOf(fonts, style.Text), rules.Margin, shapes);
        var frames = setter.Set(broken.Lines);
        return new(new() { Lines = frames.ToEquatableArray() }, [.. prepared.Diagnostics, .. setter.Diagnostics]);
    }

    /// <summary>What lines are chosen and set by in a style.</summary>
    internal static SettingRules RulesOf(ParagraphStyle style)
    {
        var margin = style.Alignment == ParagraphAlignment.Justified ? MarginAlignment.Optical : MarginAlignment.Metric;
        return new(BreakTuning.Of(style), margin, HyphenatorOf(style));
    }

    /// <summary>What the line breaker gets of a paragraph, and what was wrong with its text.</summary>
    internal static (List<Token> Tokens, IReadOnlyList<Diagnostic> Diagnostics) Prepare(
        FontSet fonts, EquatableArray<Inline> content, ParagraphStyle style, LineShape shape, SettingRules rules, ShapeCache shapes)
    {
        var items = new Collector(fonts, shapes, style.LinkColor).Collect(content, style.Text);
        var spaces = style.Alignment == ParagraphAlignment.Justified ? SpaceStretch.Elastic : SpaceStretch.Fixed;
        var preparer = new Preparer(fonts, shapes, new(new(shape.Narrowest), spaces, rules.Margin, rules.Hyphenator)
        {
            Parting = style.Parting,
            EntryEnd = style.EntryEnd,
            SparesHyphens = style.Hyphenation == HyphenationMode.Sparing,
        });
        return (preparer.Prepare(items), preparer.Diagnostics);
    }

    /// <summary>What divides the words of a paragraph, or null.</summary>
    internal static Hyphenator? HyphenatorOf(ParagraphStyle style) => style.Hyphenation == HyphenationMode.Automatic ? Hyphenator.For(style.Language)?.With(style.Exceptions) : null;

    /// <summary>What a line of text in a style takes above and below its baseline.</summary>
    internal static Strut StrutOf(FontSet fonts, TextStyle style)
    {
        var face = fonts.Family(style.Role)[style.Style];
        var unit = style.Size.Value / face.UnitsPerEm;
        return new(face.Ascender * unit, -face.Descender * unit);
    }
}

/// <summary>What lines are chosen and set by.</summary>
/// <param name="Tuning">What the breaker weighs.</param>
/// <param name="Margin">Whether line ends hang into the margin.</param>
/// <param name="Hyphenator">What divides words, or null.</param>
internal sealed record SettingRules(BreakTuning Tuning, MarginAlignment Margin, Hyphenator? Hyphenator);
