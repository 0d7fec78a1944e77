namespace Digest.Typesetting.Fonts;

/// <summary>
/// The <c>cmap</c> table: Unicode subtables of format 12, else 4, else 6 (and symbol encodings, whose characters lie at U+F000), and the variation
/// sequences of format 14.
/// </summary>
internal sealed class CharacterMap
{
    private const int SymbolBase = 0xF000;

    /// <summary>Latin, Greek and Cyrillic are looked up so often that their glyphs are kept in a row.</summary>
    private const int DirectCount = 0x530;

    private readonly CharacterSegment[] segments;
    private readonly FontBytes lists;
    private readonly VariationSequences? sequences;
    private readonly bool isSymbol;
    private readonly ushort[] direct = new ushort[DirectCount];

    public CharacterMap(FontBytes table, int glyphCount)
    {
        lists = table;
        if (table.IsEmpty)
        {
            segments = [];
            return;
        }

        var format = Best(table, out var subtable);
        (lists, isSymbol) = (subtable, format == Kind.Symbol);
        segments = format switch
        {
            Kind.Groups => CharacterSegment.ReadGroups(subtable, glyphCount),
            Kind.Trimmed => CharacterSegment.ReadTrimmed(subtable, glyphCount),
            _ => CharacterSegment.ReadDeltas(subtable, glyphCount),
        };
        sequences = Sequences(table, glyphCount);
        for (var character = 0; character < DirectCount; character++) direct[character] = Found(character);
    }

    /// <summary>The kinds of Unicode subtable, the better the later.</summary>
    private enum Kind
    {
        None,
        Trimmed,
        Symbol,
        Basic,
        Windows,
        Groups,
    }

    /// <summary>The glyph of a code point; 0 when there is none.</summary>
    public ushort this[int codePoint] => (uint)codePoint < DirectCount ? direct[codePoint] : Found(codePoint);

    /// <summary>The glyph of a character with a variation selector after it; 0 when the face knows no such sequence.</summary>
    public ushort GlyphOf(int codePoint, int selector) => sequences?.Find(codePoint, selector) switch
    {
        null => 0,
        VariationSequences.Usual => this[codePoint],
        { } glyph => (ushort)glyph,
    };

    private ushort Found(int codePoint)
    {
        var glyph = Searched(codePoint);
        return glyph == 0 && isSymbol && codePoint <= 0xFF ? Searched(SymbolBase + codePoint) : glyph;
    }

    private ushort Searched(int codePoint)
    {
        int low = 0, high = segments.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            ref readonly var segment = ref segments[middle];
            if (codePoint > segment.Last) low = middle + 1;
            else if (codePoint < segment.First) high = middle - 1;
            else return segment.GlyphOf(codePoint, lists);
        }

        return 0;
    }

    private static Kind Best(FontBytes table, out FontBytes subtable)
    {
        var best = Kind.None;
        subtable = table;
        for (var i = 0; i < table.U16(2); i++)
        {
            var at = 4 + (8 * i);
            var candidate = table.From(table.Offset32(at + 4));
            var kind = (table.U16(at), table.U16(at + 2), candidate.U16(0)) switch
            {
                (3, 10, 12) or (0, _, 12) => Kind.Groups,
                (3, 1, 4) => Kind.Windows,
                (0, _, 4) => Kind.Basic,
                (3, 0, 4) => Kind.Symbol,
                (3, 1, 6) or (0, _, 6) => Kind.Trimmed,
                _ => Kind.None,
            };
            if (kind > best) (best, subtable) = (kind, candidate);
        }

        return best == Kind.None ? throw table.Invalid(0, "there is no Unicode subtable of format 4, 6 or 12") : best;
    }

    private static VariationSequences? Sequences(FontBytes table, int glyphCount)
    {
        for (var i = 0; i < table.U16(2); i++)
        {
            var at = 4 + (8 * i);
            if ((table.U16(at), table.U16(at + 2)) != (0, 5)) continue;
            var subtable = table.From(table.Offset32(at + 4));
            if (subtable.U16(0) == 14) return new(subtable, glyphCount);
        }

        return null;
    }
}
