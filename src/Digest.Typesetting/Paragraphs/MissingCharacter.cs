using System.Globalization;
using System.Text;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Text;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>The stand-in for a character that no face has: a box with the code point's hexadecimal digits in one row, so that extraction takes it for part of the line.</summary>
internal static class MissingCharacter
{
    private const double DigitScale = 0.36;
    private const double BoxHeight = 0.76;
    private const double DigitBaseline = 0.67;
    private const double Padding = 0.06;
    private const double Line = 0.04;

    /// <summary>What is said of it; the same wherever it stands, so that many places can be told as one.</summary>
    public static Diagnostic Report(Rune character, Location? location) => new()
    {
        Rule = ParagraphRules.MissingCharacter,
        Message = string.Create(CultureInfo.InvariantCulture, $"No font has the character U+{character.Value:X4}; a box with its number stands for it."),
        Location = location,
        Hint = "Name a font for this script as a fallback, or write the word without it.",
    };

    /// <summary>The box on its baseline; readers and searches get the character itself.</summary>
    public static Frame Frame(FontSet fonts, Rune character, TextStyle style, ShapeCache shapes)
    {
        var digits = character.Value.ToString("X4", CultureInfo.InvariantCulture);
        var small = style with { Role = FontRole.Sans, Style = FontStyle.Regular, Size = style.Size * DigitScale, Features = [], Tracking = default };
        var face = fonts.Sans.Regular;
        var em = style.Size;
        var run = Digits(face, small, digits, shapes);
        var (width, height) = (run.Width + em * (2 * (Padding + Line)), em * BoxHeight);
        var outline = new Placed(new(em * Line, Pt.Zero), Outline(width - em * (2 * Line), height, style));
        var figures = new Placed(new((width - run.Width) / 2, height * DigitBaseline), run);
        var group = new FrameItem.Group([outline, figures]) { Role = StructureRole.Span, ActualText = character.ToString() };
        return new() { Size = new(width, height), Baseline = height, Items = [new(Point.Origin, group)] };
    }

    private static FrameItem.Path Outline(Pt width, Pt height, TextStyle style) => new(
        [
            new(PathStepKind.Move, Point.Origin),
            new(PathStepKind.Line, new(width, Pt.Zero)),
            new(PathStepKind.Line, new(width, height)),
            new(PathStepKind.Line, new(Pt.Zero, height)),
            new(PathStepKind.Close, Point.Origin),
        ],
        null,
        style.Color,
        style.Size * Line);

    private static FrameItem.GlyphRun Digits(FontFace face, TextStyle style, string digits, ShapeCache shapes)
    {
        var glyphs = shapes.Shape(face, style, digits)
            .Select((glyph, i) => new RunGlyph(glyph.Glyph, new(ShapeCache.AdvanceOf(face, style, glyph.Advance)), default, Math.Min(i, digits.Length - 1), i < digits.Length ? 1 : 0));
        return new() { Face = face, Size = style.Size, Color = style.Color, Text = digits, Glyphs = glyphs.ToEquatableArray() };
    }
}
