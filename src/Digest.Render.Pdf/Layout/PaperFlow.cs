using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>Sets a paper: number in the margin, title, authors, then its fields; identifiers and scores stand in the side column.</summary>
internal static class PaperFlow
{
    /// <summary>Adds a paper under its anchor.</summary>
    public static void Add(Column column, Paper paper, string anchor)
    {
        var theme = column.Theme;
        var setting = column.Setting;
        using var section = column.Structure.Open(StructureRole.Section);
        var heading = column.Structure.AddHeading(column.Structure.Depth + 1);
        var (side, more) = SideNote.Of(paper, setting);
        var room = Pt.Max(side?.Size.Height ?? Pt.Zero, new Pt(90));
        column.Space(22);
        var first = column.Count;
        var style = theme.Ragged(Theme.Serif(FontStyle.SemiBold, new Pt(15), theme.Ink), new Pt(18));
        var title = setting.Lines(Title(paper), style, theme.Measure);
        column.Heading(heading, title, anchor, room, side, MarginNumber(paper.Number, title, setting));
        column.Structure.Depth++;
        AddAuthors(column, paper);
        if (!more.IsEmpty)
        {
            column.Space(4);
            column.Lines(setting.Lines(more, theme.Ragged(Theme.Sans(FontStyle.Regular, 7.4, theme.Mute), new Pt(10.6)) with { LinkColor = theme.Accent }, theme.Measure));
        }

        AddFields(column, paper.Fields);
        column.Structure.Depth--;
        if (side is not null) column.Clear(first, side.Size.Height);
        column.Release();
    }

    /// <summary>The title, or what stands for it where the source gives none.</summary>
    public static EquatableArray<Inline> Title(Paper paper) => paper.Title.IsEmpty ? [new Inline.Text(paper.ShortTitle ?? paper.Id)] : paper.Title;

    /// <summary>A number hung into the left margin on the first baseline of a title; nothing without a number.</summary>
    public static EquatableArray<Placed> MarginNumber(int? number, EquatableArray<Frame> title, Setting setting)
    {
        if (number is null || title.IsEmpty) return [];
        var theme = setting.Theme;
        var frame = setting.Line(Words.Figure(number.Value), Theme.Serif(FontStyle.SemiBold, new Pt(15), theme.Mark), new Pt(18));
        return [new Placed(new Point(-frame.Size.Width - new Pt(7), title[0].Baseline - frame.Baseline), new FrameItem.Group(frame.Items) { Role = StructureRole.Span, ActualText = Words.Figure(number.Value) + " " })];
    }

    private static void AddAuthors(Column column, Paper paper)
    {
        if (paper.Authors.IsEmpty) return;
        var theme = column.Theme;
        var setting = column.Setting;
        column.Space(2);
        column.KeepWithNext();
        var style = theme.Ragged(Theme.Serif(FontStyle.Italic, new Pt(9.5), theme.Mute), new Pt(12.4));
        column.Lines(setting.Lines(AuthorLine(paper), style, theme.Measure));
        column.KeepWithNext();
        var affiliations = Affiliations(paper);
        if (affiliations.IsEmpty) return;
        column.Lines(setting.Lines(affiliations, theme.Ragged(Theme.Serif(FontStyle.Regular, new Pt(8.6), theme.Mute), new Pt(11.4)), theme.Measure));
        column.KeepWithNext();
    }

    private static EquatableArray<Inline> AuthorLine(Paper paper)
    {
        var parts = new List<Inline>();
        for (var i = 0; i < paper.Authors.Count; i++)
        {
            var author = paper.Authors[i];
            if (i > 0) parts.Add(new Inline.Text(paper.AuthorsBeforeElision == i ? ", …, " : ", "));
            parts.Add(new Inline.Text(author.Name));
            if (author.Mark is { } mark) parts.Add(new Inline.Superscript([new Inline.Text(mark)]));
        }

        if (paper.AuthorsElided && paper.AuthorsBeforeElision is null) parts.Add(new Inline.Text(" et al."));
        return parts.ToEquatableArray();
    }

    // Each institution once, with the mark that its authors bear.
    private static EquatableArray<Inline> Affiliations(Paper paper)
    {
        var parts = new List<Inline>();
        var seen = new HashSet<(string?, string)>();
        foreach (var author in paper.Authors)
        {
            foreach (var name in author.Affiliations)
            {
                if (!seen.Add((author.Mark, name))) continue;
                if (parts.Count > 0) parts.Add(new Inline.Text("; "));
                if (author.Mark is { } mark) parts.Add(new Inline.Superscript([new Inline.Text(mark)]));
                parts.Add(new Inline.Text(name));
            }
        }

        return parts.ToEquatableArray();
    }

    /// <summary>Adds fields in order; brief ones that are neighbours stand as a small table.</summary>
    public static void AddFields(Column column, EquatableArray<Field> fields)
    {
        for (var i = 0; i < fields.Count;)
        {
            var end = i;
            while (end < fields.Count && column.Setting.IsBrief(fields[end])) end++;
            if (end == i) AddField(column, fields[i++]);
            else BriefFields.Add(column, [.. fields.Skip(i).Take(end - i)]);
            i = Math.Max(i, end);
        }
    }

    /// <summary>Adds a field: its label on a line of its own, then its text, in a tinted box when the source sets it apart.</summary>
    private static void AddField(Column column, Field field)
    {
        if (field.Form == FieldForm.Box)
        {
            column.Space(8);
            column.Box(() => AddText(column, field, new Pt(8)));
            return;
        }

        column.Space(7);
        AddText(column, field, Pt.Zero);
    }

    private static void AddText(Column column, Field field, Pt indent)
    {
        if (field.Label.Length > 0)
        {
            BlockFlow.Label(column, [new Inline.Text(field.Label)], indent);
            column.Space(1);
            column.KeepWithNext();
        }

        BlockFlow.Add(column, field.Content, column.Theme.BodyStyle(column.Setting.Language), indent, indent);
        column.Release();
    }
}
