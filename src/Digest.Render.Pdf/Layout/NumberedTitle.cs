using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Sets the title of a paper with its number: hung into the margin where one column stands on a page, else at the column's edge with the
/// title moved in, since what hangs out of a second column would stand in the first.
/// </summary>
internal static class NumberedTitle
{
    private static readonly Pt Gap = new(7);

    /// <summary>Adds the title as the heading <paramref name="element"/>.</summary>
    public static void Add(Column column, int element, int? number, EquatableArray<Inline> title, TypeSize size, string anchor, Pt room, Frame? side = null)
    {
        var theme = column.Theme;
        var mark = number is { } n ? column.Setting.Line(Words.Figure(n), Theme.Serif(FontStyle.SemiBold, size.Size, theme.Mark), size.Leading) : null;
        var indent = mark is not null && theme.Columns > 1 ? mark.Size.Width + Gap : Pt.Zero;
        var lines = Balanced.Lines(column.Setting, title, theme.RaggedSerif(FontStyle.SemiBold, size, theme.Ink), column.Measure - indent);
        if (lines.IsEmpty) lines = [Setting.Blank(size.Leading)];
        var extra = mark is null ? [] : Number(number!.Value, mark, indent > Pt.Zero ? Pt.Zero : -mark.Size.Width - Gap, lines[0].Baseline);
        column.Heading(element, lines.Select(line => Column.Indented(line, indent)).ToEquatableArray(), anchor, room, side, extra);
    }

    private static EquatableArray<Placed> Number(int number, Frame mark, Pt x, Pt baseline) =>
        [new Placed(new Point(x, baseline - mark.Baseline), new FrameItem.Group(mark.Items) { Role = StructureRole.Span, ActualText = Words.Figure(number) + " " })];
}
