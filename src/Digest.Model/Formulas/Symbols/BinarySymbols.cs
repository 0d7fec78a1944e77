namespace Digest.Model.Formulas.Symbols;

/// <summary>Signs between two terms.</summary>
internal static class BinarySymbols
{
    public const string Pairs = """
        pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙
        cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ amalg ⨿
        dagger † dag † ddagger ‡ ddag ‡ ltimes ⋉ rtimes ⋊ bowtie ⋈ diamond ⋄ triangleleft ◁ triangleright ▷ boxtimes ⊠ boxplus ⊞
        bigtriangleup △ bigcirc ◯ dotplus ∔ intercal ⊺ minus − plus + centerdot ⋅
        """;
}
