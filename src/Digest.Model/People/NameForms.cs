using Digest.Model.Merging;

namespace Digest.Model.People;

/// <summary>
/// The ways in which texts write the names of a roster, as folded words: the whole name in both orders, with the first name cut to its initial, and the first name alone. Names in
/// scripts without spaces stand by their characters. A form that several members have is kept with all of them.
/// </summary>
internal sealed class NameForms
{
    private readonly Dictionary<string, List<Form>> byFirstWord = new(StringComparer.Ordinal);

    public NameForms(IEnumerable<Person> people)
    {
        foreach (var person in people)
        {
            foreach (var name in person.OtherNames.Prepend(person.Name))
            {
                if (name.Any(IsIdeograph))
                {
                    var compact = string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not ('·' or '・')));
                    AddUnspaced(compact, person);
                    continue;
                }

                var words = NameWord.In(name).Select(word => word.Folded).ToArray();
                if (words.Length == 0) continue;
                Add(words, words.Length > 1 ? NameOrder.GivenFirst : NameOrder.GivenAlone, person);
                if (words.Length == 1) continue;
                Add([words[^1], .. words[..^1]], NameOrder.FamilyFirst, person);
                Add([words[0][..1], words[^1]], NameOrder.Initial, person);
                if (words[0].Length > 1 && name == person.Name) Add([words[0]], NameOrder.GivenAlone, person);
            }
        }
    }

    /// <summary>One way to write a name.</summary>
    /// <param name="Words">Its words, folded.</param>
    /// <param name="Order">What the words are.</param>
    /// <param name="People">Who has it.</param>
    public sealed record Form(string[] Words, NameOrder Order, List<Person> People)
    {
        /// <summary>True when the characters may stand before the word of a place: a space; the stop of an initial; a hyphen within given names; a comma after a family name.</summary>
        public bool Joins(int word, ReadOnlySpan<char> between) => Order switch
        {
            NameOrder.Initial => between is ". " or ".\u00A0" or ".",
            NameOrder.GivenFirst => between is " " or "\u00A0" || (word < Words.Length - 1 && between is "-" or "‑"),
            NameOrder.FamilyFirst => between is " " or "\u00A0" || (word == 1 && between is ", ") || (word > 1 && between is "-" or "‑"),
            _ => false,
        };
    }

    /// <summary>Names in scripts without spaces, the longest first.</summary>
    public List<(string Name, List<Person> People)> Unspaced { get; } = [];

    /// <summary>The forms that begin with a word, the longest first.</summary>
    public IReadOnlyList<Form> StartingWith(string word) => byFirstWord.GetValueOrDefault(word) ?? [];

    private void AddUnspaced(string name, Person person)
    {
        var at = Unspaced.FindIndex(other => other.Name == name);
        if (at >= 0) Unspaced[at].People.Add(person);
        else Unspaced.Add((name, [person]));
        Unspaced.Sort((one, other) => other.Name.Length.CompareTo(one.Name.Length));
    }

    private void Add(string[] words, NameOrder order, Person person)
    {
        if (!byFirstWord.TryGetValue(words[0], out var forms)) byFirstWord.Add(words[0], forms = []);
        var form = forms.Find(other => other.Order == order && other.Words.SequenceEqual(words));
        if (form is null) forms.Add(form = new Form(words, order, []));
        if (!form.People.Contains(person)) form.People.Add(person);
        forms.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
    }

    /// <summary>True for a character of a script that writes names without spaces.</summary>
    public static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';
}

/// <summary>What the words of a name are.</summary>
internal enum NameOrder
{
    /// <summary>Ada Lovelace.</summary>
    GivenFirst,

    /// <summary>Lovelace Ada; Lovelace, Ada.</summary>
    FamilyFirst,

    /// <summary>A. Lovelace.</summary>
    Initial,

    /// <summary>Ada.</summary>
    GivenAlone,
}

/// <summary>A word of a text that may belong to a name.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Folded">The word, folded.</param>
/// <param name="IsCapital">True when it begins with a capital letter, or in a script that has none.</param>
internal readonly record struct NameWord(int Start, int End, string Folded, bool IsCapital)
{
    /// <summary>The words of a text: runs of letters with their marks.</summary>
    public static IEnumerable<NameWord> In(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (char.IsLetter(text[at]) || char.GetUnicodeCategory(text[at]) == System.Globalization.UnicodeCategory.NonSpacingMark)) at++;
            yield return new(start, at, Folding.Of(text[start..at]), !char.IsLower(text[start]));
        }
    }
}
