using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Sets a paper: number, title, authors, then its fields. Identifiers and scores stand in the side column, or under the authors where there is none.
/// A brief paper has its first sentences instead of its fields.
/// </summary>
internal static class PaperFlow
{
    private static readonly Pt LeastRoom = new(90);

    /// <summary>A paper under its anchor, set by itself; <paramref name="depth"/> is the level of the heading that it stands below.</summary>
    public static Column Part(Setting setting, Paper paper, string anchor, int depth)
    {
        var part = setting.ForPart();
        (part.Structure.Level, part.Structure.Depth) = (depth, depth);
        var column = new Column(part, part.Theme.Measure) { IsPart = true };
        Add(column, paper, anchor);
        return column;
    }

    /// <summary>Adds a paper that was set by itself.</summary>
    public static void Add(Column column, Column part)
    {
        column.Space(column.IsKept ? 13 : 22);
        column.Add(part, column.Setting.Take(part.Setting));
    }

    private static void Add(Column column, Paper paper, string anchor)
    {
        var theme = column.Theme;
        using var section = column.Structure.Open(StructureRole.Section);
        var heading = column.Structure.AddHeading(column.Structure.Depth + 1);
        var (side, more) = theme.HasSide ? SideNote.Of(paper, column.Setting) : (null, []);
        var first = column.Count;
        NumberedTitle.Add(column, heading, paper.Number, Title(paper), theme.Type.Title, anchor, Pt.Max(side?.Size.Height ?? Pt.Zero, LeastRoom), side);
        column.Structure.Depth++;
        AuthorLines.Add(column, paper);
        if (theme.HasSide) AddMore(column, more);
        else PaperMeta.Add(column, paper);
        if (paper.Extent == PaperExtent.Brief) AddBrief(column, paper);
        else AddFields(column, paper.Fields);
        column.Structure.Depth--;
        if (side is not null) column.Clear(first, side.Size.Height);
        column.Release();
    }

    /// <summary>The title, or what stands for it where the source gives none.</summary>
    public static EquatableArray<Inline> Title(Paper paper) => paper.Title.IsEmpty ? [new Inline.Text(paper.ShortTitle ?? paper.Id)] : paper.Title;

    private static void AddMore(Column column, EquatableArray<Inline> more)
    {
        if (more.IsEmpty) return;
        column.Space(4);
        column.Lines(column.Setting.Lines(more, column.Theme.RaggedRow(column.Theme.Type.Note) with { LinkColor = column.Theme.Accent }, column.Measure));
    }

    private static void AddBrief(Column column, Paper paper)
    {
        if (Gist.Of(paper, sentences: 2) is not { IsEmpty: false } gist) return;
        column.Space(5);
        column.Paragraph(gist, column.Theme.BodyStyle(column.Setting.Language));
    }

    /// <summary>Adds fields in order; brief ones that are neighbours stand as a small table.</summary>
    public static void AddFields(Column column, EquatableArray<Field> fields)
    {
        for (var i = 0; i < fields.Count;)
        {
            var end = i;
            while (end < fields.Count && column.Setting.IsBrief(fields[end])) end++;
            if (end == i) AddField(column, column.Setting.Dated(fields[i++]));
            else BriefFields.Add(column, [.. fields.Skip(i).Take(end - i)]);
            i = Math.Max(i, end);
        }
    }

    /// <summary>Adds a field: its label above or before its text, in a tinted box when the source sets it apart.</summary>
    private static void AddField(Column column, Field field)
    {
        if (field.Form == FieldForm.Box)
        {
            column.Space(8);
            column.Box(() => AddText(column, field, new Pt(8), LabelPlace.Above));
            column.Space(8);
            return;
        }

        column.Space(7);
        AddText(column, field, Pt.Zero, column.Theme.Labels);
    }

    private static void AddText(Column column, Field field, Pt indent, LabelPlace place)
    {
        var style = column.Theme.BodyStyle(column.Setting.Language);
        if (place == LabelPlace.RunIn && RunInLabel.Fits(column, field, indent))
        {
            RunInLabel.Add(column, field, style, indent);
        }
        else
        {
            if (field.Label.Length > 0)
            {
                BlockFlow.Label(column, [new Inline.Text(field.Label)], indent);
                column.Space(1);
                column.KeepWithNext();
            }

            BlockFlow.Add(column, field.Content, style, indent, indent);
        }

        // A heading that ends a field heads the next.
        if (field.Content is not [.., Block.Heading]) column.Release();
    }
}
