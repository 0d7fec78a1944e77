using System.Collections.Frozen;

namespace Digest.Model.Recognition;

/// <summary>
/// The words of a paper that became a typed value. Most papers are asked for none of them, so texts are taken apart when the first word is looked for; and
/// words are kept as stretches of their texts in a table with open addressing (Knuth, TAOCP 6.4, linear probing), so that none is copied.
/// </summary>
internal sealed class KnownWords
{
    private const int Smallest = 64;

    private readonly List<string> waiting = [];
    private Word[] table = [];
    private int count;

    /// <summary>Adds the words of a text.</summary>
    public void Add(string text)
    {
        if (text.Length > 0) waiting.Add(text);
    }

    /// <summary>True when a word, in lower case, is among them.</summary>
    public bool Contains(ReadOnlySpan<char> word)
    {
        TakeApart();
        return table.Length > 0 && table[Find(word, Hash(word))].Text is not null;
    }

    /// <summary>True when a word of the text is neither among them nor in another set.</summary>
    public bool LacksOneOf(string text, FrozenSet<string> other)
    {
        var lower = text.ToLowerInvariant();
        var others = other.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; Words.Next(lower, ref at) is { Length: > 0 } word;)
            if (lower.AsSpan(word.Start, word.Length) is var found && !Contains(found) && !others.Contains(found)) return true;
        return false;
    }

    private void TakeApart()
    {
        foreach (var text in waiting)
        {
            var lower = text.ToLowerInvariant();
            for (var at = 0; Words.Next(lower, ref at) is { Length: > 0 } word;) Add(new Word(lower, word.Start, word.Length, Hash(lower.AsSpan(word.Start, word.Length))));
        }

        waiting.Clear();
    }

    private void Add(Word word)
    {
        if (2 * count >= table.Length) Grow();
        ref var place = ref table[Find(word.Letters, word.Hash)];
        if (place.Text is not null) return;
        place = word;
        count++;
    }

    private void Grow()
    {
        var old = table;
        table = new Word[Math.Max(Smallest, 2 * old.Length)];
        foreach (var word in old)
            if (word.Text is not null) table[Find(word.Letters, word.Hash)] = word;
    }

    // The word's place, or the empty one where it belongs.
    private int Find(ReadOnlySpan<char> word, int hash)
    {
        var at = hash & (table.Length - 1);
        while (table[at] is { Text: not null } other && (other.Hash != hash || !other.Letters.SequenceEqual(word))) at = (at + 1) & (table.Length - 1);
        return at;
    }

    // Seeded for each process, so that no text can be made to collide.
    private static int Hash(ReadOnlySpan<char> word) => string.GetHashCode(word);

    private readonly record struct Word(string? Text, int Start, int Length, int Hash)
    {
        public ReadOnlySpan<char> Letters => Text.AsSpan(Start, Length);
    }
}
