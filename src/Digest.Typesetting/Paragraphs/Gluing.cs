using System.Collections.Frozen;

namespace Digest.Typesetting.Paragraphs;

/// <summary>Which words a line end must not part: a number from its unit and its sign, a relation from its left side, a reference in brackets from what it follows, the two words of <c>et al.</c></summary>
internal static class Gluing
{
    private static readonly FrozenSet<string> Units = new[]
    {
        "%", "‰", "°", "°C", "°F", "K", "mK", "Å", "pm", "nm", "µm", "μm", "mm", "cm", "m", "km", "eV", "meV", "keV", "MeV", "GeV", "TeV", "J", "mJ", "kJ", "Pa", "kPa", "MPa",
        "GPa", "bar", "mbar", "atm", "V", "mV", "kV", "A", "mA", "µA", "μA", "nA", "W", "mW", "kW", "MW", "Hz", "kHz", "MHz", "GHz", "THz", "s", "ms", "µs", "μs", "ns", "ps",
        "fs", "min", "h", "d", "g", "mg", "µg", "μg", "kg", "t", "mol", "mmol", "M", "mM", "µM", "μM", "nM", "L", "mL", "µL", "μL", "S", "mS", "T", "mT", "N", "mN", "kN", "nN", "C", "F",
        "dB", "rad", "mAh", "Ah", "Wh", "kWh", "mWh", "at%", "wt%", "vol%", "at.%", "wt.%", "ppm", "ppb", "bit", "kbit", "Mbit", "Gbit", "GB", "MB", "TB", "kB", "k", "Ω", "kΩ", "MΩ",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when the space between the two words is no place for a line end.</summary>
    public static bool KeepsTogether(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        before.Length > 0 && after.Length > 0
        && (IsReference(after) || (char.IsAsciiDigit(before[^1]) && (IsUnit(after) || after[0] == '±')) || (char.IsAsciiDigit(after[0]) && IsSignBefore(before)) || IsRelation(after) || IsGenus(before, after) || IsOthers(before, after));

    /// <summary>True when the space stands between a relation and the figure on its right side, which a line end parts only where lines would otherwise gape.</summary>
    public static bool IsBeforeValue(ReadOnlySpan<char> before, ReadOnlySpan<char> after) => IsRelation(before) && after.TrimStart("-−+") is [>= '0' and <= '9', ..];

    /// <summary>The sign of an uncertainty, or one that says of a figure alone how large it is: <c>±</c>, <c>&gt;</c>, <c>(≥</c>, <c>~</c>.</summary>
    private static bool IsSignBefore(ReadOnlySpan<char> word) => word[^1] is '±' or '~' || word is "<" or ">" || (word[^1] is '<' or '>' or '≤' or '≥' or '≈' && word.Length == 2 && word[0] is '(' or '[');

    /// <summary>A sign between two sides; a line may end after it, as in formulas.</summary>
    private static bool IsRelation(ReadOnlySpan<char> word) => word is "=" or "≈" or "≤" or "≥" or "≠" or "∝" or "→" or "←" or "↔" or "⇒" or "⟶" or "⇌";

    /// <summary><c>E. coli</c>: an initial before a word in small letters.</summary>
    private static bool IsGenus(ReadOnlySpan<char> before, ReadOnlySpan<char> after) => before is [>= 'A' and <= 'Z', '.'] && after.Length > 2 && char.IsLower(after[0]) && char.IsLower(after[1]);

    /// <summary><c>et al.</c>, whatever follows it.</summary>
    private static bool IsOthers(ReadOnlySpan<char> before, ReadOnlySpan<char> after) => before is "et" && after.StartsWith("al.", StringComparison.Ordinal);

    /// <summary><c>[3]</c>, <c>[3,7]</c>, <c>[12–15].</c></summary>
    private static bool IsReference(ReadOnlySpan<char> word)
    {
        var close = word.IndexOf(']');
        return word[0] == '[' && close > 1 && !word[1..close].ContainsAnyExcept("0123456789,-–");
    }

    private static bool IsUnit(ReadOnlySpan<char> word)
    {
        var end = word.IndexOfAny("/·⋅^⁻⁰¹²³⁴⁵⁶⁷⁸⁹,;:)。，、；：）");
        var unit = (end >= 0 ? word[..end] : word).TrimEnd('.');
        return unit.Length > 0 && Units.GetAlternateLookup<ReadOnlySpan<char>>().Contains(unit);
    }
}
