using System.Buffers.Binary;
using System.Text;

namespace Digest.Model.Archiving;

/// <summary>Bytes of an index while it is written: numbers of seven bits a byte, the lowest first, and texts as their length and UTF-8.</summary>
internal sealed class IndexBytes
{
    private byte[] bytes = new byte[64];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    public void Number(uint value)
    {
        Room(5);
        while (value >= 0x80)
        {
            bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[Length++] = (byte)value;
    }

    public void Text(string text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        Number((uint)count);
        Room(count);
        Length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
    }

    public void Fixed(uint value)
    {
        Room(4);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Length), value);
        Length += 4;
    }

    public void Append(ReadOnlySpan<byte> more)
    {
        Room(more.Length);
        more.CopyTo(bytes.AsSpan(Length));
        Length += more.Length;
    }

    private void Room(int count)
    {
        if (Length + count > bytes.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
    }
}

/// <summary>Walks over bytes that <see cref="IndexBytes"/> wrote. Reading beyond their end throws <see cref="InvalidDataException"/>.</summary>
internal ref struct IndexCursor(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int At { get; private set; }

    public readonly bool IsAtEnd => At >= bytes.Length;

    public uint Number()
    {
        var value = 0u;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (At >= bytes.Length) throw new InvalidDataException("The index breaks off.");
            var part = bytes[At++];
            value |= (uint)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }

        throw new InvalidDataException("The index holds a number that is none.");
    }

    public string Text()
    {
        var count = (int)Math.Min(Number(), int.MaxValue);
        if (count > bytes.Length - At) throw new InvalidDataException("The index breaks off.");
        At += count;
        return Encoding.UTF8.GetString(bytes.Slice(At - count, count));
    }

    public uint Fixed()
    {
        if (bytes.Length - At < 4) throw new InvalidDataException("The index breaks off.");
        At += 4;
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[(At - 4)..]);
    }
}
