using System.Text;
using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Paragraphs;

/// <summary>A word while it is collected: characters in stretches of one face and style, and the divisions that the text itself allows.</summary>
internal sealed class WordDraft
{
    private readonly StringBuilder text = new();
    private readonly List<Part> parts = [];
    private readonly List<WordBreak> breaks = [];

    /// <summary>A stretch of one face and style; without a face it is one character that no face has.</summary>
    public readonly record struct Part(int Start, int Length, FontFace? Face, RunStyle Style)
    {
        /// <summary>The code unit after the last.</summary>
        public int End => Start + Length;
    }

    /// <summary>How many code units there are.</summary>
    public int Length => text.Length;

    /// <summary>The characters.</summary>
    public string Text => text.ToString();

    /// <summary>The last character; only of a word that has one.</summary>
    public Rune Last { get; private set; }

    /// <summary>The face of the last character, or null.</summary>
    public FontFace? LastFace => parts.Count == 0 ? null : parts[^1].Face;

    /// <summary>Its first character; only of a word that has one.</summary>
    public WordEdge Start => new(Rune.GetRuneAt(Text, 0), parts[0].Face, parts[0].Style);

    /// <summary>Its last character; only of a word that has one.</summary>
    public WordEdge End => new(Last, parts[^1].Face, parts[^1].Style);

    /// <summary>The stretches in order.</summary>
    public IReadOnlyList<Part> Parts => parts;

    /// <summary>The divisions that the text itself allows, in order.</summary>
    public IReadOnlyList<WordBreak> Breaks => breaks;

    /// <summary>Adds a character.</summary>
    public void Add(Rune rune, RunStyle style, FontFace? face)
    {
        var start = text.Length;
        text.Append(rune);
        Last = rune;
        var isSame = parts.Count > 0 && face is not null && parts[^1].Face == face && parts[^1].Style == style;
        if (isSame) parts[^1] = parts[^1] with { Length = text.Length - parts[^1].Start };
        else parts.Add(new(start, text.Length - start, face, style));
    }

    /// <summary>Allows a division at the end of what is there.</summary>
    public void AddBreak(WordBreak at)
    {
        if (at.At > 0) breaks.Add(at);
    }
}
