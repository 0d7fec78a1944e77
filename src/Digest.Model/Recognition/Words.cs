using System.Globalization;
using System.Text;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>The words of a text, for comparing what was written with what was understood: runs of letters and digits in lower case.</summary>
internal static class Words
{
    /// <summary>The words in order; raised digits and all punctuation separate.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in (text + " ").EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (word.Length > 0 && Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark && rune.Value is < 0xFE00 or > 0xFE0F))
            {
                var lower = Rune.ToLowerInvariant(rune);
                if (lower.IsBmp) word.Append((char)lower.Value);
                else word.Append(lower.ToString());
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }

    /// <summary>The words of running text; raised and lowered parts are words of their own.</summary>
    public static IEnumerable<string> Of(EquatableArray<Inline> content)
    {
        var text = new StringBuilder();
        Append(text, content);
        return Of(text.ToString());
    }

    private static void Append(StringBuilder text, EquatableArray<Inline> content)
    {
        foreach (var inline in content)
        {
            if (inline is Inline.Superscript or Inline.Subscript)
            {
                text.Append(' ');
                Append(text, InlineCut.ContentOf(inline)!.Value);
                text.Append(' ');
            }
            else if (InlineCut.ContentOf(inline) is { } inner)
            {
                Append(text, inner);
            }
            else
            {
                text.Append(inline is Inline.Formula formula ? " " + formula.Tex + " " : inline is Inline.Image image ? " " + image.Alternative + " " : InlineCut.Flat([inline]));
            }
        }
    }
}
