using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Digest.Render.Pdf.Pdf.Objects;

/// <summary>Growing bytes, with numbers written the way PDF reads them, the same on every machine.</summary>
internal sealed class ByteBuffer
{
    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000];

    private readonly bool isBorrowed;
    private byte[] bytes;

    /// <summary>No bytes yet, with room for some.</summary>
    public ByteBuffer(int capacity = 256) => bytes = new byte[capacity];

    private ByteBuffer(byte[] borrowed) => (bytes, isBorrowed) = (borrowed, true);

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes so far.</summary>
    public ReadOnlyMemory<byte> Memory => bytes.AsMemory(0, Length);

    /// <summary>No bytes yet, in memory that is given back when they are no longer needed: for what is written and packed over and over.</summary>
    public static ByteBuffer Borrow(int capacity) => new(ArrayPool<byte>.Shared.Rent(capacity));

    /// <summary>Gives back what was borrowed; it holds no bytes from then on, and none that was read of it may be looked at.</summary>
    public void GiveBack()
    {
        if (isBorrowed) ArrayPool<byte>.Shared.Return(bytes);
        (bytes, Length) = ([], 0);
    }

    /// <summary>Forgets all bytes; what was read of them before is written over.</summary>
    public void Clear() => Length = 0;

    /// <summary>Appends ASCII text.</summary>
    public ByteBuffer Ascii(string text)
    {
        Length += Encoding.ASCII.GetBytes(text, Room(text.Length));
        return this;
    }

    /// <summary>Appends bytes.</summary>
    public ByteBuffer Raw(ReadOnlySpan<byte> data)
    {
        data.CopyTo(Room(data.Length));
        Length += data.Length;
        return this;
    }

    /// <summary>Appends one byte.</summary>
    public ByteBuffer Byte(byte value)
    {
        if (Length == bytes.Length) Room(1);
        bytes[Length++] = value;
        return this;
    }

    /// <summary>Appends an unsigned number of <paramref name="width"/> bytes, most significant first.</summary>
    public ByteBuffer BigEndian(long value, int width)
    {
        for (var shift = (width - 1) * 8; shift >= 0; shift -= 8) Byte((byte)(value >> shift));
        return this;
    }

    /// <summary>Appends a whole number in decimal digits.</summary>
    public ByteBuffer Integer(long value)
    {
        if (value is >= 0 and < 10) return Byte((byte)('0' + value));
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        Length += written;
        return this;
    }

    /// <summary>Appends a number rounded to at most <paramref name="decimals"/> (0 to 4) places, without trailing zeros and never as <c>-0</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no finite number.</exception>
    public ByteBuffer Number(double value, int decimals = 4)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value));
        var scaled = (long)Math.Round(value * Powers[decimals], MidpointRounding.AwayFromZero);
        if (scaled < 0) Byte((byte)'-');
        scaled = Math.Abs(scaled);
        while (decimals > 0 && scaled % 10 == 0)
        {
            scaled /= 10;
            decimals--;
        }

        Integer(scaled / Powers[decimals]);
        if (decimals == 0) return this;
        Byte((byte)'.');
        for (var rest = scaled % Powers[decimals]; decimals > 0; decimals--)
            Byte((byte)('0' + (rest / Powers[decimals - 1] % 10)));
        return this;
    }

    /// <summary>Readies for so many bytes more, so that it need not grow for them step by step.</summary>
    public void MakeRoom(int more) => Room(more);

    private Span<byte> Room(int more)
    {
        if (Length + more > bytes.Length) Grow(Math.Max(Length + more, 2 * bytes.Length));
        return bytes.AsSpan(Length);
    }

    private void Grow(int capacity)
    {
        var larger = isBorrowed ? ArrayPool<byte>.Shared.Rent(capacity) : new byte[capacity];
        bytes.AsSpan(0, Length).CopyTo(larger);
        if (isBorrowed) ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
