using System.Buffers;
using System.Text;

namespace Digest.Render.Pdf.Pdf.Objects;

/// <summary>Growing bytes, with numbers written the way PDF reads them, the same on every machine.</summary>
internal sealed class ByteBuffer
{
    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000];

    private readonly ArrayBufferWriter<byte> bytes = new();

    /// <summary>How many bytes there are.</summary>
    public int Length => bytes.WrittenCount;

    /// <summary>The bytes so far.</summary>
    public ReadOnlyMemory<byte> Memory => bytes.WrittenMemory;

    /// <summary>Appends ASCII text.</summary>
    public ByteBuffer Ascii(string text)
    {
        Encoding.ASCII.GetBytes(text, bytes);
        return this;
    }

    /// <summary>Appends bytes.</summary>
    public ByteBuffer Raw(ReadOnlySpan<byte> data)
    {
        bytes.Write(data);
        return this;
    }

    /// <summary>Appends one byte.</summary>
    public ByteBuffer Byte(byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
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
        var span = bytes.GetSpan(20);
        System.Buffers.Text.Utf8Formatter.TryFormat(value, span, out var written);
        bytes.Advance(written);
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
}
