using System.Globalization;
using System.Text;

namespace Digest.Render.Pdf.Pdf.Fonts;

/// <summary>The text that a glyph may be said to show in a PDF file.</summary>
internal static class GlyphText
{
    /// <summary>Stands for no text: joins words, has no width and is no letter (U+2060).</summary>
    public const string None = "\u2060";

    // Up to here every character but U+0000 may stand: surrogates and private use come after it.
    private const char LastPlain = '\uD7FF';

    /// <summary>
    /// The text without the characters that ISO 19005-2, 6.2.11.7.2 forbids (U+0000, U+FEFF, U+FFFE), each private-use or broken one as U+FFFD;
    /// <see cref="None"/> when nothing is left.
    /// </summary>
    public static string Clean(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty && !text.ContainsAnyExceptInRange('\u0001', LastPlain)) return text.ToString();
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is 0 or 0xFEFF or 0xFFFE) continue;
            clean.Append((Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse ? Rune.ReplacementChar : rune).ToString());
        }

        return clean.Length == 0 ? None : clean.ToString();
    }

    /// <summary>
    /// The text of a glyph in a formula whose words are given elsewhere: mathematical letters (U+1D400 to U+1D7FF) as the plain ones they are
    /// a variant of, so that a search for the plain letter finds them in viewers that know only the glyphs.
    /// </summary>
    public static string Plain(string text)
    {
        var mathematical = false;
        foreach (var rune in text.EnumerateRunes()) mathematical |= rune.Value is >= 0x1D400 and <= 0x1D7FF;
        return mathematical ? text.Normalize(NormalizationForm.FormKC) : text;
    }
}
