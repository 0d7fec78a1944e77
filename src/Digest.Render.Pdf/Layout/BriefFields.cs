using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Fields of a word or two ("Source", "Confidence"): their text stands beside the label, and neighbours share the column where texts begin.
/// Whether a label is brief is decided for the whole issue, so that papers look alike.
/// </summary>
internal static class BriefFields
{
    private const int MostCharacters = 32;
    private const int MostLabelCharacters = 24;

    private static readonly Pt Gap = new(9);

    /// <summary>The labels all of whose fields are one short paragraph outside a box.</summary>
    public static HashSet<string> LabelsOf(Issue issue) =>
        issue.Papers.SelectMany(paper => paper.Fields).Concat(issue.Ideas.SelectMany(idea => idea.Fields)).GroupBy(field => field.Label)
            .Where(group => group.Key.Length is > 0 and <= MostLabelCharacters && group.All(IsBrief)).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);

    private static bool IsBrief(Field field) => field.Form != FieldForm.Box
        && field.Content is [Block.Paragraph { Content: var content }]
        && !content.Any(inline => inline is Inline.LineBreak)
        && PlainText.Of(content).Length is > 0 and <= MostCharacters;

    /// <summary>Adds neighbouring brief fields.</summary>
    public static void Add(Column column, IReadOnlyList<Field> fields)
    {
        var theme = column.Theme;
        var style = theme.BodyStyle(column.Setting.Language) with { Alignment = ParagraphAlignment.Start };
        var labels = fields.Select(field => column.Setting.Line(column.Setting.Dated(field).Label, theme.Label, style.Leading)).ToList();
        var left = labels.Select(label => label.Size.Width).Aggregate(Pt.Zero, Pt.Max) + Gap;
        column.Space(7);
        using var list = column.Structure.Open(StructureRole.List);
        for (var i = 0; i < fields.Count; i++)
        {
            var content = ((Block.Paragraph)fields[i].Content[0]).Content;
            var lines = column.Setting.Lines(content, style, column.Measure - left);
            if (lines.IsEmpty) lines = [Setting.Blank(style.Leading)];
            if (i > 0) column.KeepWithNext();
            using var entry = column.Structure.Open(StructureRole.ListItem);
            var label = StructureBuilder.Mark(labels[i], column.Structure.Add(StructureRole.ListLabel));
            var body = column.Structure.Add(StructureRole.ListBody);
            column.Divide(lines.Select((line, number) => Beside(number == 0 ? label : null, StructureBuilder.Mark(line, body), left)).ToEquatableArray(), Pt.Zero);
        }
    }

    private static Frame Beside(Frame? label, Frame line, Pt left)
    {
        var text = new Placed(new Point(left, Pt.Zero), new FrameItem.Group(line.Items));
        return line with
        {
            Size = line.Size with { Width = line.Size.Width + left },
            Items = label is null ? [text] : [new Placed(new Point(Pt.Zero, line.Baseline - label.Baseline), new FrameItem.Group(label.Items)), text],
        };
    }
}
