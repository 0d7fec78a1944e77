using Digest.Model.Diagnostics;
using Digest.Model.Document;

namespace Digest.Model.People;

/// <summary>
/// Finds the members of a roster in what a digest says of relevance, use and meaning. A whole name counts wherever it stands, whatever its marks and the order of its words; a first name
/// alone counts when one member alone has it and no other family name follows. Someone who left is not meant by later issues. Where two members are possible, the place
/// is reported and nobody is named.
/// </summary>
public static class PersonMentions
{
    private static readonly FieldKind[] Kinds = [FieldKind.Relevance, FieldKind.Reuse, FieldKind.Why];

    /// <summary>The issue, in which <see cref="Paper.Mentions"/> are the members whom a paper names, each with the sentence; what was found without a roster is left out.</summary>
    public static Diagnosed<Issue> Mark(Issue issue, EquatableArray<Person> roster)
    {
        var forms = new NameForms(roster.Where(person => !(issue.Date > person.Until)));
        var found = new List<Diagnostic>();
        var marked = issue with
        {
            Sections = issue.Sections.Select(section => section with
            {
                Content = section.Content.Select(item => item is SectionItem.OfPaper { Paper: var paper } ? new SectionItem.OfPaper(paper with { Mentions = Of(paper, forms, found) }) : item).ToEquatableArray(),
            }).ToEquatableArray(),
        };
        return new(marked, found.ToEquatableArray());
    }

    private static EquatableArray<Mention> Of(Paper paper, NameForms forms, List<Diagnostic> found)
    {
        var mentions = new List<Mention>();
        foreach (var entry in paper.Fields.Where(entry => Kinds.Contains(entry.Kind)))
        {
            foreach (var sentence in SentencesOf(entry.Content))
            {
                foreach (var (people, written) in In(sentence, forms))
                {
                    if (people is [var person]) mentions.Add(new Mention(person.Name, entry.Label) { Sentence = sentence });
                    else found.Add(Ambiguous(written, people, sentence, entry));
                }
            }
        }

        return mentions.Distinct().ToEquatableArray();
    }

    private static Diagnostic Ambiguous(string written, IReadOnlyList<Person> people, string sentence, Field entry) => new()
    {
        Rule = PeopleRules.AmbiguousName,
        Location = entry.Origin.Location,
        Subject = written,
        Message = $"“{written}” may be {string.Join(" or ", people.Select(person => person.Name))} in “{(sentence.Length > 80 ? sentence[..79] + "…" : sentence)}”.",
        Hint = "Write the whole name.",
    };

    private static IEnumerable<string> SentencesOf(EquatableArray<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Block.Table table => table.Rows.Select(row => row.Cells).Prepend(table.Head).Select(cells => string.Join(" | ", cells.Select(cell => PlainText.Of(cell.Content)))),
        Block.Heading heading => [PlainText.Of(heading.Content)],
        Block.List list => list.Items.SelectMany(item => SentencesOf(item.Content)),
        Block.Quote quote => SentencesOf(quote.Content),
        Block.Admonition box => SentencesOf(box.Content).Prepend(PlainText.Of(box.Title)),
        _ => Sentences.Of([block]).Select(sentence => PlainText.Of(sentence)),
    });

    /// <summary>Who is named in a sentence, in its order; several where it cannot be told who of them.</summary>
    internal static IEnumerable<(IReadOnlyList<Person> People, string Written)> In(string sentence, NameForms forms)
    {
        // A name that a longer one holds is not found in it.
        var rest = sentence;
        foreach (var (name, people) in forms.Unspaced)
        {
            if (!rest.Contains(name, StringComparison.Ordinal)) continue;
            rest = rest.Replace(name, " ", StringComparison.Ordinal);
            yield return (people, name);
        }

        var words = NameWord.In(sentence).ToList();
        for (var at = 0; at < words.Count;)
        {
            var match = words[at].IsCapital ? forms.StartingWith(words[at].Folded).FirstOrDefault(form => Stands(form, words, at, sentence)) : null;
            if (match is not null) yield return (match.People, sentence[words[at].Start..words[at + match.Words.Length - 1].End]);
            at += match?.Words.Length ?? 1;
        }
    }

    private static bool Stands(NameForms.Form form, List<NameWord> words, int at, string sentence)
    {
        if (at + form.Words.Length > words.Count) return false;
        for (var word = 0; word < form.Words.Length; word++)
            if (words[at + word].Folded != form.Words[word] || !words[at + word].IsCapital || (word > 0 && !form.Joins(word, sentence.AsSpan(words[at + word - 1].End, words[at + word].Start - words[at + word - 1].End)))) return false;
        var before = words[at].Start;
        // "e-Tim" is another word; "Doe, Tim" and "(Tim)" are not.
        if (before > 0 && (sentence[before - 1] is '-' or '_' || char.IsDigit(sentence[before - 1]))) return false;
        var end = words[at + form.Words.Length - 1].End;
        if (end < sentence.Length && (sentence[end] is '-' or '_' or '@' || char.IsDigit(sentence[end]))) return false;
        return form.Order != NameOrder.GivenAlone || !HasFamilyName(words, at, sentence);
    }

    // "Tim Berners-Lee" is not the Tim of the roster.
    private static bool HasFamilyName(List<NameWord> words, int at, string sentence)
    {
        if (at + 1 >= words.Count) return false;
        var next = words[at + 1];
        return next.Start == words[at].End + 1 && sentence[words[at].End] == ' ' && char.IsUpper(sentence[next.Start]) && next.End > next.Start + 1 && char.IsLower(sentence[next.Start + 1]);
    }
}
