using System.Text;
using Digest.Model.Diagnostics;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Scoring;

/// <summary>Reads score sheets: finds what parts the cells and what each column is, then the rows.</summary>
internal sealed class ScoreSheetReader
{
    private static readonly string[] NumberHeads = ["number", "no", "no.", "nr", "nr.", "#", "nummer", "numéro", "número", "编号", "序号"];
    private static readonly string[] IdHeads = ["id", "identifier", "arxiv", "doi", "paper id", "kennung"];
    private static readonly string[] TitleHeads = ["title", "paper", "titel", "titre", "título", "titolo", "标题", "论文"];
    private static readonly string[] RaterHeads = ["rater", "reviewer", "name", "who", "voter", "bewerter", "gutachter", "评审"];
    private static readonly string[] RemarkHeads = ["remarks", "remark", "comment", "comments", "note", "notes", "bemerkung", "kommentar", "备注"];

    private readonly SourceText source;
    private readonly Findings findings;
    private readonly string name;

    private ScoreSheetReader(SourceText source) => (this.source, findings, name) = (source, new Findings(source, Vocabulary.Embedded), Path.GetFileNameWithoutExtension(source.Name));

    public static Diagnosed<ScoreSheet> Read(string name, ReadOnlyMemory<byte> bytes)
    {
        var decoded = SourceReader.Decode(name, Readable(bytes));
        var reader = new ScoreSheetReader(decoded.Value);
        if (decoded.Value.Text.Length == 0) return new(new ScoreSheet { Name = reader.name }, decoded.Diagnostics);
        return decoded.Then(_ => new Diagnosed<ScoreSheet>(reader.Sheet(), reader.findings.InOrder));
    }

    // Spreadsheets save the machine's old code page, in which every byte is a letter.
    private static ReadOnlyMemory<byte> Readable(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || System.Text.Unicode.Utf8.IsValid(bytes.Span) || bytes.Span.Contains((byte)0)) return bytes;
        return Encoding.UTF8.GetBytes(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes.Span));
    }

    private ScoreSheet Sheet()
    {
        var text = source.Text;
        // The first line may say what parts the cells; places are counted from the start of the file all the same.
        char? told = text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 ? text[4] : null;
        var start = told is null ? 0 : text.IndexOf('\n', StringComparison.Ordinal) + 1;
        var separator = told ?? SeparatorOf(text);
        var records = new DelimitedRecords(text[start..], separator, false);
        var rows = records.Read(int.MaxValue).Where(record => record.Cells.Any(cell => cell.Text.Trim().Length > 0)).ToList();
        if (rows.Count == 0) return Refused("it has no row");
        var columns = rows[0].Cells.Select(cell => cell.Text.Replace('\u00A0', ' ').Trim().Trim('\uFEFF')).ToList();
        var at = new Columns(Find(columns, IdHeads), Find(columns, NumberHeads), Find(columns, TitleHeads), Find(columns, RaterHeads));
        if (at is { Id: < 0, Number: < 0, Title: < 0 }) return Refused($"its first row names no column “id”, “number” or “title”, only {string.Join(", ", columns.Take(10).Select(column => $"“{column}”"))}");
        var axes = Axes(columns, at, rows, start);
        if (axes.Count == 0) return Refused("it has no column with votes");
        return new ScoreSheet { Name = name, Axes = axes.Select(axis => axis.Name).ToEquatableArray(), Rows = rows.Skip(1).Select(record => Row(record, at, axes, start)).ToEquatableArray() };
    }

    private ScoreSheet Refused(string why)
    {
        findings.Report(ScoringRules.NoSheet, new TextSpan(0, 0), $"This is no score sheet: {why}.", "digest scores template writes one to be filled in.");
        return new ScoreSheet { Name = name };
    }

    private sealed record Columns(int Id, int Number, int Title, int Rater);

    private static char SeparatorOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? text : text[..end];
        return new[] { ',', ';', '\t' }.MaxBy(separator => first.Count(c => c == separator));
    }

    private static int Find(List<string> columns, string[] heads) => columns.FindIndex(column => heads.Contains(column.TrimEnd(':', '*', ' '), StringComparer.OrdinalIgnoreCase));

    // Every other column is an axis when most of what stands in it are votes, or nothing does.
    private List<(string Name, int Column)> Axes(List<string> columns, Columns at, List<DelimitedRecord> rows, int start)
    {
        var axes = new List<(string Name, int Column)>();
        for (var column = 0; column < columns.Count; column++)
        {
            var head = AxisName(columns[column]);
            if (column == at.Id || column == at.Number || column == at.Title || column == at.Rater || RemarkHeads.Contains(head, StringComparer.OrdinalIgnoreCase)) continue;
            var cells = rows.Skip(1).Where(row => column < row.Cells.Count).Select(row => row.Cells[column].Text).Where(cell => !VoteReader.IsEmpty(cell)).ToList();
            if (head.Length > 0 && cells.Count(cell => VoteReader.Read(cell) is not null || VoteReader.IsDay(cell)) * 2 >= cells.Count) axes.Add((head, column));
            else if (cells.Count > 0 || head.Length > 0) findings.Report(ScoringRules.UnknownColumn, Shifted(Whole(rows[0].Cells[column]), start), head.Length > 0 ? $"What stands under “{head}” are no votes; the column is left out." : "A column without a heading is left out.", "Name remarks “remarks” to have them passed over.");
        }

        return axes;
    }

    // "Relevance (1–5)" is the axis Relevance.
    private static string AxisName(string head)
    {
        var bracket = head.IndexOf('(', StringComparison.Ordinal);
        return (bracket > 0 ? head[..bracket] : head).Trim().TrimEnd(':', '*').Trim();
    }

    private SheetRow Row(DelimitedRecord record, Columns at, List<(string Name, int Column)> axes, int start)
    {
        string Cell(int column) => column >= 0 && column < record.Cells.Count ? record.Cells[column].Text.Replace('\u00A0', ' ').Trim() : "";
        var votes = new List<SheetVote>();
        foreach (var (axis, column) in axes)
        {
            var cell = Cell(column);
            if (VoteReader.IsEmpty(cell)) continue;
            var span = Shifted(Whole(record.Cells[column]), start);
            if (VoteReader.Read(cell) is { } vote) votes.Add(new SheetVote(axis, vote.Value, vote.Max) { Origin = source.OriginOf(span) });
            else findings.Report(ScoringRules.NoNumber, span, $"“{cell}” under “{axis}” is no number; it does not count.", VoteReader.IsDay(cell) ? "A spreadsheet has made a day of it; format the column as text, and write the vote alone." : "Write a number such as 4 or 3.5, or leave the cell empty.");
        }

        var rater = Cell(at.Rater);
        return new SheetRow { Rater = rater.Length > 0 ? rater : name, Id = Cell(at.Id), Number = Cell(at.Number), Title = Cell(at.Title), Votes = votes.ToEquatableArray(), Origin = source.OriginOf(Shifted(record.Span, start)) };
    }

    private static TextSpan Whole(Excerpt cell) => cell.Source(0, cell.Length);

    private static TextSpan Shifted(TextSpan span, int start) => new(span.Start + start, span.Length);
}
