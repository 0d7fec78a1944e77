using System.Collections.Frozen;

namespace Digest.Model.Formulas.Symbols;

/// <summary>Spacing commands, in em (1 mu is 1/18 em; The TeXbook, chapter 18).</summary>
internal static class Spaces
{
    public static readonly FrozenDictionary<string, double> ByCommand = new Dictionary<string, double>
    {
        [","] = 3 / 18.0,
        ["thinspace"] = 3 / 18.0,
        [":"] = 4 / 18.0,
        [">"] = 4 / 18.0,
        ["medspace"] = 4 / 18.0,
        [";"] = 5 / 18.0,
        ["thickspace"] = 5 / 18.0,
        ["!"] = -3 / 18.0,
        ["negthinspace"] = -3 / 18.0,
        [" "] = 0.25,
        ["space"] = 0.25,
        ["nobreakspace"] = 0.25,
        ["enspace"] = 0.5,
        ["quad"] = 1,
        ["qquad"] = 2,
        ["enskip"] = 0.5,
        ["~"] = 0.25,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
