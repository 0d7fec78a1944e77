using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Digest.Cli;

/// <summary>One reader: an address and, when given, a name.</summary>
internal sealed record Recipient(string Address, string? Name, int Line);

/// <summary>
/// Reads the readers of a newsletter: an address, or a CSV file with a heading row that has a column <c>email</c> (also <c>e-mail</c>,
/// <c>mail</c>, <c>address</c>) and may have one <c>name</c>. Comma, semicolon and tab are recognised. Everything wrong is said at once, by line.
/// </summary>
internal static class Recipients
{
    private static readonly string[] AddressHeads = ["email", "e-mail", "mail", "address"];

    /// <summary>The recipients named by an address or by a CSV file.</summary>
    /// <exception cref="CommandException">An address or the list is wrong; every wrong line is named.</exception>
    public static IReadOnlyList<Recipient> Read(string source, Func<string, string?> wrongWith)
    {
        if (!File.Exists(source) && source.Contains('@', StringComparison.Ordinal))
            return wrongWith(source) is { } wrong ? throw new CommandException(ExitCode.Usage, $"{source} is no e-mail address: {wrong}") : [new Recipient(source, null, 0)];
        var text = System.Text.Encoding.UTF8.GetString(Sources.Bytes(source)).TrimStart('\uFEFF');
        var recipients = Parse(source, text, out var problems);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var recipient in recipients)
        {
            if (wrongWith(recipient.Address) is { } wrong) problems.Add((recipient.Line, $"“{recipient.Address}” is no e-mail address: {wrong}"));
            else if (!seen.TryAdd(recipient.Address, recipient.Line)) problems.Add((recipient.Line, $"{recipient.Address} stands in line {seen[recipient.Address]} already"));
        }

        if (problems.Count > 0) throw new CommandException(ExitCode.Usage, Sentence(source, problems), "Nothing was sent. Mend the list and call again.");
        if (recipients.Count == 0) throw new CommandException(ExitCode.Usage, $"{source} names no recipient.");
        return recipients;
    }

    private static string Sentence(string source, List<(int Line, string Text)> problems) =>
        string.Join("\n       ", problems.OrderBy(problem => problem.Line).Select(problem => $"{source}:{problem.Line}: {problem.Text}"));

    private static List<Recipient> Parse(string source, string text, out List<(int Line, string Text)> problems)
    {
        problems = [];
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = true, DetectDelimiterValues = [",", ";", "\t"], HasHeaderRecord = true, BadDataFound = null, MissingFieldFound = null, TrimOptions = TrimOptions.Trim };
        using var reader = new CsvReader(new StringReader(text), configuration);
        var recipients = new List<Recipient>();
        try
        {
            if (!reader.Read() || !reader.ReadHeader() || reader.HeaderRecord is not { } heads) return recipients;
            var addressColumn = Array.FindIndex(heads, head => AddressHeads.Contains(head.Trim(), StringComparer.OrdinalIgnoreCase));
            if (addressColumn < 0)
            {
                problems.Add((1, $"the heading row names no column “email” but {string.Join(", ", heads.Select(head => $"“{head}”"))}"));
                return recipients;
            }

            var nameColumn = Array.FindIndex(heads, head => head.Trim().Equals("name", StringComparison.OrdinalIgnoreCase));
            while (reader.Read())
            {
                var address = reader.GetField(addressColumn) ?? "";
                var name = nameColumn >= 0 ? reader.GetField(nameColumn) : null;
                if (address.Length > 0 || !string.IsNullOrEmpty(name)) recipients.Add(new Recipient(address, string.IsNullOrEmpty(name) ? null : name, reader.Parser.RawRow));
            }
        }
        catch (CsvHelperException error)
        {
            problems.Add((reader.Parser.RawRow, $"the list is no CSV: {error.Message.Split('\n')[0]}"));
        }

        return recipients;
    }
}
