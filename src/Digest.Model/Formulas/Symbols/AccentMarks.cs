using System.Collections.Frozen;

namespace Digest.Model.Formulas.Symbols;

/// <summary>Marks over or under a base, as combining characters.</summary>
internal static class AccentMarks
{
    public static readonly FrozenDictionary<string, string> ByCommand = new Dictionary<string, string>
    {
        ["hat"] = "\u0302",
        ["widehat"] = "\u0302",
        ["bar"] = "\u0304",
        ["tilde"] = "\u0303",
        ["widetilde"] = "\u0303",
        ["vec"] = "\u20D7",
        ["dot"] = "\u0307",
        ["ddot"] = "\u0308",
        ["dddot"] = "\u20DB",
        ["acute"] = "\u0301",
        ["grave"] = "\u0300",
        ["check"] = "\u030C",
        ["breve"] = "\u0306",
        ["mathring"] = "\u030A",
        ["overline"] = "\u0305",
        ["underline"] = "\u0332",
        ["overrightarrow"] = "⟶",
        ["overleftarrow"] = "⟵",
        ["overbrace"] = "⏞",
        ["underbrace"] = "⏟",
        ["widecheck"] = "\u030C",
        ["Bar"] = "\u0304",
        ["Hat"] = "\u0302",
        ["Vec"] = "\u20D7",
        ["underbar"] = "\u0331",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, string> ByTextCommand = new Dictionary<string, string>
    {
        ["'"] = "\u0301",
        ["`"] = "\u0300",
        ["^"] = "\u0302",
        ["\""] = "\u0308",
        ["~"] = "\u0303",
        ["="] = "\u0304",
        ["."] = "\u0307",
        ["u"] = "\u0306",
        ["v"] = "\u030C",
        ["H"] = "\u030B",
        ["c"] = "\u0327",
        ["k"] = "\u0328",
        ["r"] = "\u030A",
        ["d"] = "\u0323",
        ["b"] = "\u0331",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
