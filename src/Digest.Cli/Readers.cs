using System.Text;
using CsvHelper;
using Digest.Render.Email.Mime;

namespace Digest.Cli;

/// <summary>
/// Reads the readers of a newsletter: one address, or a CSV file with a heading row that has a column <c>email</c> (also <c>e-mail</c>,
/// <c>mail</c>, <c>address</c>) and may have one <c>name</c>. Comma, semicolon and tab are recognised. Everything wrong is said at once, by line.
/// </summary>
internal static class Readers
{
    private static readonly string[] AddressHeads = ["email", "e-mail", "mail", "address"];

    /// <summary>The readers that an address or a CSV file names, in its order.</summary>
    /// <exception cref="CommandException">An address or the list is wrong; every wrong line is named.</exception>
    public static IReadOnlyList<MailAddress> Read(string source)
    {
        if (!File.Exists(source) && source.Contains('@', StringComparison.Ordinal)) return [Address(source)];
        var problems = new List<(int Line, string Text)>();
        var rows = Rows(new UTF8Encoding(false).GetString(Sources.Bytes(source)).TrimStart('\uFEFF'), problems);
        var readers = new List<MailAddress>();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, address, line) in rows)
        {
            if (!MailAddress.TryCreate(name, address, out var reader, out var problem)) problems.Add((line, problem));
            else if (!seen.TryAdd(reader.Address, line)) problems.Add((line, $"{reader.Address} stands in line {seen[reader.Address]} already."));
            else readers.Add(reader);
        }

        if (problems.Count > 0) throw new CommandException(ExitCode.Usage, Sentence(source, problems), "Nothing was sent. Mend the list and call again.");
        return readers.Count > 0 ? readers : throw new CommandException(ExitCode.Usage, $"{source} names no reader.", "A list has a heading row “name,email” and a row for each reader.");
    }

    /// <summary>An address given on the command line.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    public static MailAddress Address(string text) =>
        MailAddress.TryParse(text, out var address, out var problem) ? address : throw new CommandException(ExitCode.Usage, problem);

    private static string Sentence(string source, List<(int Line, string Text)> problems) =>
        string.Join("\n       ", problems.OrderBy(problem => problem.Line).Select(problem => $"{source}:{problem.Line}: {problem.Text}"));

    private static List<(string Name, string Address, int Line)> Rows(string text, List<(int Line, string Text)> problems)
    {
        var rows = new List<(string, string, int)>();
        var line = 1;
        try
        {
            using var reader = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, TrimWhitespace = true });
            if (!reader.Read()) return rows;
            var heads = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
            var addressColumn = Array.FindIndex(heads, head => AddressHeads.Contains(head, StringComparer.OrdinalIgnoreCase));
            var nameColumn = Array.FindIndex(heads, head => head.Equals("name", StringComparison.OrdinalIgnoreCase));
            if (addressColumn < 0)
            {
                problems.Add((1, $"The heading row names no column “email”, only {string.Join(", ", heads.Select(head => $"“{head}”"))}."));
                return rows;
            }

            while (reader.Read())
            {
                line = (int)reader.LineNumber;
                var (name, address) = (Field(reader, nameColumn), Field(reader, addressColumn));
                if (address.Length + name.Length > 0) rows.Add((name, address, line));
            }
        }
        catch (CsvFormatException error)
        {
            problems.Add((line, $"The list is no CSV: {error.Message.Split('\n')[0].Trim()}"));
        }

        return rows;
    }

    private static string Field(CsvReader reader, int column) => column >= 0 && column < reader.FieldCount ? reader.GetString(column) : "";
}
