using Digest.Model.Diagnostics;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// Reads a table that gives values of papers presented before it: one column has their identifiers, at least one other scores, none titles. Each row goes to its paper, which then
/// has both places; a row whose paper is not there is reported and stays in the table.
/// </summary>
internal sealed class ScoreTable(IssueDraft issue, List<Diagnostic> diagnostics)
{
    private readonly Vocabulary vocabulary = issue.Vocabulary;

    /// <summary>Takes the table when a row of it has its paper; false when it is any other table.</summary>
    public bool Takes(Block.Table table)
    {
        var heads = table.Head.Select(cell => PlainText.Of(cell.Content).Trim()).ToList();
        var meanings = heads.ConvertAll(vocabulary.Of);
        var key = meanings.FindIndex(meaning => meaning is Meaning.Arxiv or Meaning.Doi or Meaning.Pmid);
        if (key < 0 || meanings.Contains(Meaning.Title) || !meanings.Exists(meaning => meaning is Meaning.Scores or Meaning.Axis or Meaning.Total)) return false;
        var papers = new Dictionary<string, PaperDraft>();
        foreach (var draft in issue.Papers)
            foreach (var identifier in draft.Identifiers.All) papers.TryAdd(identifier.Value.ToLowerInvariant(), draft);
        var rows = table.Rows.Select(row => (Row: row, Paper: key < row.Cells.Count ? papers.GetValueOrDefault(Identifier(row.Cells[key])) : null)).ToList();
        if (rows.TrueForAll(row => row.Paper is null)) return false;
        foreach (var (row, paper) in rows.Where(row => row.Paper is not null)) Take(row, paper!, heads, key);
        var rest = rows.Where(row => row.Paper is null).Select(row => row.Row).ToEquatableArray();
        foreach (var row in rest) Report(row, key);
        if (!rest.IsEmpty) issue.Keep(table with { Rows = rest });
        return true;
    }

    private static string Identifier(TableCell cell)
    {
        var text = InlineCut.Links(cell.Content).FirstOrDefault()?.Target ?? PlainText.Of(cell.Content).Trim();
        return (IdentifierReader.BareArxiv(text) ?? IdentifierReader.Arxiv(text) ?? IdentifierReader.DoiLike(text) ?? IdentifierReader.Pmid(text) ?? text).ToLowerInvariant();
    }

    private void Take(TableRow row, PaperDraft paper, List<string> heads, int key)
    {
        paper.AddPlace(row.Origin);
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var content = row.Cells[i].Content;
            if (content.IsEmpty || i == key) continue;
            var label = new Label(i < heads.Count ? heads[i] : "", i < heads.Count ? vocabulary.Of(heads[i]) : Meaning.Unknown, content);
            if (paper.Take(label, row.Origin)) continue;
            paper.Fields.Start(FieldList.KindOf(label.Meaning), label.Text, FieldForm.Plain, row.Origin, [new Block.Paragraph(content) { Origin = row.Origin }]);
            paper.Fields.Close();
        }
    }

    private void Report(TableRow row, int key) => diagnostics.Add(new Diagnostic
    {
        Rule = RecognitionRules.RowWithoutPaper,
        Location = row.Origin.Location,
        Message = $"No paper of the issue has the identifier “{(key < row.Cells.Count ? PlainText.Of(row.Cells[key].Content).Trim() : "")}” of this row; the row stays a table.",
        Hint = "Check the identifier, or add the paper.",
    });
}
