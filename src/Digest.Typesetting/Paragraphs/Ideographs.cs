namespace Digest.Typesetting.Paragraphs;

/// <summary>Line ends in Chinese and Japanese text, where a line may end between any two characters but at brackets and stops (UAX #14, classes ID, CL, OP; tailored to these alone).</summary>
internal static class Ideographs
{
    private const string Closing = "、。，．：；！？）］｝〉》」』】〕〗〙ー々…’”";
    private const string Opening = "（［｛〈《「『【〔〖〘‘“";

    /// <summary>True when a line may end between two neighbouring characters that no space parts.</summary>
    public static bool MayPart(int before, int after)
    {
        if (!IsWide(before) && !IsWide(after)) return false;
        return !IsIn(Closing, after) && !IsIn(Opening, before) && (IsWide(before) || IsWordly(before)) && (IsWide(after) || IsWordly(after));
    }

    private static bool IsWide(int character) => character is (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x33FF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x3FFFD);

    private static bool IsWordly(int character) => System.Text.Rune.IsValid(character) && System.Text.Rune.IsLetterOrDigit(new(character));

    private static bool IsIn(string set, int character) => character <= 0xFFFF && set.Contains((char)character, StringComparison.Ordinal);
}
