using System.Collections.Frozen;

namespace Digest.Model.Formulas.Symbols;

/// <summary>Operators that are written as a name in upright letters.</summary>
internal static class FunctionNames
{
    public static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
    [
        "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth", "sech", "csch", "arcsinh", "arccosh", "arctanh",
        "exp", "log", "ln", "lg", "det", "dim", "ker", "hom", "deg", "arg", "gcd", "lcm", "min", "max", "sup", "inf", "lim", "limsup", "liminf",
        "Pr", "argmax", "argmin", "tr", "Tr", "rank", "erf", "erfc", "sgn", "sign", "diag", "Res", "supp", "curl", "grad", "varlimsup", "varliminf", "mod",
    ], StringComparer.Ordinal);

    public static string Shown(string name) => name switch
    {
        "limsup" or "varlimsup" => "lim sup",
        "liminf" or "varliminf" => "lim inf",
        "argmax" => "arg max",
        "argmin" => "arg min",
        _ => name,
    };
}
