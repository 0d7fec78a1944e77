using Digest.Model.Document;
using Digest.Model.Formulas;

namespace Digest.Render.Html.Tests;

/// <summary>Formulas read from TeX, as HTML and MathML.</summary>
public class FormulaFaceTests
{
    [Theory]
    [InlineData("\\binom{n}{k}", "(<i>n</i>&nbsp;choose <i>k</i>)", "<mrow><mo stretchy=\"true\">(</mo><mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac><mo stretchy=\"true\">)</mo></mrow>")]
    [InlineData("\\overset{!}{=}", "=<sup>!</sup>", "<mover><mo>=</mo><mi mathvariant=\"normal\">!</mi></mover>")]
    [InlineData("\\underset{a}{b}", "<i>b</i><sub><i>a</i></sub>", "<munder><mi>b</mi><mi>a</mi></munder>")]
    [InlineData("\\sum\\limits_a^b", "∑<sub><i>a</i></sub><sup><i>b</i></sup>", "<munderover><mo>∑</mo><mi>a</mi><mi>b</mi></munderover>")]
    [InlineData("\\bigl(x", "(<i>x</i>", "<mrow><mo stretchy=\"true\" symmetric=\"true\" minsize=\"1.2em\" maxsize=\"1.2em\">(</mo><mi>x</mi></mrow>")]
    [InlineData("\\underbrace{x}", "<i>x</i>", "<munder accentunder=\"true\"><mi>x</mi><mo stretchy=\"true\">⏟</mo></munder>")]
    [InlineData("\\begin{cases}a&b\\\\c\\end{cases}", "{<i>a</i>, <i>b</i>; <i>c</i>}", "<mrow><mo stretchy=\"true\">{</mo><mtable><mtr><mtd style=\"text-align:left\"><mi>a</mi></mtd><mtd style=\"text-align:left\"><mi>b</mi></mtd></mtr><mtr><mtd style=\"text-align:left\"><mi>c</mi></mtd></mtr></mtable></mrow>")]
    public void Constructs_have_both_faces(string tex, string html, string mathMl)
    {
        var (line, block) = Faces(tex);
        Assert.Equal(html, line.TrimEnd('\n'));
        Assert.Equal(mathMl, block[(block.IndexOf('>', StringComparison.Ordinal) + 1)..block.LastIndexOf("</math>", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("\\left\\{\\frac{a}{b}\\right.")]
    [InlineData("\\text{a\\foo}\\unknown{b}")]
    [InlineData("\\begin{cases}a")]
    [InlineData("{x}_{\\mathrm{y}}^{{z}}\\frac{{1}}{{2}}")]
    public void No_face_shows_a_backslash_or_a_brace_of_TeX(string tex)
    {
        var (line, _) = Faces(tex);
        Assert.DoesNotContain('\\', line);
        Assert.Equal(line.Count(c => c == '{'), line.Count(c => c == '}'));
    }

    private static (string Line, string Block) Faces(string tex)
    {
        var formula = new Inline.Formula(tex, FormulaReader.Read(tex).Value, FormulaStyle.Inline);
        var (line, block) = (new HtmlWriter(), new HtmlWriter());
        FormulaHtml.Write(line, formula.Tree, null);
        MathMl.Write(block, formula);
        return (line.Finish(), block.Finish());
    }
}
