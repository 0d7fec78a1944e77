using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Digest.Delivery.Ledgers;

/// <summary>
/// JSON Lines that can be trusted: every line is an object that begins with its number <c>"line"</c>, counted from 1, and ends with <c>"sum"</c>, the first
/// 64 bits of SHA-256 over the line up to it, in hexadecimal digits. A changed, lost, doubled or moved line is thus seen. Times are milliseconds since 1970.
/// </summary>
internal sealed class CheckedLines : IDisposable
{
    private const int SumDigits = 16;

    // No line of ours comes near it: the longest holds a server's reply.
    private const int LongestLine = 1 << 20;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> line = new();
    private readonly ArrayBufferWriter<byte> lines = new();
    private readonly Utf8JsonWriter json;

    public CheckedLines() => json = new Utf8JsonWriter(line, Plain);

    private static ReadOnlySpan<byte> SumLabel => ",\"sum\":\""u8;

    /// <summary>The lines written since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => lines.WrittenSpan;

    /// <summary>The number of the next line.</summary>
    public long Next { get; set; } = 1;

    /// <summary>Adds a line whose members <paramref name="members"/> writes.</summary>
    public void Add(Action<Utf8JsonWriter> members)
    {
        line.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        json.WriteNumber("line"u8, Next);
        members(json);
        json.Flush();
        lines.Write(line.WrittenSpan);
        lines.Write(SumLabel);
        Sum(line.WrittenSpan, lines.GetSpan(SumDigits));
        lines.Advance(SumDigits);
        lines.Write("\"}\n"u8);
        Next++;
    }

    /// <summary>Forgets the lines written, not their number.</summary>
    public void Clear() => lines.ResetWrittenCount();

    /// <summary>
    /// Reads lines up to a torn end: what the machine died in writing holds no whole line. Gives the number of lines and the length of the sound part.
    /// </summary>
    /// <param name="file">What the file holds, read a piece at a time.</param>
    /// <param name="path">The file's name, for the message.</param>
    /// <param name="each">Gets each line with its number.</param>
    /// <exception cref="JournalDamagedException">A sound line follows one that is damaged, or the very first line is.</exception>
    public static (int Count, long Length) ReadAll(Stream file, string path, CheckedLineAction each)
    {
        var buffer = new byte[LongestLine];
        var (count, length, filled, isTorn) = (0, 0L, 0, false);
        for (int read; (read = file.Read(buffer, filled, buffer.Length - filled)) > 0;)
        {
            var octets = buffer.AsSpan(0, filled + read);
            for (int end; (end = octets.IndexOf((byte)'\n')) >= 0; octets = octets[(end + 1)..])
            {
                var isSound = IsSound(octets[..end]);
                if (isSound && !isTorn && IsNumbered(octets[..end], count + 1))
                {
                    each(++count, new CheckedLine(octets[..end]));
                    length += end + 1;
                    continue;
                }

                // Behind a damaged line a sound one bears a later number.
                if (count == 0 || isSound) throw new JournalDamagedException(path, count + 1);
                isTorn = true;
            }

            octets.CopyTo(buffer);
            filled = octets.Length;
            if (filled < buffer.Length) continue;
            if (count == 0) throw new JournalDamagedException(path, 1);
            (isTorn, filled) = (true, 0);
        }

        if (filled > 0 && count == 0 && !Mark.StartsWith(buffer.AsSpan(0, Math.Min(filled, Mark.Length)))) throw new JournalDamagedException(path, 1);
        return (count, length);
    }

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private static ReadOnlySpan<byte> Mark => "{\"line\":1,"u8;

    private static bool IsSound(ReadOnlySpan<byte> octets)
    {
        var at = octets.Length - SumLabel.Length - SumDigits - 2;
        if (at <= 0 || !octets[at..].StartsWith(SumLabel) || !octets.EndsWith("\"}"u8)) return false;
        Span<byte> sum = stackalloc byte[SumDigits];
        Sum(octets[..at], sum);
        return octets.Slice(at + SumLabel.Length, SumDigits).SequenceEqual(sum);
    }

    // A sum alone makes no line of ours: whoever writes one can sum up anything.
    private static bool IsNumbered(ReadOnlySpan<byte> octets, int number)
    {
        try
        {
            var reader = new Utf8JsonReader(octets);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            reader.Skip();
            return !reader.Read() && new CheckedLine(octets).Number("line"u8) == number;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Sum(ReadOnlySpan<byte> octets, Span<byte> digits)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(octets, hash);
        Convert.TryToHexStringLower(hash[..(SumDigits / 2)], digits, out _);
    }
}
