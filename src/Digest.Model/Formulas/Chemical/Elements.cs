using System.Collections.Frozen;

namespace Digest.Model.Formulas.Chemical;

/// <summary>The symbols of the chemical elements.</summary>
internal static class Elements
{
    private const string Symbols = """
        H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd
        In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu
        Am Cm Bk Cf Es Fm Md No Lr D T
        """;

    private static readonly FrozenSet<string> Known = Symbols.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a symbol of an element, or of deuterium or tritium.</summary>
    public static bool Contains(string symbol) => Known.Contains(symbol);

    /// <summary>How many characters of <paramref name="text"/> from <paramref name="at"/> are an element's symbol, the longest first; 0 for none.</summary>
    public static int LengthAt(string text, int at)
    {
        if (at + 1 < text.Length && char.IsAsciiLetterLower(text[at + 1]) && Known.Contains(text.Substring(at, 2))) return 2;
        return at < text.Length && Known.Contains(text.Substring(at, 1)) ? 1 : 0;
    }
}
