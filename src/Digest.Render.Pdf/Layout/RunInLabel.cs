using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>Sets a field's label at the beginning of its text's first line, as narrow columns have it.</summary>
internal static class RunInLabel
{
    private static readonly Pt Gap = new(5);

    /// <summary>True when the field begins with a paragraph, and the label leaves that paragraph half a line.</summary>
    public static bool Fits(Column column, Field field, Pt indent) => field.Label.Length > 0
        && field.Content is [Block.Paragraph { Content.IsEmpty: false }, ..]
        && WidthOf(column, field.Label) < (column.Measure - indent * 2) * 0.5;

    /// <summary>Adds the field.</summary>
    public static void Add(Column column, Field field, ParagraphStyle style, Pt indent)
    {
        var content = ((Block.Paragraph)field.Content[0]).Content;
        var label = column.Setting.Line(field.Label, column.Theme.Label, style.Leading);
        var beside = style with { Beside = new SideBox { Width = WidthOf(column, field.Label), Lines = 1 } };
        var lines = column.Setting.Lines(content, beside, column.Measure - indent * 2);
        if (lines.IsEmpty) lines = [label with { Items = [] }];
        using (column.Structure.Open(StructureRole.Paragraph))
        {
            var at = new Point(Pt.Zero, lines[0].Baseline - label.Baseline);
            var first = lines[0] with { Items = [new Placed(at, new FrameItem.Group(label.Items) { Role = StructureRole.Span, ActualText = field.Label + " " }), .. lines[0].Items] };
            column.Divide([first, .. lines.Skip(1)], indent);
        }

        if (field.Content.Count == 1) return;
        column.Space(style.Leading.Value * 0.4);
        BlockFlow.Add(column, field.Content.Skip(1), style, indent, indent);
    }

    private static Pt WidthOf(Column column, string label) => column.Setting.WidthOf(label, column.Theme.Label) + Gap;
}
