using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;

namespace Digest.Render.Pdf.Layout;

/// <summary>Sets who wrote a paper, and below where they work.</summary>
internal static class AuthorLines
{
    /// <summary>Adds both, kept with the title above and the text below.</summary>
    public static void Add(Column column, Paper paper)
    {
        if (paper.Authors.IsEmpty) return;
        var theme = column.Theme;
        column.Space(2);
        column.KeepWithNext();
        column.WholeLines(column.Setting.Lines(AuthorLine(paper), theme.RaggedSerif(FontStyle.Italic, theme.Type.Authors, theme.Mute) with { EntryEnd = ',' }, column.Measure));
        column.KeepWithNext();
        var affiliations = Affiliations(paper);
        if (affiliations.IsEmpty) return;
        column.WholeLines(column.Setting.Lines(affiliations, theme.RaggedSerif(FontStyle.Regular, theme.Type.Affiliations, theme.Mute) with { EntryEnd = ';' }, column.Measure));
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

    // Each institution once, with all marks that its authors bear.
    private static EquatableArray<Inline> Affiliations(Paper paper)
    {
        var parts = new List<Inline>();
        foreach (var place in paper.Authors.SelectMany(author => author.Affiliations.Select(name => (Name: name, author.Mark))).GroupBy(part => part.Name, part => part.Mark))
        {
            if (parts.Count > 0) parts.Add(new Inline.Text("; "));
            var marks = string.Join(',', place.OfType<string>().Distinct());
            if (marks.Length > 0) parts.Add(new Inline.Superscript([new Inline.Text(marks)]));
            parts.Add(new Inline.Text(place.Key));
        }

        return parts.ToEquatableArray();
    }
}
