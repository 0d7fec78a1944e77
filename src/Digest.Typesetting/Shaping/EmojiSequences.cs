using System.Globalization;
using System.Text;

namespace Digest.Typesetting.Shaping;

/// <summary>Finds where an emoji that is written with several characters ends (UTS #51, ED-14 to ED-17): selectors, skin tones, keycaps, flags, tags, joiners.</summary>
internal static class EmojiSequences
{
    private const int Selector = 0xFE0F, Keycap = 0x20E3, Joiner = 0x200D;

    /// <summary>How many code units the sequence at a place has; 0 when what stands there is one character alone or no emoji.</summary>
    public static int LengthAt(string text, int at)
    {
        if (At(text, at) is not { } first) return 0;
        var end = at + Element(text, at, first);
        while (end < text.Length && text[end] == Joiner && At(text, end + 1) is { } next && IsPart(next)) end += 1 + Element(text, end + 1, next);
        return end - at > first.Utf16SequenceLength ? end - at : 0;
    }

    /// <summary>The code units of a character with what belongs to it.</summary>
    private static int Element(string text, int at, Rune first)
    {
        var length = first.Utf16SequenceLength;
        if (Characters.IsRegionalIndicator(first.Value))
            return At(text, at + length) is { } second && Characters.IsRegionalIndicator(second.Value) ? length + second.Utf16SequenceLength : length;
        if (first.Value is '#' or '*' or (>= '0' and <= '9'))
        {
            var selected = At(text, at + length)?.Value == Selector ? 1 : 0;
            return At(text, at + length + selected)?.Value == Keycap ? length + selected + 1 : length;
        }

        if (At(text, at + length) is { } after && (after.Value == Selector || (IsSkinTone(after.Value) && IsPart(first)))) length += after.Utf16SequenceLength;
        while (IsPart(first) && At(text, at + length) is { } tag && tag.Value is >= 0xE0020 and <= 0xE007F) length += tag.Utf16SequenceLength;
        return length;
    }

    private static bool IsPart(Rune rune) => !IsSkinTone(rune.Value) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol;

    private static bool IsSkinTone(int character) => character is >= 0x1F3FB and <= 0x1F3FF;

    private static Rune? At(string text, int at) => at < text.Length && Rune.TryGetRuneAt(text, at, out var rune) ? rune : null;
}
