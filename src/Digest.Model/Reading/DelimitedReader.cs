using System.Text;
using CsvHelper;
using Digest.Model.Document;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// Delimited values (CSV as in RFC 4180, with semicolons, or tabs) into one table. CsvHelper finds records and fields; what a field says is read from the source's own text, so that
/// each of its characters has its place.
/// </summary>
internal static class DelimitedReader
{
    private const int SampleLength = 65_536;
    private const int SampleRecords = 30;
    private const int LongestHead = 60;
    private const int MostReports = 20;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The character that parts the values of a text, or null when it is no table.</summary>
    /// <param name="source">The text.</param>
    /// <param name="vocabulary">The words that columns are known by.</param>
    /// <param name="isNamed">Whether its name says that it is a table; else its first record must name columns that papers have.</param>
    public static char? SeparatorOf(SourceText source, Vocabulary vocabulary, bool isNamed)
    {
        var first = source.Text[..(source.Text.AsSpan(0, Math.Min(source.Text.Length, SampleLength)) is var head && head.IndexOfAny('\r', '\n') is >= 0 and var end ? end : head.Length)];
        foreach (var separator in Separators.Where(separator => first.Contains(separator, StringComparison.Ordinal) && (isNamed || MayNameColumns(first, separator, vocabulary))).OrderByDescending(separator => first.Count(c => c == separator)))
            if (IsTable(new DelimitedRecords(Sample(source.Text), separator, false).Read(SampleRecords).ToList(), vocabulary, isNamed)) return separator;
        return null;
    }

    // Whole lines from the start.
    private static string Sample(string text)
    {
        var cut = text.Length <= SampleLength ? text.Length : text.LastIndexOf('\n', SampleLength) + 1;
        return text[..Math.Min(text.Length, cut > 0 ? cut : SampleLength)];
    }

    // Most texts that are no tables show it in the first line, before records have to be found.
    private static bool MayNameColumns(string first, char separator, Vocabulary vocabulary) =>
        first.Contains('"', StringComparison.Ordinal) || first.Split(separator).Count(cell => vocabulary.Of(KeyWords.Of(vocabulary, cell.Trim())) != Meaning.Unknown) >= 2;

    private static bool IsTable(List<DelimitedRecord> records, Vocabulary vocabulary, bool isNamed)
    {
        if (records.Count < 2 || records[0].Cells.Count < 2) return false;
        var alike = records.Skip(1).Count(record => record.Cells.Count == records[0].Cells.Count);
        if (isNamed) return IsHead(records[0]) || alike * 2 >= records.Count - 1;
        var meanings = records[0].Cells.Select(cell => vocabulary.Of(KeyWords.Of(vocabulary, cell.Text))).ToList();
        return alike == records.Count - 1 && IsHead(records[0]) && meanings.Count(meaning => meaning != Meaning.Unknown) >= 2
            && meanings.Exists(meaning => meaning is Meaning.Title or Meaning.Authors or Meaning.Link or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.Scores or Meaning.Axis);
    }

    // Column names are short, differ from one another and are no values.
    private static bool IsHead(DelimitedRecord record) =>
        record.Cells.All(cell => cell.Length <= LongestHead && !cell.Text.Contains("://", StringComparison.Ordinal) && (cell.Length == 0 || cell.Text.Any(char.IsLetter)))
        && record.Cells.Where(cell => cell.Length > 0).Select(cell => cell.Text).Distinct().Count() is > 1 and var names && names >= record.Cells.Count(cell => cell.Length > 0);

    public static Outline Read(SourceText source, char separator, Findings findings)
    {
        var records = new DelimitedRecords(source.Text, separator, false);
        var read = records.Read(int.MaxValue).ToList();
        if (records.Unclosed is { } quote)
        {
            findings.Report(ReadingRules.BrokenTable, new TextSpan(quote, 1), "A quotation mark opens a cell here and none closes it; every line is taken for a row.", "Close it, or write it twice inside a quoted cell.");
            read = new DelimitedRecords(source.Text, separator, true).Read(int.MaxValue).ToList();
        }

        var hasHead = read.Count > 0 && IsHead(read[0]);
        ReportRagged(read, findings);
        if (hasHead) read = WithoutEmptyColumns(read, findings);
        var texts = new EmbeddedText(findings);
        var table = TableForm.Of(
            hasHead ? read[0].Cells.Select(cell => new TableCell(PlainInlines.Read(cell, findings) is [Inline.Text name] ? [name with { Value = KeyWords.Of(findings.Vocabulary, name.Value) }] : PlainInlines.Read(cell, findings))).ToEquatableArray() : [],
            read.Skip(hasHead ? 1 : 0).Select(record => new TableRow(record.Cells.Select(cell => new TableCell(texts.Line(cell))).ToEquatableArray()) { Origin = source.OriginOf(record.Span) }),
            source.OriginOf(TextSpan.Between(0, source.Text.Length)));
        return new Outline { Sources = [source.Info], Blocks = table is null ? [] : [table], Dropped = findings.Dropped };
    }

