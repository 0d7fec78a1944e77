using System.Globalization;
using System.Text;
using Digest.Model.Formulas.Symbols;

namespace Digest.Model.Formulas.Tex;

/// <summary>What single characters mean in a formula (The TeXbook, chapter 17; Unicode signs as the commands that show them).</summary>
internal static class TexCharacters
{
    /// <summary>The symbol of a character that is neither letter nor digit.</summary>
    public static MathNode.Symbol Sign(string character) => character switch
    {
        "-" or "−" => New("−", MathClass.Binary),
        "+" => New("+", MathClass.Binary),
        "*" => New("∗", MathClass.Binary),
        "·" => New("⋅", MathClass.Binary),
        "=" or "<" or ">" or ":" => New(character, MathClass.Relation),
        "," or ";" => New(character, MathClass.Punctuation),
        "(" or "[" => New(character, MathClass.Open),
        ")" or "]" or "!" or "?" => New(character, MathClass.Close),
        "|" or "/" or "." or "@" or "\"" => New(character, MathClass.Ordinary),
        _ when SymbolTable.TryFindCharacter(character, out var entry) => entry.ToNode(),
        _ => New(character, MathClass.Ordinary),
    };

    /// <summary>True for control characters, emoji and letters of scripts that run from right to left, none of which is mathematics.</summary>
    public static bool IsForeign(string character) => Rune.GetRuneAt(character, 0).Value switch
    {
        < 0x20 or (>= 0x7F and < 0xA0) => true,
        (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) => true,
        (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => true,
        >= 0x1F000 and <= 0x1FAFF => true,
        _ => false,
    };

    /// <summary>What a foreign character is called in a message.</summary>
    public static string NameOf(string character) => Rune.GetRuneAt(character, 0).Value switch
    {
        < 0xA0 and var code => string.Create(CultureInfo.InvariantCulture, $"The control character U+{code:X4}"),
        >= 0x1F000 and var code => string.Create(CultureInfo.InvariantCulture, $"The emoji U+{code:X4}"),
        var code => string.Create(CultureInfo.InvariantCulture, $"The right-to-left character U+{code:X4}"),
    };

    /// <summary>True for letters that variables slant: Latin, and Greek but its capitals.</summary>
    public static bool IsSlanted(string letter) => letter[0] switch
    {
        < '\u0250' => true,
        'ϵ' or 'ϑ' or 'ϰ' or 'ϕ' or 'ϱ' or 'ϖ' => true,
        >= 'α' and <= 'ω' => true,
        >= '\u1E00' and <= '\u1EFF' => true,
        _ => false,
    };

    private static MathNode.Symbol New(string text, MathClass @class) => new(text, @class, MathVariant.Upright);
}
