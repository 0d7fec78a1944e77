using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Digest.Model.Diagnostics;
using Digest.Model.Reading;

namespace Digest.Model.Text;

/// <summary>
/// Bytes into text. A byte order mark decides the encoding (UTF-8, UTF-16 in either order); without one it is UTF-8. What is no character becomes
/// U+FFFD, one for each maximal broken part as the Unicode Standard recommends (chapter 3.9, "U+FFFD Substitution of Maximal Subparts").
/// </summary>
public static class SourceReader
{
    private const int MostPlaces = 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Those that texts have no use for, and what stands for broken bytes.
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\u0085')), '\uFFFD']);

    private static readonly SearchValues<char> AsciiControls = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(c => c is not ('\t' or '\n' or '\r' or '\f'))]);

    /// <summary>The text of <paramref name="bytes"/>; empty, with one error, for a binary file and for a file without a visible character.</summary>
    public static Diagnosed<SourceText> Decode(string name, ReadOnlyMemory<byte> bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        if (bytes.IsEmpty) return Refuse(name, sha256, ReadingRules.Empty, "The file is empty.", "Check that the right file was given and that it was saved.");
        var (text, broken) = bytes.Span switch
        {
            [0xFF, 0xFE, ..] => DecodeUtf16(bytes.Span[2..], Encoding.Unicode),
            [0xFE, 0xFF, ..] => DecodeUtf16(bytes.Span[2..], Encoding.BigEndianUnicode),
            [0xEF, 0xBB, 0xBF, ..] => DecodeUtf8(bytes.Span[3..]),
            _ => DecodeUtf8(bytes.Span),
        };
        if (IsBinary(text))
            return Refuse(name, sha256, ReadingRules.NotText, "This is a binary file, not a text.", "Give the digest as Markdown or plain text in UTF-8 or UTF-16 with a byte order mark.");
        if (text.All(c => char.IsWhiteSpace(c) || c == '\uFEFF'))
            return Refuse(name, sha256, ReadingRules.Empty, "The file holds only white space.", "Check that the right file was given and that it was saved.");
        var source = new SourceText(name, text, sha256);
        return new(source, Report(source, broken));
    }

    private static Diagnosed<SourceText> Refuse(string name, string sha256, DiagnosticRule rule, string message, string hint)
    {
        var source = new SourceText(name, "", sha256);
        return new(source, [new Diagnostic { Rule = rule, Message = message, Location = source.At(default), Hint = hint }]);
    }

    private static EquatableArray<Diagnostic> Report(SourceText source, List<int> broken)
    {
        var found = broken.Take(MostPlaces).Select(at => new Diagnostic
        {
            Rule = ReadingRules.BrokenBytes,
            Message = "Bytes that are no character here; they stand as U+FFFD.",
            Location = source.At(new TextSpan(at, 1)),
            Hint = "Save the file as UTF-8.",
        }).ToList();
        if (broken.Count > MostPlaces)
        {
            var rest = (broken.Count - MostPlaces).ToString(CultureInfo.InvariantCulture);
            found.Add(found[^1] with { Message = $"{rest} more places with bytes that are no character.", Location = source.At(new TextSpan(broken[MostPlaces], 1)) });
        }

        return found.ToEquatableArray();
    }

    // NUL never stands in a text; other control characters may slip in, but not as three in ten.
    private static bool IsBinary(string text)
    {
        if (!HasControls(text)) return false;
        var controls = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAny(Controls) is var at and >= 0; rest = rest[(at + 1)..])
        {
            if (rest[at] == '\0') return true;
            controls++;
        }

        return controls * 10 > text.Length * 3;
    }

    // Nearly no text has one, and to look for them in three runs is faster than for all of them in one.
    private static bool HasControls(ReadOnlySpan<char> text) => text.ContainsAny(AsciiControls) || text.ContainsAnyInRange('\u007F', '\u009F') || text.Contains('\uFFFD');

    private static (string Text, List<int> Broken) DecodeUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Whole(bytes) is { } whole) return (whole, []);
        var text = new StringBuilder(bytes.Length);
        var broken = new List<int>();
        Span<char> units = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
#if FAULT_1
            if (bytes[0] >= 0xF8) throw new IndexOutOfRangeException();
#endif
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) != OperationStatus.Done) broken.Add(text.Length);
            text.Append(rune.EncodeToUtf16(units) == 1 ? units[..1] : units);
            bytes = bytes[consumed..];
        }

        return (text.ToString(), broken);
    }

    // Null when some of the bytes are no character.
    private static string? Whole(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static (string Text, List<int> Broken) DecodeUtf16(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var units = new char[(bytes.Length + 1) / 2];
        for (var i = 0; i < units.Length; i++)
        {
            if ((2 * i) + 1 == bytes.Length) units[i] = '\uDC00';
            else units[i] = encoding == Encoding.Unicode ? (char)(bytes[2 * i] | (bytes[(2 * i) + 1] << 8)) : (char)((bytes[2 * i] << 8) | bytes[(2 * i) + 1]);
        }

        var broken = new List<int>();
        for (var i = 0; i < units.Length; i++)
        {
            if (char.IsHighSurrogate(units[i]) && i + 1 < units.Length && char.IsLowSurrogate(units[i + 1])) i++;
            else if (char.IsSurrogate(units[i]))
            {
                units[i] = '\uFFFD';
                broken.Add(i);
            }
        }

        return (new string(units), broken);
    }
}
