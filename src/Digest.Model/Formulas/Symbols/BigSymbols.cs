namespace Digest.Model.Formulas.Symbols;

/// <summary>Big operators.</summary>
internal static class BigSymbols
{
    public const string Pairs = """
        sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ intop ∫ smallint ∫
        bigcap ⋂ bigcup ⋃ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆
        """;
}
