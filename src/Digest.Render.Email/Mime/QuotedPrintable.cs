using System.Buffers;
using System.Text;

namespace Digest.Render.Email.Mime;

/// <summary>
/// Text as quoted-printable (RFC 2045, section 6.7): lines of at most 76 characters, line ends of any kind as CRLF, white space at line ends encoded.
/// Soft line breaks never part the octets of one character.
/// </summary>
internal static class QuotedPrintable
{
    private const int MostInLine = 76;
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    /// <summary>The text as whole lines, the last ended by CRLF too.</summary>
    public static byte[] Lines(ReadOnlySpan<char> text)
    {
        var encoded = Encode(text);
        return encoded.AsSpan().EndsWith("\r\n"u8) ? encoded : [.. encoded, (byte)'\r', (byte)'\n'];
    }

    /// <summary>The text, ended as it ends.</summary>
    public static byte[] Encode(ReadOnlySpan<char> text)
    {
        var encoded = new ArrayBufferWriter<byte>(text.Length + (text.Length / 8) + 256);
        while (true)
        {
            var end = text.IndexOfAny(LineEnds);
            Line(encoded, end < 0 ? text : text[..end]);
            if (end < 0) return encoded.WrittenSpan.ToArray();
            encoded.Write("\r\n"u8);
            text = text[(end + (text[end..] is ['\r', '\n', ..] ? 2 : 1))..];
        }
    }

    private static void Line(ArrayBufferWriter<byte> encoded, ReadOnlySpan<char> line)
    {
        // Each character takes at most 12 places, and each line of at least 60 places a soft line break.
        var target = encoded.GetSpan((line.Length * 9) + (line.Length / 6 * 3) + 16);
        var (at, length) = (0, 0);
        while (line.Length > 0)
        {
            Rune.DecodeFromUtf16(line, out var rune, out var used);
            var isLast = used == line.Length;
            var isPlain = IsPlain(rune.Value, isLast);
            var most = MostInLine - (isLast ? 0 : 1);
            if (length + Places(isPlain, rune) > most)
            {
                "=\r\n"u8.CopyTo(target[at..]);
                at += 3;
                length = 0;
            }

            if (length == 0 && isPlain && IsChangedAtStart(line)) isPlain = false;
            var written = Write(target[at..], rune, isPlain);
            at += written;
            length += written;
            line = line[used..];
        }

        encoded.Advance(at);
    }

    private static bool IsPlain(int c, bool isLast) => c is ' ' or '\t' ? !isLast : c is > ' ' and <= '~' && c != '=';

    // A dot, or "From " at the beginning of a line, is what transports are known to change (RFC 2049, section 3).
    private static bool IsChangedAtStart(ReadOnlySpan<char> line) => line[0] == '.' || line.StartsWith("From ");

    private static int Places(bool isPlain, Rune rune) => isPlain ? 1 : 3 * rune.Utf8SequenceLength;

    private static int Write(Span<byte> target, Rune rune, bool isPlain)
    {
        if (isPlain)
        {
            target[0] = (byte)rune.Value;
            return 1;
        }

        Span<byte> octets = stackalloc byte[4];
        var count = rune.EncodeToUtf8(octets);
        for (var i = 0; i < count; i++)
        {
            target[3 * i] = (byte)'=';
            target[(3 * i) + 1] = Digit(octets[i] >> 4);
            target[(3 * i) + 2] = Digit(octets[i] & 15);
        }

        return 3 * count;
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);
}
