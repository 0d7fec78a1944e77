namespace Digest.Typesetting.Fonts;

/// <summary>
/// Format 14 of the <c>cmap</c> table: characters with a variation selector after them. A sequence has a glyph of its own, or is known and has the
/// character's usual glyph. All lists are looked through where they stand in the file.
/// </summary>
internal sealed class VariationSequences
{
    /// <summary>Stands for the glyph that the character has without a selector.</summary>
    public const int Usual = -1;

    private const int RecordSize = 11, RangeSize = 4, MappingSize = 5;
    private readonly FontBytes subtable;
    private readonly FontBytes records;
    private readonly int glyphCount;

    public VariationSequences(FontBytes subtable, int glyphCount)
    {
        this.subtable = subtable;
        this.glyphCount = glyphCount;
        records = List(subtable, 6, RecordSize);
        for (var at = 0; at < records.Length; at += RecordSize)
        {
            ListOf(at + 3, RangeSize);
            ListOf(at + 7, MappingSize);
        }
    }

    /// <summary>The glyph of a sequence, <see cref="Usual"/>, or null when the face does not know it.</summary>
    public int? Find(int character, int selector)
    {
        if (Search(records, RecordSize, selector, _ => 0) is not { } record) return null;
        var ranges = ListOf(record + 3, RangeSize);
        if (Search(ranges, RangeSize, character, at => ranges.U8(at + 3)) is not null) return Usual;
        var mappings = ListOf(record + 7, MappingSize);
        if (Search(mappings, MappingSize, character, _ => 0) is not { } mapping) return null;
        var glyph = mappings.U16(mapping + 3);
        return glyph < glyphCount ? glyph : null;
    }

    /// <summary>The record whose characters, from its first and <paramref name="more"/> after it, hold the wanted one.</summary>
    private static int? Search(FontBytes list, int size, int wanted, Func<int, int> more)
    {
        int low = 0, high = (list.Length / size) - 1;
        while (low <= high)
        {
            var at = size * ((low + high) >>> 1);
            var first = U24(list, at);
            if (wanted < first) high = (at / size) - 1;
            else if (wanted > first + more(at)) low = (at / size) + 1;
            else return at;
        }

        return null;
    }

    private FontBytes ListOf(int offsetAt, int size)
    {
        var offset = records.Offset32(offsetAt);
        return offset == 0 ? records.Slice(0, 0) : List(subtable, offset, size);
    }

    private static FontBytes List(FontBytes bytes, int at, int size)
    {
        var count = bytes.U32(at);
        return count <= bytes.Length / size ? bytes.Slice(at + 4, (int)count * size) : throw bytes.Invalid(at, "it ends before what it announces");
    }

    private static int U24(FontBytes bytes, int at) => (bytes.U8(at) << 16) | bytes.U16(at + 1);
}
