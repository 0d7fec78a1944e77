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
        lines.Write(Sum(line.WrittenSpan));
        lines.Write("\"}\n"u8);
        Next++;
    }

    /// <summary>Forgets the lines written, not their number.</summary>
    public void Clear() => lines.ResetWrittenCount();

    /// <summary>Reads a line without its end; null when it is not whole, is no JSON, or does not match its sum or <paramref name="number"/>.</summary>
    public static JsonElement? Read(ReadOnlySpan<byte> octets, long number)
    {
        var at = octets.Length - SumLabel.Length - SumDigits - 2;
        if (at <= 0 || !octets[at..].StartsWith(SumLabel) || !octets.EndsWith("\"}"u8)) return null;
        if (!octets.Slice(at + SumLabel.Length, SumDigits).SequenceEqual(Sum(octets[..at]))) return null;
        try
        {
            var reader = new Utf8JsonReader(octets);
            var parsed = JsonElement.ParseValue(ref reader);
            return parsed.TryGetProperty("line"u8, out var own) && own.TryGetInt64(out var value) && value == number ? parsed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Reads lines up to a torn end: what the machine died in writing holds no whole line. Gives the number of lines and the length of the sound part.
    /// </summary>
    /// <param name="octets">What the file holds.</param>
    /// <param name="path">The file's name, for the message.</param>
    /// <param name="each">Gets each line with its number.</param>
    /// <exception cref="JournalDamagedException">A sound line follows one that is damaged, or the very first line is.</exception>
    public static (int Count, int Length) ReadAll(ReadOnlySpan<byte> octets, string path, Action<int, JsonElement> each)
    {
        var (count, length) = (0, 0);
        var isTorn = false;
        for (var at = 0; at < octets.Length;)
        {
            var feed = octets[at..].IndexOf((byte)'\n');
            var end = feed < 0 ? octets.Length : at + feed;
            var read = feed < 0 ? null : Read(octets[at..end], count + 1);
            if (read is { } line && !isTorn)
            {
                each(++count, line);
                length = end + 1;
            }
            else
            {
                // Behind a damaged line a sound one bears a later number.
                if (feed >= 0 && (count == 0 || IsSound(octets[at..end]))) throw new JournalDamagedException(path, count + 1);
                isTorn = true;
            }

            at = end + 1;
        }

        if (isTorn && count == 0 && !Mark.StartsWith(octets[..Math.Min(octets.Length, Mark.Length)])) throw new JournalDamagedException(path, 1);
        return (count, length);
    }

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private static ReadOnlySpan<byte> Mark => "{\"line\":1,"u8;

    private static bool IsSound(ReadOnlySpan<byte> octets)
    {
        var at = octets.Length - SumLabel.Length - SumDigits - 2;
        return at > 0 && octets[at..].StartsWith(SumLabel) && octets.Slice(at + SumLabel.Length, SumDigits).SequenceEqual(Sum(octets[..at]));
    }

    private static byte[] Sum(ReadOnlySpan<byte> octets)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(octets, hash);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash[..(SumDigits / 2)]));
    }
}
