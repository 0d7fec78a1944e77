using System.Security.Cryptography;
using System.Text;
using Digest.Model.Document;

namespace Digest.Model.Text;

/// <summary>A source's decoded text with the table that turns offsets into lines and columns.</summary>
public sealed class SourceText
{
    private readonly SourceLines lines;

    /// <summary>Wraps text that is already decoded; its hash is that of its UTF-8 bytes.</summary>
    public SourceText(string name, string text)
        : this(name, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))))
    {
    }

    internal SourceText(string name, string text, string sha256)
    {
        lines = new SourceLines(name, text);
        Text = text;
        Sha256 = sha256;
    }

    /// <summary>A text that stands inside a source, to be read by itself; it has no hash of its own.</summary>
    internal static SourceText Part(string name, string text) => new(name, text, "");

    /// <summary>The name the source was handed in under, usually a path.</summary>
    public string Name => lines.Name;

    /// <summary>The whole text, line ends as they stand in the source, no byte order mark.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the source's bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>How many lines there are; a text without a line end has one.</summary>
    public int LineCount => lines.Count;

    /// <summary>The name without the folders before it.</summary>
    internal string FileName => Name[(Name.LastIndexOfAny(['/', '\\']) + 1)..];

    internal SourceInfo Info => new(FileName, Sha256);

    /// <summary>Where line <paramref name="line"/>, counted from 1, starts in the text.</summary>
    internal int StartOf(int line) => lines.StartOf(line);

    /// <summary>The text of line <paramref name="line"/>, counted from 1, without its line end.</summary>
    public string Line(int line) => LineSpan(line).ToString();

    /// <summary>As <see cref="Line"/>, without a copy.</summary>
    internal ReadOnlySpan<char> LineSpan(int line) => Text.AsSpan(lines.StartOf(line)..(line < lines.Count ? lines.StartOf(line + 1) : Text.Length)).TrimEnd("\r\n");

    /// <summary>The place of <paramref name="span"/>; a span outside the text is moved to its nearest end.</summary>
    public Location At(TextSpan span) => lines.At(lines.Inside(span));

    /// <summary>The place of the first <paramref name="words"/> inside <paramref name="within"/>, or that place itself when they do not stand there.</summary>
    public Location Narrow(Location within, string words)
    {
        var span = within.Span;
        if (within.File != Name || words.Length == 0 || span.End > Text.Length) return within;
        var at = Text.IndexOf(words, span.Start, span.Length, StringComparison.Ordinal);
        return at < 0 ? within : At(new TextSpan(at, words.Length));
    }

    /// <summary>The origin that stands for <paramref name="span"/>.</summary>
    public Origin OriginOf(TextSpan span) => new(lines, lines.Inside(span));
}
