using System.Text;

namespace Digest.Typesetting.Fonts;

/// <summary>The weight and slope of running text.</summary>
public enum FontStyle
{
    /// <summary>Upright, normal weight.</summary>
    Regular,

    /// <summary>Slanted, normal weight.</summary>
    Italic,

    /// <summary>Upright, semi-bold.</summary>
    SemiBold,

    /// <summary>Slanted, semi-bold.</summary>
    SemiBoldItalic,
}

/// <summary>The part a face plays on the page.</summary>
public enum FontRole
{
    /// <summary>Running text.</summary>
    Serif,

    /// <summary>Labels and tables.</summary>
    Sans,

    /// <summary>Code.</summary>
    Mono,
}

/// <summary>The faces of one design.</summary>
/// <param name="Regular">Upright, normal weight.</param>
/// <param name="Italic">Slanted; the upright face when the design has none.</param>
/// <param name="SemiBold">Semi-bold.</param>
/// <param name="SemiBoldItalic">Semi-bold and slanted; the semi-bold face when the design has none.</param>
public sealed record FontFamily(FontFace Regular, FontFace Italic, FontFace SemiBold, FontFace SemiBoldItalic)
{
    /// <summary>The face of a style.</summary>
    public FontFace this[FontStyle style] => style switch
    {
        FontStyle.Italic => Italic,
        FontStyle.SemiBold => SemiBold,
        FontStyle.SemiBoldItalic => SemiBoldItalic,
        _ => Regular,
    };
}

/// <summary>All faces a document may use, and which one shows a character that the wanted face lacks.</summary>
public sealed record FontSet
{
    internal const int TextSelector = 0xFE0E, EmojiSelector = 0xFE0F;

    /// <summary>Running text.</summary>
    public required FontFamily Serif { get; init; }

    /// <summary>Labels and tables.</summary>
    public required FontFamily Sans { get; init; }

    /// <summary>Code.</summary>
    public required FontFamily Mono { get; init; }

    /// <summary>Formulas; a face with a MATH table.</summary>
    public required FontFace Math { get; init; }

    /// <summary>Emoji, in one colour.</summary>
    public required FontFace Emoji { get; init; }

    /// <summary>Declared further faces, tried last and in order.</summary>
    public Model.EquatableArray<FontFace> Fallbacks { get; init; }

    /// <summary>The family of a role.</summary>
    public FontFamily Family(FontRole role) => role switch
    {
        FontRole.Sans => Sans,
        FontRole.Mono => Mono,
        _ => Serif,
    };

    /// <summary>The face that shows a character: the wanted one, else serif, math, emoji, fallbacks; null when none has it.</summary>
    public FontFace? FaceFor(Rune character, FontRole role, FontStyle style)
    {
        var wanted = Family(role)[style];
        if (wanted.GlyphOf(character) != 0) return wanted;
        foreach (var face in Candidates(role, style))
            if (face.GlyphOf(character) != 0) return face;
        return null;
    }

    /// <summary>
    /// The face that shows a character with a variation selector after it: for U+FE0F the one for emoji, else the first that knows the sequence; where
    /// there is none, the face of the character alone; null when none has that.
    /// </summary>
    public FontFace? FaceFor(Rune character, Rune selector, FontRole role, FontStyle style)
    {
        if (selector.Value == EmojiSelector && Emoji.GlyphOf(character) != 0) return Emoji;
        if (selector.Value is not (EmojiSelector or TextSelector))
        {
            foreach (var face in Candidates(role, style))
                if (face.GlyphOf(character, selector) != 0) return face;
        }

        return FaceFor(character, role, style);
    }

    private IEnumerable<FontFace> Candidates(FontRole role, FontStyle style)
    {
        yield return Family(role)[style];
        yield return Serif[style];
        yield return Math;
        yield return Emoji;
        foreach (var face in Fallbacks) yield return face;
    }
}
