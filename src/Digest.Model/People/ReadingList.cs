using Digest.Model.Document;
using Digest.Model.Merging;

namespace Digest.Model.People;

/// <summary>What one member should read, and why.</summary>
/// <param name="Person">Who.</param>
/// <param name="Entries">The papers that name them first, then those of their interests, each in the order of the issue; empty when there are none.</param>
public sealed record ReadingList(Person Person, EquatableArray<ReadingEntry> Entries)
{
    /// <summary>The lists of all members who are still there on the day of the issue, in the order of the roster. The issue's mentions are those of the roster.</summary>
    public static EquatableArray<ReadingList> Of(Issue issue, EquatableArray<Person> roster)
    {
        var papers = issue.Papers.Select(paper => (Paper: paper, Text: $" {string.Join(' ', paper.Fields.Select(entry => PlainText.Of(entry.Content)).Prepend(PlainText.Of(paper.Title)).Concat(paper.Topics).SelectMany(text => NameWord.In(text).Select(word => word.Folded)))} ")).ToList();
        return roster.Where(person => !(issue.Date > person.Until)).Select(person => new ReadingList(person, papers
            .Select(paper => new ReadingEntry(paper.Paper,
                paper.Paper.Mentions.Where(mention => mention.Name == person.Name && mention.Sentence is not null).Select(mention => mention.Sentence!).Distinct().ToEquatableArray(),
                person.Interests.Where(interest => Has(paper.Text, interest)).ToEquatableArray()))
            .Where(entry => !entry.Sentences.IsEmpty || !entry.Interests.IsEmpty).OrderByDescending(entry => !entry.Sentences.IsEmpty).ToEquatableArray())).ToEquatableArray();
    }

    private static bool Has(string text, string interest)
    {
        var words = string.Join(' ', NameWord.In(interest).Select(word => word.Folded));
        return words.Length > 0 && text.Contains($" {words} ", StringComparison.Ordinal);
    }
}

/// <summary>A paper on somebody's reading list.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Sentences">The sentences that name them; empty when only an interest speaks for it.</param>
/// <param name="Interests">Those of their interests whose words it has.</param>
public sealed record ReadingEntry(Paper Paper, EquatableArray<string> Sentences, EquatableArray<string> Interests);
