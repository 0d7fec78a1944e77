using System.Globalization;
using System.Text;

namespace Digest.Model.Merging;

/// <summary>Words in the form in which they are compared and looked for: compatibility forms decomposed, marks left out, in lower case, with the letters that have no decomposition as two.</summary>
internal static class Folding
{
    /// <summary>The folded text.</summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        // Halves of surrogate pairs, which cannot be normalised, become U+FFFD.
        foreach (var c in string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            switch (char.ToLowerInvariant(c))
            {
                case 'ß': folded.Append("ss"); break;
                case 'ø': folded.Append('o'); break;
                case 'ł': folded.Append('l'); break;
                case 'đ' or 'ð': folded.Append('d'); break;
                case 'æ': folded.Append("ae"); break;
                case 'œ': folded.Append("oe"); break;
                case 'þ': folded.Append("th"); break;
                case 'ı': folded.Append('i'); break;
                case var lower: folded.Append(lower); break;
            }
        }

        // Hangul, which the decomposition takes apart, stands in syllables again.
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
