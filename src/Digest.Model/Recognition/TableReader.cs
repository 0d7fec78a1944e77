using System.Collections.Frozen;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// Reads a table as a list of papers: one column has their titles, and at least one other what only papers have. Each row is a paper, each other cell a value
/// under its column's head.
/// </summary>
internal sealed class TableReader(IssueDraft issue)
{
    private readonly Vocabulary vocabulary = issue.Vocabulary;

    /// <summary>Takes the table when it is a list of papers; false when it is any other table.</summary>
    public bool Takes(Block.Table table)
    {
        if (issue.Fields is not null || issue.SectionKind is Meaning.SynthesisSection or Meaning.Ideas) return false;
        var heads = table.Head.Select(cell => PlainText.Of(cell.Content).Trim()).ToList();
        var meanings = heads.Select(vocabulary.Of).ToList();
        var titles = meanings.IndexOf(Meaning.Title);
        if (titles < 0) titles = heads.FindIndex(head => Vocabulary.Normal(head) == "paper" || vocabulary.Of(head) is Meaning.PaperItem or Meaning.Papers);
        if (titles < 0 && meanings.Contains(Meaning.Authors)) titles = heads.FindIndex(head => Vocabulary.Normal(head) == "name");
        var isPapers = titles >= 0 && (meanings.Where((meaning, at) => at != titles && IsOfPaper(meaning)).Any() || table.Rows.All(row => titles < row.Cells.Count && InlineCut.Links(row.Cells[titles].Content).Any(link => IdentifierReader.Identifies(link.Target))));
        var isUsed = heads.Select((head, at) => vocabulary.Of(head) != Meaning.Unknown || at == titles || !head.HasLetterOrDigit() || table.Rows.Any(row => at < row.Cells.Count && !row.Cells[at].Content.IsEmpty));
        if (!isPapers || table.Rows.IsEmpty || !isUsed.All(used => used) || table.Rows.Any(row => titles >= row.Cells.Count || row.Cells[titles].Content.IsEmpty)) return false;
        var authors = meanings.IndexOf(Meaning.Authors);
        var isInverted = authors >= 0 && table.Rows.Any(row => authors < row.Cells.Count && InlineCut.Flat(row.Cells[authors].Content).Contains(';', StringComparison.Ordinal));
        foreach (var row in table.Rows) ReadRow(row, heads, titles, authors >= 0, isInverted);
        issue.CloseItem();
        return true;
    }

    private static bool IsOfPaper(Meaning meaning) =>
        meaning is Meaning.Authors or Meaning.Link or Meaning.Source or Meaning.Venue or Meaning.Date or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.Scores or Meaning.Total or Meaning.Axis;

    // What stands over the numbers of rows.
    private static readonly FrozenSet<string> Counts = FrozenSet.Create("number", "index", "rank", "ranking", "position", "order", "paper", "ordinal", "nummer", "número", "numéro", "номер", "번호", "순위", "序号", "编号", "排名", "番号", "順位");

    private static bool IsCount(string head) => head.LetterCount() <= 4 || Words.Of(head).All(Counts.Contains);

    // Where semicolons stand between the names of other rows, a comma belongs to a name.
    private void ReadRow(TableRow row, List<string> heads, int titles, bool authors, bool isInverted)
    {
        var number = row.Cells[0].Content is [Inline.Text { Value: var first }] && int.TryParse(first.Trim('.', ' '), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var found) ? found : (int?)null;
        var lines = InlineCut.Lines(row.Cells[titles].Content);
        issue.StartPaper(number, lines is [var title, ..] ? title : row.Cells[titles].Content, row.Origin, 0);
        var paper = issue.Paper!;
        foreach (var line in lines.Skip(1))
            if ((authors ? line : MetaLine.Take(line, paper, row.Origin)) is { IsEmpty: false } rest) issue.Keep(new Block.Paragraph(rest) { Origin = row.Origin });
        paper.Fields.Close();
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var content = row.Cells[i].Content;
            if (i == titles || content.IsEmpty || (i == 0 && number is not null && IsCount(heads[0]))) continue;
            var label = new Label(i < heads.Count ? heads[i] : "", i < heads.Count ? vocabulary.Of(heads[i]) : Meaning.Unknown, content);
            if (isInverted && label.Meaning == Meaning.Authors && InlineCut.Flat(content).AsSpan().IndexOfAny(',', ';') is >= 0 and var mark && InlineCut.Flat(content)[mark] == ',') label = new Label(label.Text, label.Meaning, InlineText.Tidy([.. content, new Inline.Text(";")]));
            if (paper.Take(label, row.Origin)) continue;
            paper.Fields.Start(FieldList.KindOf(label.Meaning), label.Text, FieldForm.Plain, row.Origin, [new Block.Paragraph(content) { Origin = row.Origin }]);
            paper.Fields.Close();
        }
    }
}
