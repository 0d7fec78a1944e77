using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// People whom the relevance and reuse fields name: two capitalised words in a row that are followed by an apostrophe, a verb or a bracket in the manner
/// of a name; and a first name alone where the full name stands elsewhere in the issue.
/// </summary>
internal sealed partial class Mentions
{
    // People of one first name in one issue who are told apart.
    private const int MostOfAName = 50;

    private static readonly FieldKind[] Kinds = [FieldKind.Relevance, FieldKind.Reuse, FieldKind.Why];

    // Words that open a sentence with a capital and are no first names.
    private static readonly string[] Openers =
        ["A", "An", "The", "This", "That", "These", "Those", "From", "For", "In", "On", "At", "By", "With", "As", "If", "When", "Both", "Our", "Their", "Its", "Use", "Add", "Combined", "Directly", "Shows", "Gives"];

    // The full names by their first names; null when nobody is named.
    private readonly Dictionary<string, List<string>>? byFirst;

    private Mentions(Dictionary<string, List<string>>? byFirst) => this.byFirst = byFirst;

    /// <summary>The people whom the fields of papers name.</summary>
    public static Mentions In(IReadOnlyList<Paper> papers)
    {
        var found = new List<string>();
        foreach (var paper in papers)
            foreach (var field in paper.Fields.AsSpan())
                if (Kinds.Contains(field.Kind) && PlainText.Of(field.Content) is var text && MayName(text)) found.AddRange(FullName().Matches(text).Select(match => match.Groups["name"].Value));
        if (found.Count == 0) return new(null);
        var authors = papers.SelectMany(paper => paper.Authors).Select(author => author.Name).ToHashSet(StringComparer.Ordinal);
        var full = found.Where(name => !authors.Contains(name) && !Openers.Contains(FirstOf(name))).Distinct(StringComparer.Ordinal).ToList();
        return new(full.Count == 0 ? null : full.GroupBy(FirstOf).ToDictionary(group => group.Key, group => group.Take(MostOfAName).ToList()));
    }

    private static string FirstOf(string name) => name[..name.IndexOf(' ', StringComparison.Ordinal)];

    /// <summary>Those whom a paper's fields name.</summary>
    public EquatableArray<Mention> Of(Paper paper)
    {
        if (byFirst is null) return [];
        var mentions = new List<Mention>();
        foreach (var field in paper.Fields.AsSpan())
            if (Kinds.Contains(field.Kind)) mentions.AddRange(Names(PlainText.Of(field.Content), byFirst).Select(name => new Mention(name, field.Label)));
        return mentions.Count == 0 ? [] : mentions.Distinct().ToEquatableArray();
    }

    // Most prose has no two words in a row that begin with capitals.
    private static bool MayName(string text)
    {
        for (var space = text.IndexOf(' ', StringComparison.Ordinal); space >= 0 && space + 1 < text.Length; space = text.IndexOf(' ', space + 1))
        {
            if (!char.IsUpper(text[space + 1])) continue;
            var start = space - 1;
            while (start >= 0 && char.IsLower(text[start])) start--;
            if (start >= 0 && start < space - 1 && char.IsUpper(text[start])) return true;
        }

        return false;
    }

    private static IEnumerable<string> Names(string text, Dictionary<string, List<string>> byFirst)
    {
        foreach (Match match in Word().Matches(text))
        {
            if (!byFirst.TryGetValue(match.Value, out var names)) continue;
            if (names.Find(name => string.CompareOrdinal(text, match.Index, name, 0, name.Length) == 0) is { } whole) yield return whole;
            else if (names is [var only]) yield return only;
        }
    }

    // A possessive or a verb of doing after two capitalised words is what sets a name apart from a term ("Solid Electrolytes").
    [GeneratedRegex(@"(?<![\p{L}\p{N}-])(?<name>\p{Lu}\p{Ll}+ (?:\p{Lu}[-\p{L}]{0,40}\p{Ll})(?: \p{Lu}\p{Ll}+)?)(?=['’]s?\s|\s(?:can|could|should|might|may|will|has|have|and \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ (?:should|could|can)|study|studies|works|volunteers|a\s))")]
    private static partial Regex FullName();

    [GeneratedRegex(@"(?<![\p{L}\p{N}-])\p{Lu}\p{Ll}+")]
    private static partial Regex Word();
}
