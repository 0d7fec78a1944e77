using System.Security.Cryptography;
using System.Text;
using Digest.Model.Document;

namespace Digest.Model.Text;

/// <summary>A source's decoded text with the table that turns offsets into lines and columns.</summary>
public sealed class SourceText
{
    private const int BlockLength = 64;

    private readonly int[] lineStarts;

    // How many low surrogates stand before each block of the text, so that a column is found without counting from the start of a long line; empty where there are none.
    private readonly int[] lowBefore;

    /// <summary>Wraps text that is already decoded; its hash is that of its UTF-8 bytes.</summary>
    public SourceText(string name, string text)
        : this(name, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))))
    {
    }

    internal SourceText(string name, string text, string sha256)
    {
        Name = name;
        Text = text;
        Sha256 = sha256;
        lineStarts = FindLineStarts(text);
        lowBefore = text.AsSpan().ContainsAnyInRange('\uDC00', '\uDFFF') ? CountLow(text) : [];
    }

    /// <summary>A text that stands inside a source, to be read by itself; it has no hash of its own.</summary>
    internal static SourceText Part(string name, string text) => new(name, text, "");

    /// <summary>The name the source was handed in under, usually a path.</summary>
    public string Name { get; }

    /// <summary>The whole text, line ends as they stand in the source, no byte order mark.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the source's bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>How many lines there are; a text without a line end has one.</summary>
    public int LineCount => lineStarts.Length;

    /// <summary>The name without the folders before it.</summary>
    internal string FileName => Name[(Name.LastIndexOfAny(['/', '\\']) + 1)..];

    internal SourceInfo Info => new(FileName, Sha256);

    /// <summary>Where line <paramref name="line"/>, counted from 1, starts in the text.</summary>
    internal int StartOf(int line) => lineStarts[line - 1];

    /// <summary>The text of line <paramref name="line"/>, counted from 1, without its line end.</summary>
    public string Line(int line) => LineSpan(line).ToString();

    /// <summary>As <see cref="Line"/>, without a copy.</summary>
    internal ReadOnlySpan<char> LineSpan(int line)
    {
        var start = lineStarts[line - 1];
        var end = line < lineStarts.Length ? lineStarts[line] : Text.Length;
        return Text.AsSpan(start..end).TrimEnd("\r\n");
    }

    /// <summary>The place of <paramref name="span"/>; a span outside the text is moved to its nearest end.</summary>
    public Location At(TextSpan span)
    {
        var line = 0;
        return At(span, ref line);
    }

    /// <summary>The same, first looked for on a line, counted from 0, and the one after it; the line becomes the one where it stands.</summary>
    internal Location At(TextSpan span, ref int line)
    {
        var start = Math.Clamp(span.Start, 0, Text.Length);
        var end = Math.Clamp(span.End, start, Text.Length);
#if FAULT_2
        if (end == Text.Length && end > start) end++;
#endif
        line = LineOf(start, line);
        return new Location
        {
            File = Name,
            Span = TextSpan.Between(start, end),
            Line = line + 1,
            Column = start - lineStarts[line] - LowBetween(lineStarts[line], start) + 1,
        };
    }

    private int LineOf(int place, int near)
    {
        if (near < lineStarts.Length && lineStarts[near] <= place)
        {
            if (near + 1 == lineStarts.Length || place < lineStarts[near + 1]) return near;
            if (near + 2 == lineStarts.Length || place < lineStarts[near + 2]) return near + 1;
        }

        var found = lineStarts.AsSpan().BinarySearch(place);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The place of the first <paramref name="words"/> inside <paramref name="within"/>, or that place itself when they do not stand there.</summary>
    public Location Narrow(Location within, string words)
    {
        var span = within.Span;
        if (within.File != Name || words.Length == 0 || span.End > Text.Length) return within;
        var at = Text.IndexOf(words, span.Start, span.Length, StringComparison.Ordinal);
        return at < 0 ? within : At(new TextSpan(at, words.Length));
    }

    /// <summary>The origin that stands for <paramref name="span"/>.</summary>
    public Origin OriginOf(TextSpan span) => new(At(span));

    /// <summary>The same, first looked for near a line as <see cref="At(TextSpan, ref int)"/> does.</summary>
    internal Origin OriginOf(TextSpan span, ref int line) => new(At(span, ref line));

    private int LowBetween(int start, int end) => lowBefore.Length == 0 || (end - start <= BlockLength && !Text.AsSpan(start, end - start).ContainsAnyInRange('\uDC00', '\uDFFF')) ? 0 : LowBefore(end) - LowBefore(start);

    private int LowBefore(int at)
    {
        var count = lowBefore[at / BlockLength];
        for (var i = at / BlockLength * BlockLength; i < at; i++)
            if (char.IsLowSurrogate(Text[i])) count++;
        return count;
    }

    private static int[] CountLow(string text)
    {
        var before = new int[(text.Length / BlockLength) + 1];
        var count = 0;
        for (var start = 0; start < text.Length; start += BlockLength)
        {
            before[start / BlockLength] = count;
            // Most blocks have none.
            for (var rest = text.AsSpan(start, Math.Min(BlockLength, text.Length - start)); rest.IndexOfAnyInRange('\uDC00', '\uDFFF') is >= 0 and var at; rest = rest[(at + 1)..]) count++;
        }

        if (text.Length % BlockLength == 0) before[^1] = count;
        return before;
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; text.AsSpan(i).IndexOfAny('\n', '\r') is var next and >= 0;)
        {
            i += next + 1;
            if (text[i - 1] == '\n' || i == text.Length || text[i] != '\n') starts.Add(i);
        }

        return [.. starts];
    }
}
