using System.Collections.Concurrent;
using Digest.Model.Document;

namespace Digest.Render.Email.Newsletters;

/// <summary>Whom the papers of an issue concern, by what its fields say.</summary>
internal sealed class Concerned
{
    private readonly Dictionary<string, (string Name, List<Paper> Papers)> byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Field, IReadOnlyList<NamingSentence>> sentences = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> ofFirstName = new(StringComparer.Ordinal);

    public Concerned(Issue issue)
    {
        foreach (var paper in issue.Papers)
        {
            foreach (var name in paper.Mentions.Select(mention => mention.Name).Distinct(StringComparer.Ordinal))
            {
                if (Key(name) is not { Length: > 0 } key) continue;
                if (!byName.TryGetValue(key, out var entry))
                {
                    byName.Add(key, entry = (name.Trim(), []));
                    var first = FirstName(key);
                    ofFirstName[first] = ofFirstName.GetValueOrDefault(first) + 1;
                }

                if (!ReferenceEquals(entry.Papers.LastOrDefault(), paper)) entry.Papers.Add(paper);
            }
        }
    }

    /// <summary>Each name with the papers whose fields say it, in the order of the issue.</summary>
    public IEnumerable<(string Name, List<Paper> Papers)> All => byName.Values;

    /// <summary>The papers that name a reader, each with the sentences that do; empty for somebody whom nothing names.</summary>
    public IReadOnlyList<ForReader> For(string reader)
    {
        if (!byName.TryGetValue(Key(reader), out var entry)) return [];
        var first = FirstName(entry.Name);
        var alone = ofFirstName[FirstName(Key(reader))] == 1 ? first : entry.Name;
        return [.. entry.Papers.Select(paper => new ForReader(paper, Naming(paper, entry.Name, alone)))];
    }

    private List<NamingSentence> Naming(Paper paper, string name, string alone)
    {
        var labels = paper.Mentions.Where(mention => mention.Name.Trim() == name).Select(mention => mention.Field).ToHashSet(StringComparer.Ordinal);
        return [.. paper.Fields.Where(field => labels.Contains(field.Label)).SelectMany(SentencesOf).Where(sentence => Says(sentence.Plain, name) || Says(sentence.Plain, alone)).DistinctBy(sentence => sentence.Plain)];
    }

    private IReadOnlyList<NamingSentence> SentencesOf(Field field) => sentences.GetOrAdd(field, made => [.. Sentences.Of(made.Content).Select(sentence => new NamingSentence(sentence))]);

    // As a whole word: "Ann" is not named by "Annual".
    private static bool Says(string sentence, string name)
    {
        for (var at = sentence.IndexOf(name, StringComparison.Ordinal); at >= 0; at = sentence.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(sentence[at - 1])) && (end == sentence.Length || !char.IsLetterOrDigit(sentence[end]))) return true;
        }

        return false;
    }

    // "Lovelace, Ada" and "Ada Lovelace" are one reader.
    private static string Key(string name)
    {
        var parts = name.Split(',', 2, StringSplitOptions.TrimEntries);
        var whole = parts.Length == 2 ? parts[1] + " " + parts[0] : name;
        // Halves of surrogate pairs, which cannot be normalised, become U+FFFD.
        return string.Concat(string.Join(' ', whole.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).EnumerateRunes()).Normalize().ToUpperInvariant();
    }

    private static string FirstName(string name) => name.Split(' ', 2)[0];
}