    // A column that has a name and nothing else says nothing.
    private static List<DelimitedRecord> WithoutEmptyColumns(List<DelimitedRecord> records, Findings findings)
    {
        var isFilled = new bool[records.Max(record => record.Cells.Count)];
        foreach (var record in records.Skip(1))
            for (var i = 0; i < record.Cells.Count; i++) isFilled[i] |= record.Cells[i].Length > 0;
        if (Array.TrueForAll(isFilled, filled => filled)) return records;
        for (var i = 0; i < records[0].Cells.Count; i++)
            if (!isFilled[i]) findings.Drop(records[0].Cells[i].Text, DropReason.Metadata, records[0].Cells[i].Source(0, records[0].Cells[i].Length));
        return records.ConvertAll(record => record with { Cells = [.. record.Cells.Where((_, i) => isFilled[i])] });
    }

    private static void ReportRagged(List<DelimitedRecord> records, Findings findings)
    {
        var ragged = records.Skip(1).Where(record => record.Cells.Count != records[0].Cells.Count).ToList();
        foreach (var record in ragged.Take(MostReports))
            findings.Report(ReadingRules.BrokenTable, record.Span, FormattableString.Invariant($"This row has {record.Cells.Count} cells, the first has {records[0].Cells.Count}."), "Put a cell that holds the separator between quotation marks.");
        if (ragged.Count > MostReports) findings.Report(ReadingRules.BrokenTable, ragged[MostReports].Span, FormattableString.Invariant($"{ragged.Count - MostReports} more rows have more or fewer cells than the first."));
    }
}

/// <summary>One record of delimited values.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Cells">Its fields, quotation marks undone.</param>
internal sealed record DelimitedRecord(TextSpan Span, IReadOnlyList<Excerpt> Cells);

/// <summary>The records of a text.</summary>
/// <param name="text">The text.</param>
/// <param name="separator">The character between fields.</param>
/// <param name="endsAtLine">True when every line end ends a record, also inside quotation marks.</param>
internal sealed class DelimitedRecords(string text, char separator, bool endsAtLine)
{
    private int byteAt;
    private int charAt;

    /// <summary>Where a quotation mark opens a field that nothing closes, as far as it was read; or null.</summary>
    public int? Unclosed { get; private set; }

    public IEnumerable<DelimitedRecord> Read(int most)
    {
        var (isUnclosed, last) = (false, 0);
        var bytes = Encoding.UTF8.GetBytes(text);
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = separator,
            AllowLineBreaksInQuotes = !endsAtLine,
            OnMalformedRecord = record => isUnclosed |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        });
        for (var count = 0; count < most && reader.Read(); count++)
        {
            var cells = new List<Excerpt>(reader.FieldCount);
            var record = reader.RawRecord;
            var start = CharOf(bytes, (int)reader.ByteOffset);
            for (var field = 0; field < reader.FieldCount; field++)
            {
                var raw = reader.GetRawSpan(field);
                // A field's bytes lie inside the record's; an empty one may lie anywhere.
                var offset = raw.IsEmpty || !record.Overlaps(raw, out var inside) ? byteAt : (int)reader.ByteOffset + inside;
                last = CharOf(bytes, offset);
                cells.Add(Unquoted(TextSpan.Between(last, CharOf(bytes, offset + raw.Length))));
            }

            yield return new DelimitedRecord(TextSpan.Between(start, CharOf(bytes, (int)reader.ByteOffset + record.Length)), cells);
        }

        // What nothing closes runs to the end, so that it is the last field.
        if (isUnclosed) Unclosed = last;
    }

    private Excerpt Unquoted(TextSpan raw)
    {
        var (start, end) = InlineText.Trim(text, raw.Start, raw.End);
        var value = new Excerpt(TextSpan.Between(start, end));
        if (start == end || text[start] != '"') return value.Add(text.AsSpan(start, end - start), start);
        var isOpen = true;
        for (var at = start + 1; at < end;)
        {
            var length = text.AsSpan(at, end - at).IndexOf('"') is >= 0 and var quote && isOpen ? quote : end - at;
            value.Add(text.AsSpan(at, length), at);
            at += length;
            if (at >= end) break;
            if (at + 1 < end && text[at + 1] == '"') value.Add("\"", at++);
            else isOpen = false;
            at++;
        }

        return value;
    }

    // Asked for in ascending order, so that the whole costs one walk over the bytes.
    private int CharOf(byte[] bytes, int offset)
    {
        for (; byteAt < Math.Min(offset, bytes.Length); byteAt++)
            if ((bytes[byteAt] & 0xC0) != 0x80) charAt += bytes[byteAt] >= 0xF0 ? 2 : 1;
        return charAt;
    }
}
