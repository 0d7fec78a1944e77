using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Digest.Model.Document;

namespace Digest.Render.Email.Newsletters;

/// <summary>
/// The names of the group's people, as far as an issue's fields name them, and where a text says one of them: the whole name, or a part of it as a word of its own, as colleagues write it ("Ada, look at this").
/// A part is no name here when the issue also writes it in small letters ("may", "will"), or when it belongs to an author of a paper, who may be named.
/// </summary>
internal sealed class PeopleNames
{
    private readonly SearchValues<string> whole;
    private readonly FrozenSet<string> parts;

    public PeopleNames(Issue issue)
    {
        var names = issue.Papers.SelectMany(paper => paper.Mentions).Select(mention => mention.Name.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        // A name that is one word is found as one, so that "Ann" is not said by "channel"; scripts without capitals have no spaces to go by.
        var single = names.Where(name => char.IsUpper(name[0]) && Words(name).Count() == 1).ToList();
        whole = SearchValues.Create([.. names.Except(single, StringComparer.Ordinal)], StringComparison.OrdinalIgnoreCase);
        var split = names.SelectMany(Words).Where(word => word.Length > 1 && char.IsUpper(word[0])).ToHashSet(StringComparer.Ordinal);
        if (split.Count > 0)
        {
            split.ExceptWith(issue.Papers.SelectMany(paper => paper.Authors).SelectMany(author => Words(author.Name)));
            var small = split.ToLookup(word => word.ToLowerInvariant(), StringComparer.Ordinal);
            foreach (var word in Texts(issue).SelectMany(Words)) split.ExceptWith(small[word]);
        }

        parts = split.Concat(single.SelectMany(Words)).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>True when <paramref name="text"/> names one of them.</summary>
    public bool StandIn(string text) => text.AsSpan().ContainsAny(whole) || (parts.Count > 0 && Words(text).Any(parts.Contains));

    // Runs of letters with the marks on them.
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune) || (word.Length > 0 && Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark)) word.Append(rune.ToString());
            else if (word.Length > 0)
            {
                yield return word.ToString().Normalize();
                word.Clear();
            }
        }

        if (word.Length > 0) yield return word.ToString().Normalize();
    }

    private static IEnumerable<string> Texts(Issue issue) => issue.Sections.SelectMany(section => section.Content).SelectMany(item => item switch
    {
        SectionItem.OfPaper { Paper: var paper } => [PlainText.Of(paper.Title), .. paper.Fields.Select(field => PlainText.Of(field.Content))],
        SectionItem.OfSynthesis { Part: var part } => [PlainText.Of(part.Text), .. part.Points.Select(point => PlainText.Of(point.Content))],
        SectionItem.OfIdea { Idea: var idea } => idea.Fields.Select(field => PlainText.Of(field.Content)),
        SectionItem.OfText { Block: var block } => (IEnumerable<string>)[PlainText.Of([block])],
        _ => throw new InvalidOperationException($"{item.GetType().Name} is not in the closed set of section items."),
    }).Prepend(PlainText.Of(issue.Lead));
}
