using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// The last stage: each line's missing or excess width is shared among its spaces in proportion to what they may stretch or shrink, and the
/// pieces become a frame. Widths are measured again here, on what the line really holds.
/// </summary>
internal sealed class LineSetter(FontSet fonts, List<Token> tokens, ParagraphStyle style, Pt measure, LineShape shape, Strut strut, MarginAlignment margin, ShapeCache shapes)
{
    /// <summary>How much may stick out before it is worth telling: less than a hair line.</summary>
    private const double Tolerance = 0.1;

    /// <summary>Spaces may shrink a little more than the breaker planned, since a divided word is measured again.</summary>
    private const double LeastRatio = -1.1;

    private readonly OverfullLines overfull = new();
    private readonly int? level = VisualOrder.LevelOf(tokens);

    /// <summary>The lines that stick out, in order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => overfull.Diagnostics;

    /// <summary>The frames of <paramref name="lines"/>.</summary>
    public List<Frame> Set(IReadOnlyList<LineSpan> lines)
    {
        using var builder = new LineBuilder(fonts, shapes);
        var frames = new List<Frame>(lines.Count);
        var pieces = lines.Select(line => LinePieces.Of(tokens, line, shapes)).ToList();
        var opening = new LineOpening(style.Leading.Value, strut, style.Text.Size.Value).Of(pieces);
        for (var i = 0; i < lines.Count; i++)
        {
            var before = i > 0 ? LastWord(pieces[i - 1]) : null;
            var after = i + 1 < lines.Count ? FirstWord(pieces[i + 1]) : null;
            var first = FirstWord(pieces[i]);
            var last = LastWord(pieces[i]);
            var divided = new DividedWords(first is not null && first == before ? first : null, last is not null && last == after ? last : null);
            var baseline = new Pt(strut.BaselineIn(style.Leading.Value) + opening[i].Above);
            builder.Begin(baseline, divided);
            var line = Line(builder, pieces[i], tokens[lines[i].End], shape[i]);
            var height = style.Leading + new Pt(opening[i].Above + opening[i].Below);
            frames.Add(new() { Size = new(measure, height), Baseline = baseline, Items = line });
        }

        return frames;
    }

    private static Word? FirstWord(List<LinePiece> pieces) => pieces.Count > 0 ? (pieces[0] as LinePiece.Glyphs)?.Stretch.Word : null;

    private static Word? LastWord(List<LinePiece> pieces) => pieces.Count > 0 ? (pieces[^1] as LinePiece.Glyphs)?.Stretch.Word : null;

    private EquatableArray<Placed> Line(LineBuilder builder, List<LinePiece> pieces, in Token end, LineRoom room)
    {
        var natural = 0.0;
        foreach (var piece in pieces) natural += piece.Width;
        var hang = HangOf(pieces);
        var missing = room.Width - natural + hang;
        var ratio = Ratio(pieces, missing, end.Kind);
        var right = missing >= 0 && LineOpening.NumberIn(pieces) is var number and > 0 ? BuildNumbered(builder, pieces, number, room) : BuildAligned(builder, pieces, missing, ratio, room);
        var space = end.Material is Material.Parting parting ? parting.After : end;
        if (space.Material is Material.Blank trailing) builder.AddTrailing(trailing, space.Width);
        var excess = right - hang - room.Left - room.Width;
        if (excess > Tolerance) overfull.Add(pieces, excess, room.Width);
        return builder.Finish();
    }

    private double BuildAligned(LineBuilder builder, List<LinePiece> pieces, double missing, double ratio, LineRoom room)
    {
        var placed = Math.Max(0, AlignmentOf(pieces) switch
        {
            ParagraphAlignment.Center => missing / 2,
            ParagraphAlignment.End => missing,
            _ => 0,
        });
        var drawn = level is { } turning ? VisualOrder.Of(pieces, turning, shapes) : pieces;
        return builder.Build(drawn, room.Left + placed, ratio);
    }

    /// <summary>A displayed formula in the middle and its number at the margin; where the formula would come nearer to the number than that is wide, in the middle of what it leaves (The TeXbook, chapter 19).</summary>
    private double BuildNumbered(LineBuilder builder, List<LinePiece> pieces, int number, LineRoom room)
    {
        var (formula, margin) = (pieces[..number], pieces[number..]);
        while (formula.Count > 0 && formula[^1] is LinePiece.Blank) formula.RemoveAt(formula.Count - 1);
        var (width, marginWidth) = (formula.Sum(piece => piece.Width), margin.Sum(piece => piece.Width));
        var placed = (room.Width - width) / 2;
        if (placed < 2 * marginWidth) placed = (room.Width - width - marginWidth) / 2;
        builder.Build(formula, room.Left + placed, 0);
        return builder.Build(margin, room.Left + room.Width - marginWidth, 0);
    }

    private ParagraphAlignment AlignmentOf(List<LinePiece> pieces) =>
        !LineOpening.IsDisplayed(pieces) ? style.Alignment : LineOpening.NumberIn(pieces) == 0 ? ParagraphAlignment.End : ParagraphAlignment.Center;

    private double Ratio(List<LinePiece> pieces, double missing, TokenKind end)
    {
        if (missing >= 0 && (end == TokenKind.LineEnd || AlignmentOf(pieces) != ParagraphAlignment.Justified)) return 0;
        var room = 0.0;
        foreach (var piece in pieces)
            if (piece is LinePiece.Blank blank) room += missing < 0 ? blank.Shrink : blank.Stretch;
        return room > 0 ? Math.Max(LeastRatio, missing / room) : 0;
    }

    private double HangOf(List<LinePiece> pieces)
    {
        if (margin == MarginAlignment.Metric || LineOpening.IsDisplayed(pieces) || pieces.Count == 0 || pieces[^1] is not LinePiece.Glyphs last) return 0;
        var part = Protrusion.Of(last.Text[^1]);
        if (part == 0) return 0;
        var glyphs = last.Shaped ?? shapes.Shape(last.Stretch.Face, last.Stretch.Style.Text, last.Text);
        return glyphs.Length == 0 ? 0 : part * ShapeCache.AdvanceOf(last.Stretch.Face, last.Stretch.Style.Text, glyphs[^1].Advance);
    }
}

/// <summary>The words that a line shares with its neighbours.</summary>
/// <param name="Continued">The word whose first part ended the line before, or null.</param>
/// <param name="Broken">The word whose next part starts the line after, or null.</param>
internal readonly record struct DividedWords(Word? Continued, Word? Broken);
