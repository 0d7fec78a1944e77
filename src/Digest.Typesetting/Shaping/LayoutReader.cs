using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>
/// Reads the parts that GSUB, GPOS and GDEF share. Records are counted against a budget, because subtables of a damaged font may
/// overlap, and then a small file announces more records than any memory holds.
/// </summary>
internal sealed class LayoutReader(FontBytes table)
{
    private const int RecordLimit = 4_000_000;
    private int records;

    public FontBytes Table => table;

    /// <summary>Takes a number of records from the budget.</summary>
    public int Spend(int count, FontBytes at)
    {
        return Interlocked.Add(ref records, count) <= RecordLimit ? count : throw at.Invalid(0, "it announces more records than a font can hold");
    }

    /// <summary>The coverage that an offset in a subtable leads to.</summary>
    public Coverage Coverage(FontBytes subtable, int offsetAt) => CoverageAt(subtable.From(subtable.U16(offsetAt)));

    public Coverage CoverageAt(FontBytes at)
    {
        var format = at.U16(0);
        if (format is not (1 or 2)) throw at.Invalid(0, "this is no coverage table");
        var count = Spend(at.U16(2), at);
        var (first, last, index) = (new ushort[count], new ushort[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            if (format == 1)
            {
                first[i] = last[i] = at.U16(4 + (2 * i));
                index[i] = i;
            }
            else
            {
                (first[i], last[i], index[i]) = (at.U16(4 + (6 * i)), at.U16(6 + (6 * i)), at.U16(8 + (6 * i)));
                Spend(Math.Max(0, last[i] - first[i]), at);
            }
        }

        return new(first, last, index);
    }

    /// <summary>The classes that an offset in a subtable leads to; none for offset 0.</summary>
    public ClassDefinition Classes(FontBytes subtable, int offsetAt)
    {
        var offset = subtable.U16(offsetAt);
        if (offset == 0) return ClassDefinition.Empty;
        var at = subtable.From(offset);
        var format = at.U16(0);
        if (format is not (1 or 2)) throw at.Invalid(0, "this is no class definition table");
        var count = Spend(at.U16(format == 1 ? 4 : 2), at);
        var (first, last, classes) = (new ushort[count], new ushort[count], new ushort[count]);
        for (var i = 0; i < count; i++)
        {
            if (format == 1)
            {
                first[i] = last[i] = (ushort)(at.U16(2) + i);
                classes[i] = at.U16(6 + (2 * i));
            }
            else
            {
                (first[i], last[i], classes[i]) = (at.U16(4 + (6 * i)), at.U16(6 + (6 * i)), at.U16(8 + (6 * i)));
            }
        }

        return new(first, last, classes);
    }

    /// <summary>A list of 16-bit numbers.</summary>
    public ushort[] Numbers(FontBytes bytes, int at, int count)
    {
        var numbers = new ushort[Spend(count, bytes)];
        for (var i = 0; i < count; i++) numbers[i] = bytes.U16(at + (2 * i));
        return numbers;
    }
}
