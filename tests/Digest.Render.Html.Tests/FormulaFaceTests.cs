using System.Globalization;
using System.Text;
using System.Xml;
using Digest.Model.Document;
using Digest.Model.Formulas;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Render.Html.Tests;

/// <summary>Formulas read from TeX, as HTML and MathML.</summary>
public class FormulaFaceTests
{
    [Theory]
    [InlineData("\\binom{n}{k}", "(<i>n</i>&nbsp;choose <i>k</i>)", "<mrow><mo stretchy=\"true\">(</mo><mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac><mo stretchy=\"true\">)</mo></mrow>")]
    [InlineData("\\overset{!}{=}", "=<sup>!</sup>", "<mover><mo lspace=\"0em\" rspace=\"0em\">=</mo><mi mathvariant=\"normal\">!</mi></mover>")]
    [InlineData("\\underset{a}{b}", "<i>b</i><sub><i>a</i></sub>", "<munder><mi>b</mi><mi>a</mi></munder>")]
    [InlineData("\\sum\\limits_a^b", "∑<sub><i>a</i></sub><sup><i>b</i></sup>", "<munderover><mo movablelimits=\"false\" lspace=\"0em\" rspace=\"0em\">∑</mo><mi>a</mi><mi>b</mi></munderover>")]
    [InlineData("\\bigl(x", "(<i>x</i>", "<mrow><mo stretchy=\"true\" symmetric=\"true\" minsize=\"1.2em\" maxsize=\"1.2em\">(</mo><mi>x</mi></mrow>")]
    [InlineData("\\underbrace{x}", "<i>x</i>", "<munder accentunder=\"true\"><mi>x</mi><mo stretchy=\"true\">⏟</mo></munder>")]
    [InlineData("\\begin{cases}a&b\\\\c\\end{cases}", "{<i>a</i>, <i>b</i>; <i>c</i>}", "<mrow><mo stretchy=\"true\">{</mo><mtable><mtr><mtd style=\"text-align:left;padding-left:0\"><mi>a</mi></mtd><mtd style=\"text-align:left\"><mi>b</mi></mtd></mtr><mtr><mtd style=\"text-align:left;padding-left:0\"><mi>c</mi></mtd></mtr></mtable></mrow>")]
    public void Constructs_have_both_faces(string tex, string html, string mathMl)
    {
        var (line, block) = Faces(tex);
        Assert.Equal(html, line.TrimEnd('\n'));
        Assert.Equal(mathMl, block[(block.IndexOf('>', StringComparison.Ordinal) + 1)..block.LastIndexOf("</math>", StringComparison.Ordinal)]);
    }

