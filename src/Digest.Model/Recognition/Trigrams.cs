using System.Numerics;

namespace Digest.Model.Recognition;

/// <summary>
/// Which characters stand three in a row in a text, whatever their case, as bits under their hashes (a Bloom filter of one hash): most texts that lack a
/// name lack one of its first such triples, so that they need not be searched for it.
/// </summary>
internal readonly struct Trigrams
{
    // One bit in eight is set at most, so that three of them stand by chance in one text of five hundred.
    private const int BitsForEach = 8;

    private readonly ulong[] bits;

    public Trigrams(string text)
    {
        bits = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, text.Length * BitsForEach / 64))];
        var last = 0u;
        for (var i = 0; i < text.Length; i++)
        {
            last = Next(last, text[i]);
            if (i >= 2) bits[Place(last)] |= 1UL << Bit(last);
        }
    }

    /// <summary>False only where the name does not stand in the text.</summary>
    public bool MayContain(string name)
    {
        var last = 0u;
        for (var i = 0; i < name.Length; i++)
        {
            last = Next(last, name[i]);
            if (i >= 2 && (bits[Place(last)] & (1UL << Bit(last))) == 0) return false;
        }

        return true;
    }

    // What stood four characters before is shifted out. Halves of characters have no case of their own.
    private static uint Next(uint last, char c) => (last << 11) ^ (char.IsSurrogate(c) ? 0u : char.ToUpperInvariant(c));

    private int Place(uint triple) => (int)(Mixed(triple) >> 6) & (bits.Length - 1);

    private static int Bit(uint triple) => (int)Mixed(triple) & 63;

    // The golden ratio's multiplier: of its product the upper half depends on all of the number.
    private static uint Mixed(uint triple) => (uint)((triple * 0x9E3779B97F4A7C15) >> 32);
}
