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
