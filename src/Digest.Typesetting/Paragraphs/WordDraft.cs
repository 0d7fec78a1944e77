using System.Runtime.InteropServices;
using System.Text;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;

namespace Digest.Typesetting.Paragraphs;

/// <summary>A word while it is collected: characters in stretches of one face and style, finished insets, and the divisions that the text itself allows.</summary>
internal sealed class WordDraft
{
    /// <summary>Stands for an inset among the characters.</summary>
    public const char InsetMark = '\uFFFC';

    private readonly DraftText text = new();
    private readonly DraftText reading = new();
    private readonly List<Part> parts = [];
    private readonly List<WordBreak> breaks = [];
    private Rune first;

    /// <summary>A stretch of one face and style, or one inset that has no face and perhaps <paramref name="Space"/> after it; <paramref name="ReadStart"/> and <paramref name="ReadEnd"/> limit what it is read as.</summary>
    public readonly record struct Part(int Start, int Length, FontFace? Face, RunStyle Style, Frame? Inset, double Space, int ReadStart, int ReadEnd)
    {
        /// <summary>The code unit after the last.</summary>
        public int End => Start + Length;
    }

    /// <summary>How many code units there are.</summary>
    public int Length => text.Length;

    /// <summary>The characters that are drawn.</summary>
    public string Text => text.ToString();

    /// <summary>The characters as they stood in the source.</summary>
    public string Reading => reading.ToString();

    /// <summary>True when the source's characters are those that are drawn.</summary>
    public bool IsReadAsDrawn => reading.Span.SequenceEqual(text.Span);

    /// <summary>The last character; only of a word that has one.</summary>
    public Rune Last { get; private set; }

    /// <summary>The face of the last character, or null.</summary>
    public FontFace? LastFace => parts.Count == 0 ? null : parts[^1].Face;

    /// <summary>Its first character; only of a word that has one.</summary>
    public WordEdge Start => new(first, parts[0].Face, parts[0].Style);

    /// <summary>Its last character; only of a word that has one.</summary>
    public WordEdge End => new(Last, parts[^1].Face, parts[^1].Style);

    /// <summary>The stretches and insets in order.</summary>
    public List<Part> Parts => parts;

    /// <summary>The divisions that the text itself allows, in order.</summary>
    public List<WordBreak> Breaks => breaks;

    /// <summary>Adds a character that is read as <paramref name="read"/>; null for itself.</summary>
    public void Add(Rune rune, RunStyle style, FontFace face, string? read)
    {
        var (start, readStart) = (text.Length, reading.Length);
        Span<char> units = stackalloc char[2];
        units = units[..rune.EncodeToUtf16(units)];
        text.Append(units);
        reading.Append(read is null ? units : read);
        Take(rune);
        Extend(start, readStart, style, face);
    }

    /// <summary>Adds ASCII characters that are read as themselves.</summary>
    public void Add(ReadOnlySpan<char> characters, RunStyle style, FontFace face)
    {
        var (start, readStart) = (text.Length, reading.Length);
        text.Append(characters);
        reading.Append(characters);
        Take(new Rune(characters[0]));
        Last = new Rune(characters[^1]);
        Extend(start, readStart, style, face);
    }

    private void Extend(int start, int readStart, RunStyle style, FontFace face)
    {
        var known = CollectionsMarshal.AsSpan(parts);
        if (known.Length == 0 || known[^1].Face != face || known[^1].Style != style) parts.Add(new(start, text.Length - start, face, style, null, 0, readStart, reading.Length));
        else known[^1] = known[^1] with { Length = text.Length - known[^1].Start, ReadEnd = reading.Length };
    }

    /// <summary>Adds something finished, with white space after it that a line end swallows.</summary>
    public void Add(Frame inset, RunStyle style, double space) => Add(inset, style, space, new Rune(InsetMark));

    /// <summary>Adds what stands for a character; lines may end beside it as they may beside the character.</summary>
    public void Add(Frame standIn, RunStyle style, Rune character) => Add(standIn, style, 0, character);

    /// <summary>Allows a division at the end of what is there; the first of several at one place counts.</summary>
    public void AddBreak(int cost, BreakTraits traits)
    {
        if (text.Length > 0 && (breaks.Count == 0 || breaks[^1].At < text.Length)) breaks.Add(new(text.Length, cost, traits));
    }

    /// <summary>Starts the next word.</summary>
    public void Clear()
    {
        text.Clear();
        reading.Clear();
        parts.Clear();
        breaks.Clear();
    }

    private void Add(Frame inset, RunStyle style, double space, Rune last)
    {
        parts.Add(new(text.Length, 1, null, style, inset, space, reading.Length, reading.Length));
        Take(last);
        text.Append([InsetMark]);
    }

    private void Take(Rune rune)
    {
        if (parts.Count == 0) first = rune;
        Last = rune;
    }

    /// <summary>Characters that are gathered and forgotten again, word by word.</summary>
    private sealed class DraftText
    {
        private char[] units = new char[32];

        public int Length { get; private set; }

        public ReadOnlySpan<char> Span => units.AsSpan(0, Length);

        public void Append(ReadOnlySpan<char> more)
        {
            if (Length + more.Length > units.Length) Array.Resize(ref units, Math.Max(2 * units.Length, Length + more.Length));
            more.CopyTo(units.AsSpan(Length));
            Length += more.Length;
        }

        public void Clear() => Length = 0;

        public override string ToString() => new(Span);
    }
}
