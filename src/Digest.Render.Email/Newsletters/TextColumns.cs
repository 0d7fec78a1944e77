using System.Globalization;
using System.Text;

namespace Digest.Render.Email.Newsletters;

/// <summary>
/// Text in the columns of a fixed-width screen. A character is two columns wide where UAX #11 calls it wide or full-width (the blocks of Chinese,
/// Japanese, Korean and of emoji are listed here, not every character), none when it combines with the one before, else one.
/// </summary>
internal static class TextColumns
{
    public static int Width(string text) => text.EnumerateRunes().Sum(Width);

    /// <summary>The text with spaces after it up to <paramref name="columns"/>, cut with an ellipsis when it is wider.</summary>
    public static string Left(string text, int columns)
    {
        var cut = Cut(text, columns);
        return cut + new string(' ', columns - Width(cut));
    }

    /// <summary>The text with spaces before it up to <paramref name="columns"/>, cut with an ellipsis when it is wider.</summary>
    public static string Right(string text, int columns)
    {
        var cut = Cut(text, columns);
        return new string(' ', columns - Width(cut)) + cut;
    }

    private static string Cut(string text, int columns)
    {
        if (Width(text) <= columns) return text;
        var kept = new StringBuilder();
        var clusters = StringInfo.GetTextElementEnumerator(text);
        while (clusters.MoveNext() && Width(kept.ToString()) + Width(clusters.GetTextElement()) < columns) kept.Append(clusters.GetTextElement());
        return kept.ToString().TrimEnd() + "…";
    }

    private static int Width(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : rune.Value switch
    {
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF => 2,
        >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1F64F or >= 0x1F900 and <= 0x1F9FF or >= 0x20000 and <= 0x3FFFD => 2,
        _ => 1,
    };
}
