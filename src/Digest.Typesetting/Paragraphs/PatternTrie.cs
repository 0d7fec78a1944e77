using System.Globalization;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Hyphenation patterns by their letters. All edges of the trie stand in one hash table with open addressing, so that a letter costs one probe and
/// a word is left as soon as no pattern goes on.
/// </summary>
internal sealed class PatternTrie
{
    private readonly long[] edges;
    private readonly int[] targets;
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
        (edges, targets, numbers) = (new long[size], new int[size], [.. nodes]);
        foreach (var (edge, target) in known)
        {
            var slot = Slot(edge);
            while (targets[slot] != 0) slot = (slot + 1) & (size - 1);
            (edges[slot], targets[slot]) = (edge, target);
        }
    }

    /// <summary>Raises the numbers at the places of all patterns that <paramref name="text"/> starts with.</summary>
    public void Raise(ReadOnlySpan<char> text, Span<byte> places)
    {
        var node = 0;
        foreach (var letter in text)
        {
            node = Next(node, letter);
            if (node == 0) return;
            if (numbers[node] is not { } found) continue;
            for (var i = 0; i < found.Length; i++) places[i] = Math.Max(places[i], found[i]);
        }
    }

    private int Next(int node, char letter)
    {
        var edge = Edge(node, letter);
        for (var slot = Slot(edge); targets[slot] != 0; slot = (slot + 1) & (edges.Length - 1))
            if (edges[slot] == edge) return targets[slot];
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
