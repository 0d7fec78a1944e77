using System.Text.Json;

namespace Digest.Delivery.Ledgers;

/// <summary>
/// One line that was found sound: a flat JSON object, read where it lies. A member is looked for each time it is asked for, since lines are short, and a long file is read without
/// making an object of each of its lines.
/// </summary>
internal readonly ref struct CheckedLine(ReadOnlySpan<byte> octets)
{
    private readonly ReadOnlySpan<byte> octets = octets;

    /// <summary>A text member, or null.</summary>
    public string? Text(ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(octets);
        return Find(ref reader, name) && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
    }

    /// <summary>A whole number, or null.</summary>
    public long? Number(ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(octets);
        return Find(ref reader, name) && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : null;
    }

    /// <summary>A time, or null.</summary>
    public DateTimeOffset? Time(ReadOnlySpan<byte> name) => Number(name) is { } milliseconds and >= 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>True when a member is there and true.</summary>
    public bool IsTrue(ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(octets);
        return Find(ref reader, name) && reader.TokenType == JsonTokenType.True;
    }

    private static bool Find(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = reader.ValueTextEquals(name);
            reader.Read();
            if (isFound) return true;
            reader.Skip();
        }

        return false;
    }
}

/// <summary>Takes a sound line and its number, counted from 1.</summary>
internal delegate void CheckedLineAction(int number, CheckedLine line);
