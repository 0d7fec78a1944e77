using System.Globalization;
using System.Text;

namespace Digest.Typesetting.Shaping;

/// <summary>Properties of characters that shaping asks for.</summary>
internal static class Characters
{
    public const int ZeroWidthNonJoiner = 0x200C, ZeroWidthJoiner = 0x200D, GraphemeJoiner = 0x34F, FractionSlash = 0x2044;

    /// <summary>True for characters that show nothing when no rule of the face uses them (Unicode, Default_Ignorable_Code_Point).</summary>
    public static bool IsDefaultIgnorable(int character) => character switch
    {
        < 0xAD => false,
        0xAD or 0x34F or 0x61C or 0x17B4 or 0x17B5 or 0xFEFF => true,
        >= 0x180B and <= 0x180E => true,
        >= 0x200B and <= 0x200F => true,
        >= 0x202A and <= 0x202E => true,
        >= 0x2060 and <= 0x206F => true,
        >= 0xFE00 and <= 0xFE0F => true,
        >= 0xFFF0 and <= 0xFFF8 => true,
        >= 0x1D173 and <= 0x1D17A => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => false,
    };

    public static bool IsMark(int character) => character >= 0x300 && CategoryOf(character) == UnicodeCategory.NonSpacingMark;

    public static bool IsDigit(int character) => CategoryOf(character) == UnicodeCategory.DecimalDigitNumber;

    /// <summary>True for characters that choose a form of the one before them.</summary>
    public static bool IsVariationSelector(int character) => character is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>True for the letters that make a flag in pairs.</summary>
    public static bool IsRegionalIndicator(int character) => character is >= 0x1F1E6 and <= 0x1F1FF;

    /// <summary>True when a character belongs to the cluster of the one before (UAX #29, without what only cursor movement needs).</summary>
    public static bool Continues(int character, int before)
    {
        if (character < 0x300) return false;
        if (character is ZeroWidthJoiner or (>= 0x1F3FB and <= 0x1F3FF) or (>= 0xE0020 and <= 0xE007F) or (>= 0x1160 and <= 0x11FF)) return true;
        if (before == ZeroWidthJoiner && character is >= 0x2190 and (< 0x3000 or >= 0x1F000)) return true;
        return CategoryOf(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
    }

    /// <summary>The OpenType tag of a character's script; null for characters that many scripts share. Scripts whose shaping is not done here are left out.</summary>
    public static string? ScriptOf(int character)
    {
        if (character < 0x80) return char.IsAsciiLetter((char)character) ? "latn" : null;
        return character switch
        {
            0xAA or 0xBA => "latn",
            0xB5 or 0xD7 or 0xF7 => null,
            >= 0xC0 and <= 0x2B8 => "latn",
            0x37E or 0x385 or 0x387 => null,
            >= 0x370 and <= 0x3FF => "grek",
            >= 0x400 and <= 0x52F => "cyrl",
            >= 0x531 and <= 0x58F => "armn",
            >= 0x591 and <= 0x5F4 => "hebr",
            >= 0x10A0 and <= 0x10FF => "geor",
            >= 0x1100 and <= 0x11FF => "hang",
            >= 0x1C80 and <= 0x1C8F => "cyrl",
            >= 0x1D26 and <= 0x1D2A => "grek",
            0x1D2B => "cyrl",
            >= 0x1D00 and <= 0x1DBE => "latn",
            >= 0x1E00 and <= 0x1EFF => "latn",
            >= 0x1F00 and <= 0x1FFE => "grek",
            0x2071 or 0x207F or (>= 0x2090 and <= 0x209C) => "latn",
            0x2126 => "grek",
            0x212A or 0x212B or 0x2132 or 0x214E or (>= 0x2160 and <= 0x2188) => "latn",
            >= 0x2C60 and <= 0x2C7F => "latn",
            >= 0x2DE0 and <= 0x2DFF => "cyrl",
            >= 0x3041 and <= 0x30FF => "kana",
            (>= 0x2E80 and <= 0x2FD5) or 0x3005 or 0x3007 or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) => "hani",
            >= 0xA640 and <= 0xA69F => "cyrl",
            >= 0xA722 and <= 0xA7FF => "latn",
            >= 0xAC00 and <= 0xD7AF => "hang",
            >= 0xFB00 and <= 0xFB06 => "latn",
            >= 0xFB1D and <= 0xFB4F => "hebr",
            (>= 0xFF21 and <= 0xFF3A) or (>= 0xFF41 and <= 0xFF5A) => "latn",
            _ => null,
        };
    }

    private static UnicodeCategory CategoryOf(int character) =>
        character is < 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF) ? UnicodeCategory.Surrogate : Rune.GetUnicodeCategory(new Rune(character));
}
