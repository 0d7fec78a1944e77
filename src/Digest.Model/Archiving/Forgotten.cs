using System.Security.Cryptography;
using System.Text;
using Digest.Model.People;

namespace Digest.Model.Archiving;

/// <summary>People whom an archive's index must not find any more, as SHA-256 of the ways in which texts write their names; the names themselves are nowhere.</summary>
public sealed class Forgotten
{
    private const int MostWords = 5;

    private readonly HashSet<string> hashes;

    private Forgotten(IEnumerable<string> hashes) => this.hashes = new(hashes, StringComparer.Ordinal);

    /// <summary>Nobody.</summary>
    public static Forgotten Nobody { get; } = new([]);

    /// <summary>Reads the list: a hash on each line; lines that are none are passed over.</summary>
    public static Forgotten Parse(string text) => new(text.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length == 64 && line.All(char.IsAsciiHexDigitLower)));

    /// <summary>The list with one more person.</summary>
    public Forgotten With(Person person)
    {
        var forms = new List<string>();
        foreach (var name in person.OtherNames.Prepend(person.Name))
        {
            var words = NameWord.In(name).Select(word => word.Folded).ToArray();
            if (words.Length == 0) continue;
            forms.Add(string.Join(' ', words));
            if (words.Length == 1) continue;
            forms.Add(string.Join(' ', [words[^1], .. words[..^1]]));
            forms.Add($"{words[0][..1]} {words[^1]}");
            if (words[0].Length > 1) forms.Add(words[0]);
        }

        return new(hashes.Concat(forms.Select(Hash)));
    }

    /// <summary>The list as text, in the order of the hashes; empty for nobody.</summary>
    public string Write() => string.Concat(hashes.Order(StringComparer.Ordinal).Select(hash => hash + "\n"));

    /// <summary>A text without the names of these people.</summary>
    internal string Without(string text)
    {
        if (hashes.Count == 0) return text;
        var words = NameWord.In(text).ToList();
        var kept = new StringBuilder(text);
        for (var at = 0; at < words.Count; at++)
        {
            if (!words[at].IsCapital) continue;
            for (var count = Math.Min(MostWords, words.Count - at); count > 0; count--)
            {
                if (!hashes.Contains(Hash(string.Join(' ', words.Skip(at).Take(count).Select(word => word.Folded))))) continue;
                for (var place = words[at].Start; place < words[at + count - 1].End; place++) kept[place] = ' ';
                at += count - 1;
                break;
            }
        }

        return kept.ToString();
    }

    /// <summary>A paper whose title and authors do not name them.</summary>
    internal Document.Paper Without(Document.Paper paper) => hashes.Count == 0 ? paper : paper with
    {
        Title = [new Document.Inline.Text(Without(Document.PlainText.Of(paper.Title)))],
        Authors = paper.Authors.Where(author => Without(author.Name).Trim() == author.Name.Trim()).ToEquatableArray(),
    };

    private static string Hash(string form) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form)));
}
