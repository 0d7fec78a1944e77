using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>A cell of the table of papers: the score's figure with its dots, below it the mean of the votes with their range. A score that is missing is said.</summary>
internal sealed class ScoreCell(Setting setting, ScoreGrid grid, string axis, ParagraphAlignment alignment)
{
    /// <summary>What it shows for a paper; the baseline is that of its first line.</summary>
    public Frame Of(Paper paper)
    {
        var score = paper.Scores.FirstOrDefault(score => score.Axis == axis);
        var rating = paper.Ratings.FirstOrDefault(rating => rating.Axis == axis);
        var (_, width) = grid.WidthOf(axis);
        var leading = setting.Theme.Type.Row.Leading;
        var items = new List<Placed>();
        if (score is not null) items.AddRange(Value(score));
        else if (rating is null) items.Add(Missing());
        var height = score is null && rating is not null ? Pt.Zero : leading;
        var baseline = Figure("0", grid.FigureStyle(axis)).Baseline;
        if (rating is not null)
        {
            var votes = setting.Lines(ScoreEntry.FigureOf(rating), setting.Theme.Ragged(grid.VotesStyle, setting.Theme.Type.Byline.Leading) with { Alignment = alignment }, width);
            items.Add(new Placed(new Point(Pt.Zero, height), new FrameItem.Group(Setting.Stack(votes, width).Items)));
            if (height == Pt.Zero && !votes.IsEmpty) baseline = votes[0].Baseline;
            height += setting.Theme.Type.Byline.Leading * votes.Count;
        }

        return new Frame { Size = new Size(width, height), Baseline = baseline, Items = items.ToEquatableArray() };
    }

    private IEnumerable<Placed> Value(Score score)
    {
        var figure = Figure(ScoreEntry.FigureOf(score), grid.FigureStyle(axis));
        yield return new Placed(new Point(LeftOf(figure), Pt.Zero), new FrameItem.Group(figure.Items));
        if (!grid.HasDots(score)) yield break;
        yield return Dots.At(new Point(grid.WidthOf(axis).Figure + ScoreGrid.DotGap, setting.Theme.Type.Row.Leading * 0.5 + new Pt(0.4)), score.Value, score.Max, setting.Theme.Accent, setting);
    }

    private Placed Missing()
    {
        var dash = Figure("–", grid.FigureStyle("") with { Color = setting.Theme.Mute });
        return new Placed(new Point(LeftOf(dash), Pt.Zero), new FrameItem.Group(dash.Items) { Role = StructureRole.Span, ActualText = setting.Words.NoScore });
    }

    // Figures of an axis end at one place, so that units stand below units.
    private Pt LeftOf(Frame figure) => (alignment == ParagraphAlignment.End ? grid.WidthOf(axis).Whole : grid.WidthOf(axis).Figure) - figure.Size.Width;

    private Frame Figure(string text, TextStyle style) => setting.Line(text, style, setting.Theme.Type.Row.Leading);
}
