namespace Digest.Model.Formulas.Symbols;

/// <summary>Arrows.</summary>
internal static class ArrowSymbols
{
    public const string Pairs = """
        to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ uparrow ↑ downarrow ↓ updownarrow ↕
        Rightarrow ⇒ implies ⟹ Leftarrow ⇐ impliedby ⟸ Leftrightarrow ⇔ iff ⟺ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕
        longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺
        mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖
        rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋
        rightsquigarrow ⇝ leadsto ⇝ twoheadrightarrow ↠ rightarrowtail ↣ rightrightarrows ⇉ rightleftarrows ⇄ leftrightarrows ⇆
        nrightarrow ↛ nleftarrow ↚ curvearrowright ↷ circlearrowleft ↺ circlearrowright ↻ textrightarrow → textleftarrow ←
        """;
}
