using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Digest.Typesetting.Fonts;

/// <summary>
/// A stretch of a font table, read big-endian. Every read is checked against the stretch, so that damaged offsets end in an
/// <see cref="InvalidFontException"/> that names the table, never in an index fault.
/// </summary>
internal readonly struct FontBytes
{
    private readonly byte[] file;
    private readonly int start;
    private readonly int tableStart;
    private readonly string table;

    private FontBytes(byte[] file, int start, int length, int tableStart, string table)
    {
        this.file = file;
        this.start = start;
        Length = length;
        this.tableStart = tableStart;
        this.table = table;
    }

    public int Length { get; }

    public bool IsEmpty => Length == 0;

    /// <summary>The stretch's own place in its table; equal places are equal stretches of one table.</summary>
    public int Offset => start - tableStart;

    public static FontBytes Of(ReadOnlyMemory<byte> bytes, string table)
    {
        var segment = MemoryMarshal.TryGetArray(bytes, out var found) ? found : new ArraySegment<byte>(bytes.ToArray());
        return new(segment.Array ?? [], segment.Offset, segment.Count, segment.Offset, table);
    }

    public ReadOnlySpan<byte> Span => file.AsSpan(start, Length);

    public ReadOnlyMemory<byte> Memory => file.AsMemory(start, Length);

    public byte U8(int at) => file[Checked(at, 1)];

    public ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(Checked(at, 2)));

    public short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(Checked(at, 2)));

    public uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(Checked(at, 4)));

    /// <summary>An offset or length of 32 bits; one beyond the range of an <see cref="int"/> is damage.</summary>
    public int Offset32(int at)
    {
        var value = U32(at);
        return value <= int.MaxValue ? (int)value : throw Invalid(at, "an offset is out of range");
    }

    public FontBytes From(int at)
    {
        Checked(at, 0);
        return new(file, start + at, Length - at, tableStart, table);
    }

    public FontBytes Slice(int at, int length)
    {
        Checked(at, length);
        return new(file, start + at, length, tableStart, table);
    }

    /// <summary>The stretch as a table of its own, whose offsets count from its start.</summary>
    public FontBytes AsTable(int at, int length, string tag)
    {
        Checked(at, length);
        return new(file, start + at, length, start + at, tag);
    }

    public InvalidFontException Invalid(int at, string problem) => new(table ?? "file", Offset + at, problem);

    private int Checked(int at, int count)
    {
#if FONT_FAULTS
        if (PlantedFault.Is("1") && at >= 0 && at <= Length) return start + at;
#endif
        if (at < 0 || count < 0 || at > Length - count) throw Invalid(at, "it ends before what it announces");
        return start + at;
    }
}
