using Digest.Typesetting.Formulas;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>What the text around a formula has to know of it: whether it ends in a figure, which a unit may follow, and how far its ink stands out to the left of it.</summary>
/// <param name="Last">The last character that it is read as; U+FFFC when it is none of ASCII.</param>
/// <param name="Overhang">How far the ink begins before the formula does, in points; an italic <c>J</c> or <c>f</c> would else touch the word before.</param>
internal readonly record struct FormulaEdges(char Last, double Overhang)
{
    /// <summary>The edges of a formula that is set.</summary>
    public static FormulaEdges Of(FormulaSegments formula)
    {
        if (formula.Items.IsEmpty) return new(WordDraft.InsetMark, 0);
        var last = formula.Items[^1].Frame.Items is [{ Item: FrameItem.Group { ActualText: [.., var end] } }] && char.IsAscii(end) ? end : WordDraft.InsetMark;
        return new(last, Math.Max(0, -InkStart(formula.Items[0].Frame.Items, 0)));
    }

    private static double InkStart(Model.EquatableArray<Placed> items, double x)
    {
        var start = double.PositiveInfinity;
        foreach (var placed in items)
        {
            var at = x + placed.At.X.Value;
            start = Math.Min(start, placed.Item switch
            {
                FrameItem.Group group => InkStart(group.Items, at),
                FrameItem.GlyphRun { Glyphs: [var glyph, ..] } run => at + glyph.Offset.X.Value + (run.Face.BoundsOf(glyph.Id).XMin * run.Size.Value / run.Face.UnitsPerEm),
                _ => at,
            });
        }

        return start;
    }
}
