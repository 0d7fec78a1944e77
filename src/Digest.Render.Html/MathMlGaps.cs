using System.Globalization;

namespace Digest.Render.Html;

/// <summary>The space before and after a sign, in em, and whether it is the first of its row: browsers take + and − for signs of a number there.</summary>
internal readonly record struct MathMlGaps(double Before, double After, bool IsFirst)
{
    private const double Thin = 3 / 18.0;
    private const double Medium = 4 / 18.0;
    private const double Thick = 5 / 18.0;

    // Signs that MathML Core's dictionary of operators spaces otherwise than their class in TeX.
    private const string Medials = "+−±∓÷∩∪∧∨⊕⊖∖⊎⊓⊔";
    private const string Brackets = "()[]{}⟨⟩⌊⌋⌈⌉⟦⟧⟮⟯‖!";
    private const string BigOnes = "∑∏∐∫∬∭∮∯⋂⋃⋁⋀⨁⨂⨀⨄⨆";
    private const string OutOfPlace = ":⌣⌢?×⋅∗⋆∘∙⊗⊙≀⨿⋉⋊⋄⊠⊞⊺⊘∔./";

    /// <summary>True for a delimiter that browsers take for a bracket by itself.</summary>
    public static bool IsBracket(string sign) => sign.Length == 1 && (sign == "|" || Brackets.Contains(sign[0], StringComparison.Ordinal));

    /// <summary>True for a sign that browsers let grow with what stands beside it.</summary>
    public static bool Grows(string sign) => IsBracket(sign) || sign is "↑" or "↓" or "↕" or "⇑" or "⇓" or "⇕" or "⌜" or "⌝" or "⌞" or "⌟";

    /// <summary>The attributes that give a sign this space; none where it has it by itself.</summary>
    public (string, string?)[] Attributes(string sign) => Own(sign) is { } own && own.Before.Equals(Before) && own.After.Equals(After) ? [] : [("lspace", Length(Before)), ("rspace", Length(After))];

    private (double Before, double After)? Own(string sign) => sign switch
    {
        "," or ";" => (0, Thin),
        "|" => IsFirst ? null : (Thick, Thick),
        [var c] when Medials.Contains(c, StringComparison.Ordinal) => IsFirst ? null : (Medium, Medium),
        [var c] when Brackets.Contains(c, StringComparison.Ordinal) => (0, 0),
        [var c] when BigOnes.Contains(c, StringComparison.Ordinal) => (Thin, Thin),
        [var c] when OutOfPlace.Contains(c, StringComparison.Ordinal) || char.IsLetter(c) => null,
        [_] => (Thick, Thick),
        _ => null,
    };

    private static string Length(double em) => em.ToString("0.###", CultureInfo.InvariantCulture) + "em";
}
