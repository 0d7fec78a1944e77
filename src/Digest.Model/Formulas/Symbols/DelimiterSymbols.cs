namespace Digest.Model.Formulas.Symbols;

/// <summary>Brackets and bars.</summary>
internal static class DelimiterSymbols
{
    public const string Opening = """
        { { lbrace { lbrack [ lparen ( langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ llbracket ⟦ lgroup ⟮ ulcorner ⌜ llcorner ⌞
        """;

    public const string Closing = """
        } } rbrace } rbrack ] rparen ) rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rrbracket ⟧ rgroup ⟯ urcorner ⌝ lrcorner ⌟
        """;
}
