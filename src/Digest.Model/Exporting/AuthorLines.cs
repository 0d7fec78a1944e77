using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Exporting;

/// <summary>The authors of a paper as one line, such as <c>Ana Silva¹ (Porto), Bo Li, …</c>, or where that would read differently as a table.</summary>
internal static class AuthorLines
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string More = "…";

    public static ListItem Entry(Paper paper)
    {
        var line = Line(paper);
        var list = new AuthorList(paper.Authors, paper.AuthorsElided, paper.AuthorsBeforeElision);
        if (AuthorReader.Read(Vocabulary.Embedded, [new Inline.Text(line)]) == list) return PaperOutline.Entry(CanonicalForm.Authors, [new Inline.Text(line)]);
        return PaperOutline.Entry(CanonicalForm.Authors, [], [PaperOutline.Table(["Author", "Mark", "Affiliations"], WithMore(paper, Row, ["", More]))]);
    }

    /// <summary>The authors that the rows of such a table name.</summary>
    public static AuthorList Read(Block.Table table)
    {
        var rows = table.Rows.Select(row => row.Cells.Select(cell => InlineCut.Flat(cell.Content)).ToList()).ToList();
        var more = rows.FindIndex(row => row is ["", More, ..]);
        var authors = rows.Where((_, at) => at != more).Select(row => new Author(row[0], row.Skip(2).Where(cell => cell.Length > 0).ToEquatableArray()) { Mark = row.Count > 1 && row[1].Length > 0 ? row[1] : null });
        return new AuthorList(authors.ToEquatableArray(), more >= 0, more >= 0 && more < rows.Count - 1 ? more : null);
    }

    private static string[] Row(Author author) => [author.Name, author.Mark ?? "", .. author.Affiliations];

    private static string Line(Paper paper)
    {
        var seen = new HashSet<string>();
        return string.Join(", ", WithMore(paper, author =>
        {
            var mark = string.Concat((author.Mark ?? "").Select(c => char.IsAsciiDigit(c) ? Raised[c - '0'] : c));
            var isSaid = author.Mark is { } shared && !seen.Add(shared);
            return author.Name + mark + (author.Affiliations.IsEmpty || isSaid ? "" : $" ({string.Join("; ", author.Affiliations)})");
        }, More));
    }

    private static IEnumerable<T> WithMore<T>(Paper paper, Func<Author, T> row, T more)
    {
        var rows = paper.Authors.Select(row).ToList();
        if (paper.AuthorsElided) rows.Insert(Math.Min(paper.AuthorsBeforeElision ?? rows.Count, rows.Count), more);
        return rows;
    }
}
