namespace Digest.Model.Formulas.Symbols;

/// <summary>Signs between two sides.</summary>
internal static class RelationSymbols
{
    public const string Pairs = """
        le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ ll ≪ gg ≫ lll ⋘ ggg ⋙ lt < gt > eq =
        sim ∼ simeq ≃ approx ≈ approxeq ≊ cong ≅ equiv ≡ propto ∝ varpropto ∝ doteq ≐ asymp ≍ thickapprox ≈ thicksim ∼
        lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ gtrless ≷ leqq ≦ geqq ≧ nleq ≰ ngeq ≱ nsim ≁ nless ≮ ngtr ≯
        in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ sqsubseteq ⊑ sqsupseteq ⊒
        prec ≺ succ ≻ preceq ⪯ succeq ⪰ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩
        smile ⌣ frown ⌢ coloneqq ≔ triangleq ≜ defeq ≝ between ≬ trianglelefteq ⊴ trianglerighteq ⊵ vartriangleleft ⊲
        """;
}
