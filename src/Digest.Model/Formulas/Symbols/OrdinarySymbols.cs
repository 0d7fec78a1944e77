namespace Digest.Model.Formulas.Symbols;

/// <summary>Signs that stand like letters, letters that have a command, and punctuation.</summary>
internal static class OrdinarySymbols
{
    public const string Pairs = """
        infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ hbar ℏ hslash ℏ ell ℓ Re ℜ Im ℑ wp ℘ aleph ℵ
        beth ℶ angle ∠ measuredangle ∡ triangle △ square □ Box □ blacksquare ■ Diamond ◇ lozenge ◊ bigstar ★ top ⊤ bot ⊥
        neg ¬ lnot ¬ prime ′ backprime ‵ surd √ degree ° textdegree ° celsius ℃ AA Å angstrom Å textmu µ ohm Ω mho ℧ perthousand ‰
        textperthousand ‰ permil ‰ copyright © S § P ¶ pounds £ euro € texteuro € | ‖ Vert ‖ vert | % % _ _ & & # # $ $ / / backslash ∖
        ldots … dots … dotsc … dotso … textellipsis … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱
        clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ checkmark ✓ complement ∁ therefore ∴ because ∵
        textasciitilde ~ textasciicircum ^ textbar | textless < textgreater > textendash – textemdash — textquoteright ’ textquoteleft ‘
        textquotedblleft “ textquotedblright ” textbullet • textperiodcentered · textregistered ® texttrademark ™ textpm ± texttimes ×
        ss ß ae æ AE Æ oe œ OE Œ o ø O Ø aa å l ł L Ł dh ð th þ i ı earth ⊕ sun ⊙ astrosun ⊙
        """;

    public const string Letters = """
        imath ı jmath ȷ eth ð
        """;

    public const string Punctuation = """
        comma , semicolon ; colon :
        """;
}
