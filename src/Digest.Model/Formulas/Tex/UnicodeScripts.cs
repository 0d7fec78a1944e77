using System.Collections.Frozen;
using System.Text;

namespace Digest.Model.Formulas.Tex;

/// <summary>Characters that are raised or lowered by themselves (U+2070 to U+209C and their Latin-1 fellows).</summary>
internal static class UnicodeScripts
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ";
    private const string RaisedPlain = "0123456789+−=()ni";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ";
    private const string LoweredPlain = "0123456789+−=()aeoxhklmnpstijruv";

    private static readonly FrozenDictionary<char, char> Lowerings = LoweredPlain.Zip(Lowered).Append(('-', '₋')).ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);
    private static readonly FrozenDictionary<char, char> Raisings = RaisedPlain.Zip(Raised).Append(('-', '⁻')).ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>The lowered form of a character, or null.</summary>
    public static char? Lower(char c) => Lowerings.TryGetValue(c, out var lowered) ? lowered : null;

    /// <summary>The raised form of a character, or null.</summary>
    public static char? Raise(char c) => Raisings.TryGetValue(c, out var raised) ? raised : null;

    /// <summary>The plain form of a raised or lowered character, or null.</summary>
    public static char? PlainOf(char c) => Raised.IndexOf(c, StringComparison.Ordinal) is >= 0 and var up ? RaisedPlain[up]
        : Lowered.IndexOf(c, StringComparison.Ordinal) is >= 0 and var down ? LoweredPlain[down] : null;

    /// <summary>Takes a run of raised or of lowered characters and gives it as a script.</summary>
    public static bool TryTake(TexScanner scan, out MathNode script, out bool isSuper)
    {
        isSuper = Raised.Contains(scan.Current, StringComparison.Ordinal);
        var (from, to) = isSuper ? (Raised, RaisedPlain) : (Lowered, LoweredPlain);
        var plain = new StringBuilder();
        for (int index; !scan.AtEnd && (index = from.IndexOf(scan.Current, StringComparison.Ordinal)) >= 0; scan.Position++) plain.Append(to[index]);
        var row = new TexRow();
        foreach (var c in plain.ToString())
        {
            row.Add(char.IsLetter(c)
                ? new MathNode.Symbol(c.ToString(), MathClass.Ordinary, MathVariant.Italic)
                : char.IsAsciiDigit(c) ? new MathNode.Symbol(c.ToString(), MathClass.Ordinary, MathVariant.Upright) : TexCharacters.Sign(c.ToString()));
        }

        script = row.ToNode();
        return plain.Length > 0;
    }
}
