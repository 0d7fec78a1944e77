using System.Numerics;
using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>The adjustment of one glyph, read where it stands (OpenType 1.9, ValueRecord); device tables and vertical advances are not used.</summary>
internal readonly struct ValueFormat(ushort bits)
{
    /// <summary>How many bytes a record takes.</summary>
    public int Size => 2 * BitOperations.PopCount(bits);

    public bool IsEmpty => bits == 0;

    public void Apply(FontBytes bytes, int at, ref BufferGlyph glyph)
    {
        if ((bits & 1) != 0) glyph.X += Take(bytes, ref at);
        if ((bits & 2) != 0) glyph.Y += Take(bytes, ref at);
        if ((bits & 4) != 0) glyph.Advance += Take(bytes, ref at);
    }

    private static int Take(FontBytes bytes, ref int at)
    {
        var value = bytes.I16(at);
        at += 2;
        return value;
    }
}

/// <summary>GPOS type 1: the adjustment of single glyphs, one for all or one for each.</summary>
internal sealed class SinglePositioning : Subtable
{
    private readonly FontBytes values;
    private readonly ValueFormat format;
    private readonly int count;

    private SinglePositioning(Coverage coverage, FontBytes values, ValueFormat format, int count)
        : base(coverage)
    {
        this.values = values;
        this.format = format;
        this.count = count;
    }

    public static SinglePositioning? Read(LayoutReader reader, FontBytes bytes)
    {
        var format = new ValueFormat(bytes.U16(4));
        return bytes.U16(0) switch
        {
            1 => new(reader.Coverage(bytes, 2), bytes.Slice(6, format.Size), format, -1),
            2 => new(reader.Coverage(bytes, 2), bytes.Slice(8, format.Size * bytes.U16(6)), format, bytes.U16(6)),
            _ => null,
        };
    }

    public override bool TryApply(LookupRun run, int at)
    {
        var index = Coverage.IndexOf(run.Buffer[at].Glyph);
        if (index < 0 || (count >= 0 && index >= count)) return false;
        format.Apply(values, count < 0 ? 0 : index * format.Size, ref run.Buffer[at]);
        run.Next = at + 1;
        return true;
    }
}