    // The space between parts is TeX's (The TeXbook, chapter 18), wherever browsers would choose another.
    [Theory]
    [InlineData("a+b", "<mi>a</mi><mo>+</mo><mi>b</mi>")]
    [InlineData("x=-2", "<mi>x</mi><mo>=</mo><mo lspace=\"0em\" rspace=\"0em\">−</mo><mn>2</mn>")]
    [InlineData("a\\times b", "<mi>a</mi><mo lspace=\"0.222em\" rspace=\"0.222em\">×</mo><mi>b</mi>")]
    [InlineData("\\text{it is } + b", "<mtext>it&nbsp;is&nbsp;</mtext><mo lspace=\"0.222em\" rspace=\"0.222em\">+</mo><mi>b</mi>")]
    [InlineData("\\text{it is} = \\text{so so}", "<mtext>it&nbsp;is</mtext><mspace width=\"0.278em\"></mspace><mo lspace=\"0em\" rspace=\"0em\">=</mo><mspace width=\"0.278em\"></mspace><mtext>so&nbsp;so</mtext>")]
    [InlineData("\\mathrm{kg}=m", "<mtext>kg</mtext><mo>=</mo><mi>m</mi>")]
    [InlineData("2\\sin x", "<mn>2</mn><mspace width=\"0.167em\"></mspace><mi>sin</mi><mspace width=\"0.167em\"></mspace><mi>x</mi>")]
    [InlineData("(x)", "<mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo>")]
    [InlineData("f'_i(x)", "<msub><mrow><mi>f</mi><mo lspace=\"0em\" rspace=\"0em\">′</mo></mrow><mi>i</mi></msub><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo>")]
    [InlineData("a\\colon b:c", "<mi>a</mi><mo lspace=\"0em\" rspace=\"0.167em\">:</mo><mi>b</mi><mo lspace=\"0.278em\" rspace=\"0.278em\">:</mo><mi>c</mi>")]
    [InlineData("\\left(a\\middle|b\\right)c", "<mrow><mrow><mo stretchy=\"true\">(</mo><mrow><mi>a</mi><mo stretchy=\"true\" symmetric=\"true\">|</mo><mi>b</mi></mrow><mo stretchy=\"true\">)</mo></mrow><mspace width=\"0.167em\"></mspace><mi>c</mi></mrow>")]
    [InlineData("\\textit{so}x", "<mi style=\"font-style:italic\">so</mi><mi>x</mi>")]
    [InlineData("\\begin{aligned}a&=b\\end{aligned}", "<mtable displaystyle=\"true\"><mtr><mtd style=\"text-align:right;text-align:-webkit-right;padding-right:0\"><mi>a</mi></mtd><mtd style=\"text-align:left;padding-left:0\"><mrow><mrow></mrow><mo>=</mo><mi>b</mi></mrow></mtd></mtr></mtable>")]
    [InlineData("\\lim_{n}a", "<munder><mo movablelimits=\"true\" lspace=\"0em\" rspace=\"0.167em\">lim</mo><mi>n</mi></munder><mi>a</mi>")]
    [InlineData("\\hat x\\widehat{xy}", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">ˆ</mo></mover><mover accent=\"true\"><mrow><mi>x</mi><mi>y</mi></mrow><mo stretchy=\"true\">\u0302</mo></mover>")]
    [InlineData("\\xrightarrow{k}", "<mover><mo stretchy=\"true\" lspace=\"0em\" rspace=\"0em\">⟶</mo><mrow><mspace width=\"0.4em\"></mspace><mi>k</mi><mspace width=\"0.4em\"></mspace></mrow></mover>")]
    public void MathMl_has_the_space_of_TeX(string tex, string mathMl)
    {
        var (_, block) = Faces(tex);
        var inner = block[(block.IndexOf('>', StringComparison.Ordinal) + 1)..block.LastIndexOf("</math>", StringComparison.Ordinal)];
        Assert.Equal(mathMl, inner == "<mrow>" + mathMl + "</mrow>" ? mathMl : inner);
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

    [Fact]
    public void A_link_in_a_formula_leads_on_in_both_faces_and_an_unsafe_one_does_not()
    {
        var (line, block) = Faces("x+\\href{https://a.example/b}{\\frac{c}{d}}");
        Assert.Equal("<i>x</i>&nbsp;+ <a href=\"https://a.example/b\"><i>c</i>/<i>d</i></a>\n", line);
        Assert.Contains("<mtext><a href=\"https://a.example/b\" aria-label=\"c/d\"><math><mfrac><mi>c</mi><mi>d</mi></mfrac></math></a></mtext>", block, StringComparison.Ordinal);
        var unsafeLink = new Inline.Formula("", new MathNode.Link(new MathNode.Words("x"), "javascript:f()"), FormulaStyle.Inline);
        Assert.DoesNotContain("href", Html(unsafeLink) + MathMlOf(unsafeLink), StringComparison.Ordinal);
    }

    // DIGEST_FORMULAS asks for more, with DIGEST_SEED for others.
    private static int Count => int.Parse(Environment.GetEnvironmentVariable("DIGEST_FORMULAS") ?? "100000", CultureInfo.InvariantCulture);

    [Fact]
    public void Every_made_formula_has_both_faces_without_TeX_and_its_MathML_is_well_formed() =>
        Check.One(Properties.Config.WithMaxTest(Count), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => { Holds(FormulaSamples.Made(new Random(seed))); }));

    [Fact]
    public void Reference_formulas_show_no_TeX() => ShowsNoTex(FormulaSamples.Oracle());

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Formulas_of_real_digests_show_no_TeX() => ShowsNoTex(FormulaSamples.Corpus());

    private static void ShowsNoTex(IReadOnlyList<string> formulas)
    {
        Assert.True(formulas.Count > 50);
        foreach (var tex in formulas)
        {
            foreach (var shown in Holds(tex)) Assert.True(shown.Count(c => c == '{') == shown.Count(c => c == '}'), $"{tex}\n{shown}");
        }
    }

    /// <summary>The text that both faces show.</summary>
    private static string[] Holds(string tex)
    {
        var (line, block) = Faces(tex);
        string[] shown = [Shown(line), Shown(block)];
        foreach (var text in shown) Assert.False(text.Contains('\\', StringComparison.Ordinal), tex);
        return shown;
    }

    private static string Shown(string markup)
    {
        using var reader = XmlReader.Create(new StringReader("<all>" + markup.Replace("&nbsp;", "&#160;", StringComparison.Ordinal) + "</all>"), new XmlReaderSettings { CheckCharacters = false });
        var text = new StringBuilder();
        // A brace that grows beside cases is drawn, and stands alone by right.
        while (!reader.EOF)
        {
            if (reader.GetAttribute("stretchy") == "true")
            {
                reader.Skip();
                continue;
            }

            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace) text.Append(reader.Value);
            reader.Read();
        }

        return text.ToString();
    }

    private static (string Line, string Block) Faces(string tex)
    {
        var formula = new Inline.Formula(tex, FormulaReader.Read(tex).Value, FormulaStyle.Inline);
        return (Html(formula), MathMlOf(formula));
    }

    private static string Html(Inline.Formula formula)
    {
        var writer = new HtmlWriter();
        FormulaHtml.Write(writer, formula.Tree, null);
        return writer.Finish();
    }

    private static string MathMlOf(Inline.Formula formula)
    {
        var writer = new HtmlWriter();
        MathMl.Write(writer, formula);
        return writer.Finish();
    }
}
