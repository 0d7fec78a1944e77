using System.Diagnostics;
using System.Globalization;
using Digest.Model.Formulas;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Digest.Model.Tests.Formulas;

/// <summary>What holds for the faces of every formula.</summary>
public sealed class FormulaFaceTests(ITestOutputHelper output)
{
    // DIGEST_FORMULAS asks for more, with DIGEST_SEED for others.
    private static int Count => int.Parse(Environment.GetEnvironmentVariable("DIGEST_FORMULAS") ?? "100000", CultureInfo.InvariantCulture);

    [Fact]
    public void Formulas_read_back_from_their_TeX_and_every_face_is_total() =>
        Check.One(Properties.Config.WithMaxTest(Count), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => Holds(FormulaSamples.Made(new Random(seed)))));

    private static void Holds(string tex)
    {
        var read = FormulaReader.Read(tex);
        var printed = FormulaTex.Print(read.Value);
        var again = FormulaReader.Read(printed);
        if (read.Diagnostics.IsEmpty) Assert.True(again.Value == read.Value, $"{tex}\n{printed}\n{MathText.Print(read.Value)}\n{MathText.Print(again.Value)}");
        foreach (var face in new[] { MathText.Print(read.Value), FormulaText.Unicode(read.Value), FormulaText.Plain(read.Value), FormulaSpeech.Of(read.Value) })
            Assert.False(face.Contains('\\', StringComparison.Ordinal), tex);
        Assert.NotNull(FormulaShape.IsTwoDimensional(read.Value).ToString());
    }

    [Fact]
    public void The_reference_formulas_are_read_whole() => ReadWhole(FormulaSamples.Oracle(), 0.005);

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void The_formulas_of_real_digests_are_read_whole() => ReadWhole(FormulaSamples.Corpus(), 0.005);

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Of_all_formulas_together_few_carry_any_diagnostic()
    {
        var all = FormulaSamples.Oracle().Concat(FormulaSamples.Corpus()).ToList();
        var doubtful = all.Count(tex => !FormulaReader.Read(tex).Diagnostics.IsEmpty);
        output.WriteLine($"{doubtful} of {all.Count} formulas carry a diagnostic.");
        Assert.True(doubtful < all.Count * 0.005, $"{doubtful} of {all.Count}");
    }

    private void ReadWhole(IReadOnlyList<string> formulas, double share)
    {
        var doubtful = 0;
        foreach (var tex in formulas)
        {
            var read = FormulaReader.Read(tex);
            // A name that stands where a compound should is diagnosed on purpose.
            if (read.Diagnostics.Any(found => found.Rule != FormulaRules.Chemistry))
            {
                doubtful++;
                output.WriteLine($"{tex}: {string.Join(' ', read.Diagnostics.Select(found => found.Message))}");
            }

            Holds(tex);
            foreach (var face in new[] { FormulaText.Unicode(read.Value), FormulaText.Plain(read.Value), FormulaSpeech.Of(read.Value) })
                Assert.True(face.Count(c => c == '{') == face.Count(c => c == '}'), $"{tex}\n{face}");
        }

        output.WriteLine($"{doubtful} of {formulas.Count} formulas carry a diagnostic.");
        Assert.True(formulas.Count > 50);
        Assert.True(doubtful <= formulas.Count * share, $"{doubtful} of {formulas.Count}");
    }

    [Theory]
    [InlineData("J_{\\mathrm{crit}} \\propto c_{\\max}^{3/2}", "J sub crit is proportional to c sub max to the three halves power")]
    [InlineData("x^2+y^3", "x squared plus y cubed")]
    [InlineData("\\frac12", "one half")]
    [InlineData("\\frac{a+b}{c}", "the fraction a plus b over c end fraction")]
    [InlineData("\\sqrt{x}", "the square root of x")]
    [InlineData("\\sqrt[3]{x+1}", "the cube root of x plus 1 end root")]
    [InlineData("\\sum_{i=1}^{n} a_i", "the sum from i equals 1 to n of a sub i")]
    [InlineData("\\hat\\beta \\in \\mathbb{R}", "beta hat is in blackboard bold R")]
    [InlineData("\\binom{n}{k}", "n choose k")]
    [InlineData("|x|\\le 1", "bar x bar is at most 1")]
    [InlineData("\\left|x\\right|", "the absolute value of x")]
    [InlineData("10^{-3}", "10 to the minus 3 power")]
    [InlineData("90^\\circ", "90 degrees")]
    [InlineData("f'(t)", "f prime open parenthesis t close parenthesis")]
    [InlineData("\\begin{pmatrix}1&0\\\\0&1\\end{pmatrix}", "table of 2 by 2, row 1: 1, 0, row 2: 0, 1, end table")]
    [InlineData("\\begin{cases}0&x<1\\\\1\\end{cases}", "2 cases, 0, x is less than 1, 1, end cases")]
    [InlineData("\\ket{\\psi}", "ket psi")]
    [InlineData("\\Omega", "capital omega")]
    [InlineData("", "")]
    [InlineData("X_n \\xrightarrow{d} X", "X sub n, with d above the arrow, to X")]
    [InlineData("\\ce{SO4^2-}", "S O sub 4 with charge 2 minus")]
    [InlineData("\\ce{Na+ + Cl- -> NaCl(s)}", "Na with charge 1 plus plus Cl with charge 1 minus yields Na Cl solid")]
    [InlineData("\\ce{CaCO3 ->[\\Delta] CaO + CO2 ^}", "Ca C O sub 3, with capital delta above the arrow, yields Ca O plus C O sub 2 as gas")]
    [InlineData("\\ce{A <=>[$k_1$][$k_{-1}$] B}", "A, with k sub 1 above and k sub minus 1 end sub below the arrow, in equilibrium with B")]
    [InlineData("\\ce{Li3YCl6-xBrx}", "Li sub 3 Y Cl sub 6 minus x end sub Br sub x")]
    [InlineData("\\ce{[Fe(CN)6]^4-}", "open bracket Fe open parenthesis C N close parenthesis sub 6 close bracket with charge 4 minus")]
    [InlineData("\\ce{CuSO4*5H2O}", "Cu S O sub 4 dot 5 H sub 2 O")]
    [InlineData("\\ce{^{227}_{90}Th+}", "super 227 sub 90 Th with charge 1 plus")]
    [InlineData("\\ce{Fe^{III}Cl3}", "Fe with oxidation state 3 Cl sub 3")]
    [InlineData("\\ce{O2^{.-}}", "O sub 2 dot with charge 1 minus")]
    [InlineData("\\ce{M^n+}", "M with charge n plus")]
    [InlineData("\\ce{O=C=O}", "O double bond C double bond O")]
    [InlineData("\\mathrm{Ca}^{2+}", "Ca with charge 2 plus")]
    [InlineData("5\\,\\text{K}^{-1}", "5 K to the minus 1 power")]
    [InlineData("\\text{if ON}", "if ON")]
    public void Speech_follows_its_rules(string tex, string speech) => Assert.Equal(speech, FormulaSpeech.Of(FormulaReader.Read(tex).Value));

    [Theory]
    [InlineData("J_{\\mathrm{crit}}", "J_{\\text{crit}}")]
    [InlineData("\\alpha x", "α x", "αx")]
    [InlineData("e'_{g}^{2}", "e'_{g}^{2}")]
    [InlineData("\\underbrace{a}_{n}", "\\underset{n}{\\underbrace{a}}")]
    [InlineData("\\begin{cases}a&b\\end{cases}", "\\left\\{\\begin{array}{l}a&b\\end{array}\\right.")]
    [InlineData("\\foo", "\\text{foo}")]
    [InlineData("\\ce{A ->[H2O][\\Delta] B}", "\\text{A}\\xrightarrow[\\Delta ]{\\text{H}_{\\text{2}}\\text{O}}\\text{B}", "\\text{A}\\xrightarrow[Δ]{\\text{H}_{\\text{2}}\\text{O}}\\text{B}")]
    [InlineData("\\ce{A <=>[k] B}", "\\text{A}\\overset{k}{\\rightleftharpoons }\\text{B}", "\\text{A}\\overset{k}{⇌}\\text{B}", "\\text{A}\\overset{\\text{k}}{⇌}\\text{B}")]
    public void Tex_is_printed_plainly(string tex, params string[] printed) => Assert.Contains(FormulaTex.Print(FormulaReader.Read(tex).Value), printed);

    [Theory]
    [InlineData("x_i^2", false)]
    [InlineData("\\hat x", false)]
    [InlineData("\\bigl(x\\bigr)", false)]
    [InlineData("\\sum_i^n", true)]
    [InlineData("\\sum_i", false)]
    [InlineData("\\frac ab", true)]
    [InlineData("x^{\\frac ab}", true)]
    [InlineData("\\left(\\sqrt x\\right)", true)]
    [InlineData("\\binom nk", true)]
    [InlineData("\\overset!=", true)]
    [InlineData("\\overline{ab}", true)]
    [InlineData("\\begin{matrix}a\\end{matrix}", true)]
    public void What_needs_two_dimensions_is_a_rule(string tex, bool isTwoDimensional) => Assert.Equal(isTwoDimensional, FormulaShape.IsTwoDimensional(FormulaReader.Read(tex).Value));

    // Work is counted in bytes allocated, which unlike time is the same on every machine: ten times the text may take about ten times as much.
    [Theory]
    [InlineData("{")]
    [InlineData("x+")]
    [InlineData("a_b^c")]
    [InlineData("\\text{a}")]
    [InlineData("\\foo ")]
    [InlineData("}")]
    [InlineData("\\left(")]
    [InlineData("\\begin{matrix}")]
    [InlineData("a&b\\\\")]
    [InlineData("\\frac")]
    [InlineData("\\ce{")]
    [InlineData("\\ce{2H2O ->[a] x^+}")]
    public void Work_grows_with_the_text(string piece)
    {
        var (few, many) = (Work(piece, 2_000), Work(piece, 20_000));
        Assert.True(many < 20 * few, $"{few} then {many} bytes");
    }

    private static long Work(string piece, int count)
    {
        var tex = string.Concat(Enumerable.Repeat(piece, count));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var tree = FormulaReader.Read(tex).Value;
        var faces = FormulaText.Unicode(tree).Length + FormulaText.Plain(tree).Length + FormulaSpeech.Of(tree).Length + FormulaTex.Print(tree).Length;
        Assert.True(faces >= 0);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Theory]
    [InlineData("H2O + ")]
    [InlineData("(")]
    [InlineData("A^")]
    [InlineData("->[")]
    [InlineData("Fe2O3")]
    [InlineData("$")]
    [InlineData("{")]
    public void Work_on_chemistry_grows_with_the_text(string piece)
    {
        long Work(int count) => FormulaFaceTests.Work("\\ce{" + string.Concat(Enumerable.Repeat(piece, count)) + "}", 1);
        var (few, many) = (Work(2_000), Work(20_000));
        Assert.True(many < 20 * few, $"{few} then {many} bytes");
    }

    [Fact]
    public void Ten_megabytes_and_a_hundred_thousand_groups_are_read()
    {
        var watch = Stopwatch.StartNew();
        Assert.NotEmpty(FormulaText.Unicode(FormulaReader.Read(string.Concat(Enumerable.Repeat("\\alpha_{i} + ", 800_000))).Value));
        Assert.NotEmpty(FormulaReader.Read(new string('{', 100_000) + "x" + new string('}', 100_000)).Diagnostics);
        output.WriteLine($"{watch.ElapsedMilliseconds} ms");
    }
}
