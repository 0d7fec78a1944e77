using System.Globalization;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Hyphenation patterns by their letters. All edges of the trie stand in one hash table with open addressing, each in one number with its target, so that a letter costs one probe and
/// a word is left as soon as no pattern goes on. The first letters, from which every place of a word starts, stand in a row.
/// </summary>
internal sealed class PatternTrie
{
    private const int TargetBits = 24;

    /// <summary>Letters beyond Cyrillic are no part of patterns.</summary>
    private const int FirstLetters = 0x530;

    // The edge above its target; 0 for a free place.
    private readonly long[] edges;
    private readonly int[] first = new int[FirstLetters];
    private readonly byte[]?[] numbers;

    /// <summary>Takes patterns such as <c>.ach4</c>: letters, with numbers other than 0 at their places.</summary>
    public PatternTrie(IEnumerable<string> patterns)
    {
        var (nodes, known) = (new List<byte[]?> { null }, new Dictionary<long, int>());
        foreach (var pattern in patterns)
        {
            var (node, letters) = (0, pattern.Where(c => !char.IsAsciiDigit(c)).ToArray());
            foreach (var letter in letters)
            {
                if (!known.TryGetValue(Edge(node, letter), out var next))
                {
                    known.Add(Edge(node, letter), next = nodes.Count);
                    nodes.Add(null);
                }

                node = next;
            }

            nodes[node] = NumbersOf(pattern, letters.Length);
        }

        var size = 16;
        while (size < 2 * known.Count) size *= 2;
        (edges, numbers) = (new long[size], [.. nodes]);
        foreach (var (edge, target) in known)
        {
            if (edge < FirstLetters) first[edge] = target;
            var slot = Slot(edge);
            while (edges[slot] != 0) slot = (slot + 1) & (size - 1);
            edges[slot] = (edge << TargetBits) | (uint)target;
        }
    }

    /// <summary>Raises the numbers at the places of all patterns that <paramref name="text"/> starts with.</summary>
    public void Raise(ReadOnlySpan<char> text, Span<byte> places)
    {
        var node = 0;
        for (var at = 0; at < text.Length; at++)
        {
            node = at == 0 && text[0] < FirstLetters ? first[text[0]] : Next(node, text[at]);
            if (node == 0) return;
            if (numbers[node] is not { } found) continue;
            for (var i = 0; i < found.Length; i++) places[i] = Math.Max(places[i], found[i]);
        }
    }

    private int Next(int node, char letter)
    {
        var edge = Edge(node, letter);
        for (var slot = Slot(edge); edges[slot] != 0; slot = (slot + 1) & (edges.Length - 1))
            if (edges[slot] >> TargetBits == edge) return (int)edges[slot] & ((1 << TargetBits) - 1);
        return 0;
    }

    private static long Edge(int node, char letter) => ((long)node << 16) | letter;

    // Fibonacci hashing: the golden ratio spreads neighbouring numbers.
    private int Slot(long edge) => (int)((ulong)edge * 0x9E3779B97F4A7C15 >> 40) & (edges.Length - 1);

    private static byte[] NumbersOf(string pattern, int letters)
    {
        var numbers = new byte[letters + 1];
        var at = 0;
        foreach (var c in pattern)
        {
            if (char.IsAsciiDigit(c)) numbers[at] = (byte)CharUnicodeInfo.GetDecimalDigitValue(c);
            else at++;
        }

        return numbers;
    }
}
