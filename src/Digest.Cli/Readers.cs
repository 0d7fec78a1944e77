using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Digest.Render.Email.Mime;

namespace Digest.Cli;

/// <summary>Who stands behind an address.</summary>
internal enum ReaderKind
{
    /// <summary>One person.</summary>
    Person,

    /// <summary>A mailing list, which passes the message on to many.</summary>
    List,
}

/// <summary>One line of a list of readers.</summary>
internal sealed record Reader(MailAddress Address, ReaderKind Kind);

/// <summary>
/// Reads the readers of a newsletter: one address, or a CSV file with a heading row that has a column for the address and may have some for name and kind, under words
/// of several languages. Comma, semicolon and tab are recognised, and UTF-8, UTF-16 with its mark, and Windows-1252. Everything wrong is said at once, by line.
/// </summary>
internal static class Readers
{
    // More than this is no list of slips but the wrong file.
    private const int MostProblems = 20;

    private static readonly string[] AddressHeads =
        ["email", "e-mail", "mail", "address", "email address", "e-mail address", "adresse", "e-mail-adresse", "mailadresse", "courriel", "adresse e-mail", "adresse mail", "correo", "correo electrónico", "dirección", "indirizzo", "indirizzo email", "posta elettronica", "endereço", "e-mailadres", "adres e-mail", "sähköposti", "e-post", "epost", "почта", "эл. почта", "電子郵件", "邮箱", "电子邮件", "电子邮箱", "メール", "メールアドレス", "이메일"];

    private static readonly string[] NameHeads = ["name", "full name", "nom", "nombre", "nome", "naam", "nimi", "navn", "namn", "imię", "имя", "姓名", "名前", "氏名", "이름", "vollständiger name", "nom complet"];
    private static readonly string[] KindHeads = ["kind", "type", "art", "typ", "tipo", "类型", "種類"];

    /// <summary>The readers that an address or a CSV file names, in its order.</summary>
    /// <exception cref="CommandException">An address or the list is wrong; the wrong lines are named.</exception>
    public static IReadOnlyList<Reader> Read(string source)
    {
        if (!File.Exists(source) && source.Contains('@', StringComparison.Ordinal)) return [new Reader(Address(source), ReaderKind.Person)];
        var problems = new List<(int Line, string Text)>();
        var rows = Rows(Decoded(Sources.Bytes(source)), problems);
        var readers = new List<Reader>();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, address, kind, line) in rows)
        {
            if (!MailAddress.TryCreate(name, address, out var reader, out var problem)) problems.Add((line, problem));
            else if (!seen.TryAdd(reader.Address, line)) problems.Add((line, $"{reader.Address} stands in line {seen[reader.Address]} already."));
            else if (KindOf(kind) is { } known) readers.Add(new Reader(reader, known));
            else problems.Add((line, $"The kind “{kind}” is neither person nor list."));
        }

        if (problems.Count > 0) throw new CommandException(ExitCode.Usage, Sentence(source, problems), "Nothing was sent. Mend the list and call again.");
        return readers.Count > 0 ? readers : throw new CommandException(ExitCode.Usage, $"{source} names no reader.", "A list has a heading row “name,email” and a row for each reader.");
    }

    /// <summary>The first problems, and how many more there are.</summary>
    public static string Some(IReadOnlyList<string> problems) =>
        string.Join("\n       ", problems.Take(MostProblems)) + (problems.Count > MostProblems ? $"\n       … and {problems.Count - MostProblems} more" : "");

    /// <summary>An address given on the command line; <paramref name="role"/> says whose.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    public static MailAddress Address(string text, string role = "reader")
    {
        var read = CheckedAddress.Read(text, role);
        return read.Value ?? throw new CommandException(ExitCode.Usage, $"{read.Diagnostics[0].Rule.Id}: {read.Diagnostics[0].Message}", read.Diagnostics[0].Hint);
    }

    private static string Sentence(string source, List<(int Line, string Text)> problems) =>
        Some([.. problems.OrderBy(problem => problem.Line).Select(problem => $"{source}:{problem.Line}: {problem.Text}")]);

    private static ReaderKind? KindOf(string text) => text.ToLowerInvariant() switch
    {
        "" or "person" => ReaderKind.Person,
        "list" => ReaderKind.List,
        _ => null,
    };

    // Spreadsheets save UTF-16 with a mark, or the machine's old code page, in which every byte is a letter; a list that was put together of several holds lines of both.
    private static string Decoded(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes.AsSpan(2));
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2));
        var text = new StringBuilder();
        for (ReadOnlySpan<byte> rest = bytes; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'\n') is >= 0 and var feed ? feed + 1 : rest.Length;
            text.Append((Utf8.IsValid(rest[..end]) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!).GetString(rest[..end]));
            rest = rest[end..];
        }

        return text.ToString().TrimStart('\uFEFF');
    }

    private static List<(string Name, string Address, string Kind, int Line)> Rows(string text, List<(int Line, string Text)> problems)
    {
        var rows = new List<(string, string, string, int)>();
        var line = 1;
        try
        {
            using var reader = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, TrimWhitespace = true });
            if (!reader.Read()) return rows;
            var heads = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
            int Column(string[] words) => Array.FindIndex(heads, head => words.Contains(head.Trim('*', ':', ' '), StringComparer.OrdinalIgnoreCase));
            var (addressColumn, nameColumn, kindColumn) = (Column(AddressHeads), Column(NameHeads), Column(KindHeads));
            if (addressColumn < 0)
            {
                problems.Add((1, $"The heading row names no column “email”, only {string.Join(", ", heads.Take(10).Select(head => $"“{head}”"))}."));
                return rows;
            }

            while (reader.Read())
            {
                line = (int)reader.LineNumber;
                var (name, address) = (Field(reader, nameColumn), Field(reader, addressColumn));
                if (address.Length + name.Length > 0) rows.Add((name, address, Field(reader, kindColumn), line));
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
