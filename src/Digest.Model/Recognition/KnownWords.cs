using System.Collections.Frozen;
using System.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// The words of a paper that became a typed value. Most papers are asked for none of them, so texts are taken apart when the first word is looked for; and
/// words are kept as stretches of their texts in a table with open addressing (Knuth, TAOCP 6.4, linear probing), so that none is copied.
/// </summary>
internal sealed class KnownWords
{
    private const int Smallest = 32;
    private const int UsualTexts = 8;
    private const int FewTexts = 16;
    private const int ShortText = 400;

    // In small letters up to the first that is waiting.
    private readonly List<string> texts = new(UsualTexts);
    private int waiting;
    private int asked;
    private Word[] table = [];
    private int count;

    /// <summary>Adds the words of a text.</summary>
    public void Add(string text)
    {
        if (text.Length > 0) texts.Add(text);
    }

    /// <summary>True when a word, in lower case, is among them.</summary>
    public bool Contains(ReadOnlySpan<char> word)
    {
        if (IsNowhere(word)) return false;
        TakeApart();
        return table.Length > 0 && table[Find(word, Hash(word))].Length > 0;
    }

    // Most words that are asked for stand in no text, which is seen sooner than the texts are taken apart where these are few and short; of plain letters alone, which have one small form.
    private bool IsNowhere(ReadOnlySpan<char> word)
    {
        if (waiting > 0 || texts.Count > FewTexts || !Ascii.IsValid(word)) return false;
        foreach (var text in texts)
            if (text.Length > ShortText || !Ascii.IsValid(text) || text.AsSpan().Contains(word, StringComparison.OrdinalIgnoreCase)) return false;
        return true;
    }

    /// <summary>True when a word of the text is neither among them nor in another set.</summary>
    public bool LacksOneOf(string text, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> other)
    {
        if (AreJustAdded(text)) return false;
        var lower = text.ToLowerInvariant();
        for (var at = 0; Words.Next(lower, ref at) is { Length: > 0 } word;)
            if (lower.AsSpan(word.Start, word.Length) is var found && !Contains(found) && !other.Contains(found)) return true;
        return false;
    }

    // What was added since the last question is mostly the text that is asked for, part by part.
    private bool AreJustAdded(string text)
    {
        var (index, at) = (FirstIn(text), 0);
        asked = texts.Count;
        for (var place = 0; Words.Next(text, ref place) is { Length: > 0 } word;)
        {
            if (at == 0 && index < texts.Count && Stands(texts[index], text, word.Start))
            {
                place = word.Start + texts[index++].Length;
                continue;
            }

            for (; ; )
            {
                if (index == texts.Count) return false;
                var known = Words.Next(texts[index], ref at);
                if (known.Length == 0) (index, at) = (index + 1, 0);
                else if (Words.IsSame(text.AsSpan(word.Start, word.Length), texts[index].AsSpan(known.Start, known.Length))) break;
            }
        }

        return true;
    }

    // The first of those texts that the text begins with; the first of all where it begins with none.
    private int FirstIn(string text)
    {
        for (var index = asked; index < texts.Count; index++)
            if (text.StartsWith(texts[index], StringComparison.Ordinal)) return index;
        return asked;
    }

    // True when a text goes on with all of another, and behind it no word of it goes on.
    private static bool Stands(string part, string text, int at) => text.AsSpan(at).StartsWith(part, StringComparison.Ordinal)
        && (at + part.Length == text.Length || (char.IsAscii(text[at + part.Length]) && !char.IsAsciiLetterOrDigit(text[at + part.Length])));

    private void TakeApart()
    {
        for (; waiting < texts.Count; waiting++)
        {
            var lower = texts[waiting] = texts[waiting].ToLowerInvariant();
            for (var at = 0; Words.Next(lower, ref at) is { Length: > 0 } word;) Add(new Word(waiting, word.Start, word.Length, Hash(lower.AsSpan(word.Start, word.Length))));
        }
    }

    private void Add(Word word)
    {
        if (2 * count >= table.Length) Grow();
        ref var place = ref table[Find(LettersOf(word), word.Hash)];
        if (place.Length > 0) return;
        place = word;
        count++;
    }

    private void Grow()
    {
        var old = table;
        table = new Word[Math.Max(Smallest, 2 * old.Length)];
        foreach (var word in old)
            if (word.Length > 0) table[Find(LettersOf(word), word.Hash)] = word;
    }

    // The word's place, or the empty one where it belongs.
    private int Find(ReadOnlySpan<char> word, int hash)
    {
        var at = hash & (table.Length - 1);
        while (table[at] is { Length: > 0 } other && (other.Hash != hash || !LettersOf(other).SequenceEqual(word))) at = (at + 1) & (table.Length - 1);
        return at;
    }

    // Seeded for each process, so that no text can be made to collide.
    private static int Hash(ReadOnlySpan<char> word) => string.GetHashCode(word);

    private ReadOnlySpan<char> LettersOf(Word word) => texts[word.Text].AsSpan(word.Start, word.Length);

    private readonly record struct Word(int Text, int Start, int Length, int Hash);
}
