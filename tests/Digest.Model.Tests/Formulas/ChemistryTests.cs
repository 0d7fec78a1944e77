using Digest.Model.Formulas;

namespace Digest.Model.Tests.Formulas;

/// <summary>Chemistry in running text: what is one and what only looks like one.</summary>
public sealed class ChemistryTests
{
    [Theory]
    [InlineData("Pellets of Li6PS5Cl were pressed.", "Li6PS5Cl")]
    [InlineData("the glass Li2S0.72P0.14Cl0.14, and Li2S.", "Li2S0.72P0.14Cl0.14 Li2S")]
    [InlineData("TiO2-based (SnO2) films on Al2O3/SiO2", "TiO2 SnO2 Al2O3 SiO2")]
    [InlineData("Li3YCl6-xBrx and La0.6Sr0.4CoO3-δ", "Li3YCl6-xBrx La0.6Sr0.4CoO3-δ")]
    [InlineData("Ca(OH)2 in H2O; CO2, WS2, V2O5.", "Ca(OH)2 H2O CO2 WS2 V2O5")]
    [InlineData("Li[Ni0.8Co0.1Mn0.1]O2 cathodes", "Li[Ni0.8Co0.1Mn0.1]O2")]
    [InlineData("Na+ and Mg2+ ions, C60", "Na+ Mg2+ C60")]
    [InlineData("MoS2–WSe2 stacks, Sb2Se3:", "MoS2 WSe2 Sb2Se3")]
    [InlineData("LiNbO3 CsPbBr3 Bi2Te3 Fe3O4 YBa2Cu3O7-x Nb3Sn", "LiNbO3 CsPbBr3 Bi2Te3 Fe3O4 YBa2Cu3O7-x Nb3Sn")]
    public void Formulas_are_found(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("MACE GPU H200 A100 P2 In As C++ SU2 COVID19 B3LYP U2OS PBE0 HSE06 LDA")]
    [InlineData("I2C V2X PS5 CP2 F1 S1 H1 K3V I2V B2B C3PO R2D2 P2P W3C")]
    [InlineData("LiTFSI GaN InGaAs PEO SiC NaCl Co In He Six")]
    [InlineData("GPT4 BERT LLaMA2 CLIP ResNet50 ViT YOLOv8 U-Net CIFAR10 VOC2012 ISO9001 IPv6 Qwen2.5 CoNLL2003")]
    [InlineData("SARS-CoV2 PaCO2 HeLa3 NaV1.7 CaV1.2 IL6 BRCA1 TP53 HIF1 SOCS3 FoxP3")]
    [InlineData("https://example.org/TiO2 doi:10.1000/Li2S arXiv:TiO2 \\ce{H2O} x_TiO2 a@TiO2")]
    [InlineData("CB54YC1 Q1 Q2 FY25 PM2.5 T2 B12 K9 CO2H200")]
    public void What_only_looks_like_one_is_left_alone(string text) => Assert.Equal("", Found(text));

    [Fact]
    public void A_found_formula_is_a_tree() =>
        Assert.Equal("(row (scripts \"Li\" \"6\" -) (scripts \"PS\" \"5\" -) \"Cl\")", MathText.Print(Chemistry.FindFormulas("of Li6PS5Cl")[0].Tree));

    private static string Found(string text) => string.Join(' ', Chemistry.FindFormulas(text).Select(found => text.Substring(found.Span.Start, found.Span.Length)));
}
