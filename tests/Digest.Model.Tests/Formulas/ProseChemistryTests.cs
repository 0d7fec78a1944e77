using Digest.Model.Formulas;
using Digest.Model.Text;

namespace Digest.Model.Tests.Formulas;

/// <summary>Compounds in running text: lists of what is one and what is none, the reader's own words, and the digests of the corpus.</summary>
public sealed class ProseChemistryTests
{
    private const string Compounds = """
        H2O CO2 SiO2 TiO2 Al2O3 Fe2O3 Fe3O4 ZrO2 HfO2 MnO2 V2O5 WO3 MoS2 WSe2 WS2 Bi2Te3 Sb2Se3 Sb2Te3 GeTe2 In2O3 Ga2O3 SnO2 CeO2
        Li2S Li2O Li2CO3 Li3N Li3PS4 Li6PS5Cl Li7La3Zr2O12 Li10GeP2S12 LiFePO4 LiCoO2 LiMn2O4 LiNi0.5Mn1.5O4 LiNi0.8Mn0.1Co0.1O2 Li3YCl6 Li3InCl6
        Na3V2(PO4)3 Na3Zr2Si2PO12 Na2S NaAlCl4 K2CO3 Mg(OH)2 MgB2 Ca(OH)2 CaCO3 BaTiO3 SrTiO3 KTaO3 BiFeO3 LaAlO3 La2CuO4 La3Ni2O7 YBa2Cu3O7-x
        Bi2Sr2CaCu2O8 CsPbBr3 CsPbI3 Cs2AgBiBr6 CrI3 Fe3GeTe2 MnBi2Te4 Nb3Sn Cu3N Cu2O H2SO4 HNO3 NH3 CH4 N2O H2O2 SF6 CF4 C60 O2 N2
        La0.6Sr0.4CoO3-δ Li1-xCoO2 Ga1-xInxAs2 Li[Ni0.8Co0.1Mn0.1]O2
        """;

    private const string Others = """
        MACE GPU CPU TPU H100 H200 A100 V100 B200 P2 P53 In As At He No I C++ C# F1 SU2 SU3 COVID19 SARS2 B3LYP M06 PBE0 HSE06 R2SCAN U2OS HEK293
        HeLa HCT116 A549 K562 V2X I2C I2V V2G P2P B2B B2C C2 C3PO R2D2 W3C H264 H265 MP3 MP4 S3 EC2 Q1 Q2 Q3 Q4 FY25 T2 T5 T5-XXL B12 K9 N95 GPT4 GPT2
        LLaMA2 Llama3 Qwen2.5 Gemma2 Phi3 PaLM2 ResNet50 YOLOv8 UNet3 SAM2 DINOv2 CIFAR10 VOC2012 CoNLL2003 SO101 UR5 PR2 IPv6 ISO9001 HTTP2 OAuth2
        IL6 CD4 CD8 TP53 BRCA1 HIF1 SOCS3 FoxP3 NaV1.7 CaV1.2 PaCO2 VO2max SpO2 CoV2 Ni3D PM2.5 G20 COP28 AlSi10Mg CB54YC1 PSR1 NGC1300 M31 HD209458 WASP12
        S1 S2 K2-18 TOI700 GJ1214 LHS1140 Sn+ K+means C4.5 I3D C3D P3P BERTScore2 CNN2 LSTM2 R2 R1 O1 O3-mini O3-type H2-1
        """;

    [Fact]
    public void Every_compound_is_found_whole()
    {
        var words = Split(Compounds);
        Assert.True(words.Length >= 80, "The list has lost words.");
        Assert.Equal(words, words.Select(word => Found("with " + word + ", as", ProseChemistry.Default)));
    }

    [Fact]
    public void Names_stay_text()
    {
        var words = Split(Others);
        Assert.True(words.Length >= 120, "The list has lost words.");
        Assert.Equal("", string.Join(' ', words.Select(word => Found("with " + word + " as", ProseChemistry.Default))).Trim());
    }

    [Fact]
    public void Nothing_is_found_when_off() => Assert.Equal("", Found(Compounds, new() { Mode = ChemistryMode.Off }));

    [Theory]
    [InlineData("TiO2 and Li2S", "TiO2", "", "Li2S")]
    [InlineData("TiO2-Li2S", "TiO2", "", "Li2S")]
    [InlineData("a W2N film", "", "W2N", "W2N")]
    [InlineData("W2NX or aW2N", "", "W2N", "")]
    [InlineData("(W2N) and Li2S", "", "W2N", "W2N Li2S")]
    [InlineData("a W2N film", "W2N", "W2N", "")]
    [InlineData("Li2S", "", "Li2 ?? {", "Li2S")]
    public void The_readers_words_win(string text, string exclude, string include, string expected) =>
        Assert.Equal(expected, Found(text, new() { Exclude = Split(exclude).ToEquatableArray(), Include = Split(include).ToEquatableArray() }));

    [Fact]
    public void A_hydrate_after_a_full_stop_is_left_alone() => Assert.Equal("", Found("CuSO4.5H2O", ProseChemistry.Default));

    [Fact]
    public void Found_trees_keep_the_characters_and_come_in_order()
    {
        string[] parts = ["Li", "H", "2", "O", "3", "(", ")", "[", "]", "x", "-", "+", ".", " ", "Fe", "0.5", "δ", "S", "n", "\\", "é"];
        var random = new Random(17);
        for (var i = 0; i < 20000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => parts[random.Next(parts.Length)]));
            var end = 0;
            foreach (var (span, tree) in Chemistry.FindFormulas(text))
            {
                Assert.True(span.Start >= end, text);
                Assert.Equal(text.Substring(span.Start, span.Length), FormulaText.Plain(tree));
                end = span.End;
            }
        }
    }

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Compounds_of_the_corpus_keep_their_letters_in_every_face()
    {
        var checkedCompounds = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Corpus!, "briefly"), "*.txt"))
        {
            var text = File.ReadAllText(file);
            for (var at = text.IndexOf("\\ce{", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\\ce{", at + 1, StringComparison.Ordinal))
            {
                var written = text[(at + 4)..text.IndexOf('}', at)];
                var read = FormulaReader.Read("\\ce{" + written + "}");
                Assert.Equal(written, FormulaText.Plain(read.Value));
                Assert.Equal(Lowered(written), FormulaText.Unicode(read.Value));
                Assert.Equal(written.Contains('('), read.Diagnostics.Any(found => found.Rule.Id == "DG3004"));
                checkedCompounds++;
            }

            foreach (var (span, tree) in Chemistry.FindFormulas(text))
            {
                Assert.Equal(text.Substring(span.Start, span.Length), FormulaText.Plain(tree));
                Assert.Equal(Lowered(text.Substring(span.Start, span.Length)), FormulaText.Unicode(tree));
                checkedCompounds++;
            }
        }

        Assert.True(checkedCompounds > 30, "Too few compounds were met.");
    }

    /// <summary>What the digests' compounds look like: figures lowered, a variable after an element or minus too, a plus raised.</summary>
    private static string Lowered(string written)
    {
        if (written.Contains('(')) return written;
        var text = written.Replace("6-xBrx", "₆₋ₓBrₓ", StringComparison.Ordinal).Replace('+', '⁺');
        return string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)('₀' + (c - '0')) : c));
    }

    private static string Found(string text, ProseChemistry options) =>
        string.Join(' ', Chemistry.FindFormulas(text, options).Select(found => text.Substring(found.Span.Start, found.Span.Length)));

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
