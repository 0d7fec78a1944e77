using System.Collections.Frozen;
using System.Text;

namespace Digest.Model.Recognition;

/// <summary>The lists that a vocabulary is made of, in the order of their file.</summary>
internal sealed class WordTable
{
    /// <summary>The names of the months in a file of words, in order.</summary>
    public static readonly string[] MonthNames = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>The names that meanings have in a file of words, such as <c>full-title</c>.</summary>
    public static readonly FrozenDictionary<string, Meaning> Meanings = Enum.GetValues<Meaning>().Where(meaning => meaning != Meaning.Unknown).ToFrozenDictionary(NameOf);

    /// <summary>Labels and headings with what they mean; a word that begins or ends with * stands for many.</summary>
    public List<(string Word, Meaning Meaning)> Words { get; } = [];

    /// <summary>Pictures in the place of a label.</summary>
    public List<(string Word, Meaning Meaning)> Icons { get; } = [];

    /// <summary>Names of months, and which of the year it is, from 1.</summary>
    public List<(string Name, int Month)> Months { get; } = [];

    /// <summary>Ends of lists of authors that go on.</summary>
    public List<string> MoreAuthors { get; } = [];

    /// <summary>
    /// The lists of <c>vocabulary.yaml</c>. A parser of YAML costs some fifteen times as much when a process starts (docs/adr/0019), so the file keeps to one list on
    /// one line, and is read by lines.
    /// </summary>
    public static WordTable Embedded()
    {
        var table = new WordTable();
        using var stream = typeof(WordTable).Assembly.GetManifestResourceStream("Digest.Model.Recognition.vocabulary.yaml")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var (part, meaning) = ("", Meaning.Unknown);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = line.AsSpan(0, colon).Trim().ToString();
            if (line[0] != ' ') part = name;
            if (line[^1] == ']') table.Add(part, part == "words" ? meaning : Meanings.GetValueOrDefault(name), name, Items(line.AsSpan(colon + 1)));
            else if (line[0] == ' ') meaning = Meanings[name];
        }

        return table;
    }

    /// <summary>The lists of a user's words.</summary>
    public static WordTable Of(VocabularyAdditions additions)
    {
        var table = new WordTable();
        foreach (var word in additions.Words) table.Words.Add((word.Word, Meanings[word.Meaning]));
        foreach (var icon in additions.Icons) table.Icons.Add((icon.Word.TrimEnd('\uFE0F'), Meanings[icon.Meaning]));
        foreach (var month in additions.Months) table.Months.Add((month.Word, Array.IndexOf(MonthNames, month.Meaning) + 1));
        table.MoreAuthors.AddRange(additions.MoreAuthors);
        return table;
    }

    private void Add(string part, Meaning meaning, string name, List<string> items)
    {
        if (part == "words") Words.AddRange(items.Select(item => (item, meaning)));
        else if (part == "icons") Icons.AddRange(items.Select(item => (item, meaning)));
        else if (part == "months") Months.AddRange(items.Select(item => (item, Array.IndexOf(MonthNames, name) + 1)));
        else MoreAuthors.AddRange(items);
    }

    // "[a, \"b, c\", d]"
    private static List<string> Items(ReadOnlySpan<char> list)
    {
        var items = new List<string>();
        list = list.Trim(" []");
        while (!list.IsEmpty)
        {
            var isQuoted = list[0] == '"';
            var end = isQuoted ? list[1..].IndexOf('"') + 1 : list.IndexOf(',');
            if (end < 0) end = list.Length;
            items.Add(list[(isQuoted ? 1 : 0)..end].ToString());
            list = list[Math.Min(list.Length, isQuoted ? end + 1 : end)..].TrimStart(", ");
        }

        return items;
    }

    private static string NameOf(Meaning meaning) => meaning switch
    {
        Meaning.SynthesisSection => "synthesis",
        Meaning.IdeaItem => "idea",
        Meaning.PaperItem => "paper",
        _ => string.Concat(meaning.ToString().Select((c, at) => at > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}")),
    };
}
