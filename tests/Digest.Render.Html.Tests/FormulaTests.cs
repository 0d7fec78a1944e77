using Digest.Model.Formulas;
using static Digest.Render.Html.Tests.MadeIssue;

namespace Digest.Render.Html.Tests;

public class FormulaTests
{
    private static string Html(MathNode node)
    {
        var writer = new HtmlWriter();
        FormulaHtml.Write(writer, node, null);
        return writer.Finish().TrimEnd('\n').Replace("\u2009", "~", StringComparison.Ordinal);
    }

    [Fact]
    public void Formulas_are_letters_scripts_and_signs()
    {
        Assert.Equal("<i>κ</i>&nbsp;∝ <i>d</i><sup>3/2</sup>", Html(Conductance.Tree));
        Assert.Equal("H<sub>2</sub>O", Html(Water.Tree));
        Assert.Equal("<i>v</i>&nbsp;= √((2<i>g</i><i>h</i>)/(1&nbsp;+ <i>k</i>))", Html(Speed.Tree));
    }

    [Fact]
    public void A_sign_without_a_term_before_it_has_no_space_after() => Assert.Equal("<i>x</i>&nbsp;= −2", Html(Row(Letter("x"), Sign("=", MathClass.Relation), Sign("−", MathClass.Binary), Letter("2", MathVariant.Upright))));

    [Fact]
    public void Accents_functions_alphabets_and_primes()
    {
        Assert.Equal("<i>x\u0302</i>", Html(new MathNode.Accent(Letter("x"), "\u0302")));
        Assert.Equal("<i>ê</i>", Html(new MathNode.Accent(Letter("e"), "\u0302")));
        Assert.Equal("2~sin~<i>x</i>", Html(Row(Letter("2", MathVariant.Upright), Sign("sin", MathClass.Operator), Letter("x"))));
        Assert.Equal("ℝ𝔸ℒ𝔤", Html(Row(Letter("R", MathVariant.DoubleStruck), Letter("A", MathVariant.DoubleStruck), Letter("L", MathVariant.Script), Letter("g", MathVariant.Fraktur))));
        Assert.Equal("<i>f</i>′<sub>1</sub>", Html(Row(new MathNode.Scripts(Letter("f"), null, Sign("′", MathClass.Ordinary)), new MathNode.Scripts(null, Letter("1", MathVariant.Upright), null))));
        Assert.Equal("<sup>3</sup>√<b>a</b>", Html(new MathNode.Radical(Letter("a", MathVariant.Bold), Letter("3", MathVariant.Upright))));
        Assert.Equal("<code>a &lt; b</code>", Html(new MathNode.Unread("a < b")));
    }

    [Fact]
    public void Only_formulas_in_two_dimensions_need_MathMl()
    {
        Assert.False(MathMl.IsNeeded(Conductance));
        Assert.True(MathMl.IsNeeded(Speed));
        Assert.False(MathMl.IsNeeded(Math("x_i^2", Row(new MathNode.Scripts(Letter("x"), Letter("i"), Letter("2"))))));
        Assert.True(MathMl.IsNeeded(Math(@"\sum_i^2", Row(new MathNode.Scripts(Sign("∑", MathClass.Operator), Letter("i"), Letter("2"))))));
    }

    [Fact]
    public void What_follows_a_space_is_not_swallowed_by_it()
    {
        var writer = new HtmlWriter();
        MathMl.Write(writer, Math(@"a\,b", Row(Letter("a"), new MathNode.Space(0.167), Letter("b"))));
        Assert.Contains("<mi>a</mi><mspace width=\"0.167em\"></mspace><mi>b</mi>", writer.Finish(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChemistryMode.Off, "", "", "TiO2, W2N, Cl6-x")]
    [InlineData(ChemistryMode.Conservative, "", "", "TiO<sub>2</sub>, W2N, Cl6-x")]
    [InlineData(ChemistryMode.Conservative, "W2N", "TiO2", "TiO2, W<sub>2</sub>N, Cl6-x")]
    public void Chemistry_in_prose_is_as_the_options_say(ChemistryMode mode, string include, string exclude, string html)
    {
        var writer = new HtmlWriter();
        InlineHtml.Write(writer, Words("TiO2, W2N, Cl6-x"), new HtmlStyle { Chemistry = new() { Mode = mode, Include = [include], Exclude = [exclude] } });
        Assert.Equal(html, writer.Finish().TrimEnd('\n'));
    }

    [Fact]
    public void A_minus_in_prose_stays_the_hyphen_that_was_typed_and_does_not_break()
    {
        var writer = new HtmlWriter();
        InlineHtml.Write(writer, Words("(Li3YCl6-xBrx)"), new HtmlStyle());
        Assert.Equal("(<span style=\"white-space:nowrap\">Li<sub>3</sub>YCl<sub>6-<i>x</i></sub>Br<sub><i>x</i></sub></span>)\n", writer.Finish());
    }

    [Fact]
    public void Chemistry_in_prose_has_its_figures_lowered_and_keeps_its_characters()
    {
        var writer = new HtmlWriter();
        InlineHtml.Write(writer, Words("CaCO3 dissolves; GPT4 does not."), new HtmlStyle());
        Assert.Equal("CaCO<sub>3</sub> dissolves; GPT4 does not.\n", writer.Finish());
    }

    [Fact]
    public void MathMl_has_one_element_for_each_construct()
    {
        var writer = new HtmlWriter();
        MathMl.Write(writer, Math("x", Row(Letter("1", MathVariant.Upright), Letter(".", MathVariant.Upright), Letter("5", MathVariant.Upright), new MathNode.Scripts(Letter("x"), Letter("i"), Letter("2", MathVariant.Upright)), new MathNode.Fraction(Letter("a"), new MathNode.Radical(Letter("b"), null)), new MathNode.Fenced("(", Letter("c", MathVariant.Bold), ")"))));
        Assert.Contains(
            "<mrow><mn>1.5</mn><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup><mfrac><mi>a</mi><msqrt><mi>b</mi></msqrt></mfrac><mspace width=\"0.167em\"></mspace><mrow><mo stretchy=\"true\">(</mo><mi>𝐜</mi><mo stretchy=\"true\">)</mo></mrow></mrow>",
            writer.Finish(), StringComparison.Ordinal);
    }
}
