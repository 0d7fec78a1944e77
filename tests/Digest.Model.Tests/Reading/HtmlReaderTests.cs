using System.Text;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Model.Reading;
using Digest.Model.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Model.Tests.Reading;

public class HtmlReaderTests
{
    private static readonly string[] Pieces =
    [
        "@ ", "@", " ", "\n", "\r\n", "🐝", "蜂", "&amp;", "&lt;", "&#x1F41D;", "&nosuch;", "&", "< ", ">", "\"", "'", "=", "\\(", "\\)", "$", "• ", "<p>", "</p>", "<div>", "<div class=card>", "</div>",
        "<div class='admonition note'>", "<p class=admonition-title>", "<div class=card-title>", "<span>", "<span class=katex>", "</span>", "<b>", "</b>", "<i>", "</i>", "<sup>", "</sup>", "<a href=https://x.example/>", "<a href=y>", "</a>", "<h1>",
        "</h1>", "<h3>", "</h3>", "<ul>", "</ul>", "<ol start=4>", "</ol>", "<li>", "</li>", "<table>", "<thead>", "<tr>", "<th>", "<td rowspan=2>", "<td>", "</td>", "</tr>", "</table>", "<caption>",
        "<details>", "<summary>", "</summary>", "</details>", "<dl>", "<dt>", "<dd>", "</dl>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<code>", "</code>", "<br>", "<br><br>", "<hr>", "<img alt=x src=y.png>",
        "<math>", "<mi>", "</mi>", "<mfrac>", "</math>", "<main>", "</main>", "<article>", "</article>", "<nav>", "</nav>", "<header>", "</header>", "<footer>", "</footer>", "<form>", "</form>", "<button>", "</button>",
        "<input type=checkbox>", "<label>", "<p hidden>", "<svg>", "</svg>", "<figure>", "</figure>", "<body>", "</body>", "</html>", "<q>", "</q>", "</nothing>", "<nothing>",
    ];

    private static Outline Read(string page) => OutlineReader.Read(new SourceText("page.html", page)).Value;

    [Fact]
    public void No_page_makes_the_reader_throw_or_lose_a_word_and_places_nest()
    {
        var pages = Gen.Elements(Pieces).ListOf().Select(parts => "<!doctype html>" + Numbered(string.Concat(parts)));
        Check.One(Properties.Config.WithMaxTest(1500).WithEndSize(100), Prop.ForAll<string>(Arb.From(pages), page =>
        {
            var source = new SourceText("page.html", page);
            var outline = OutlineReader.Read(source).Value;
            Assert.Empty(OutlineSpans.Faults(outline, source));
            var kept = OutlineText.Print(outline);
            foreach (var word in page.Split('Q').Skip(1).Select(part => "Q" + part[..3])) Assert.Contains(word, kept, StringComparison.Ordinal);
        }));
    }

    // Each "@" as a word of its own, so that a word that is lost in one place is not found in another.
    private static string Numbered(string text)
    {
        var (numbered, count) = (new StringBuilder(), 0);
        foreach (var c in text)
        {
            if (c == '@') numbered.Append('Q').Append((char)('a' + (count / 26 % 26))).Append((char)('a' + (count++ % 26))).Append('z');
            else numbered.Append(c);
        }

        return numbered.ToString();
    }

    public static TheoryData<string> Hostile => new()
    {
        Repeat("<div>", 100_000) + "kept words",
        Repeat("<b id=x>", 20_000) + "kept words" + Repeat("</b>", 20_000),
        "<p>" + string.Concat(Enumerable.Range(0, 200).Select(i => $"<b id={i}>")) + Repeat("<p>x", 20_000) + "kept words",
        Repeat("<table><tr><td>", 5000) + "kept words",
        Repeat("<blockquote>", 120) + "kept words",
        Repeat("<ul><li>", 5000) + "kept words",
        Repeat("<b><div></b>", 5000) + "kept words",
        Repeat("<div>", 1000) + "kept words" + Repeat("<!--", 50_000),
        "<table>" + Repeat("x<b>", 20_000) + "kept words",
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_nests_too_deeply_keeps_its_words_and_is_said(string body)
    {
        var read = OutlineReader.Read(new SourceText("page.html", "<!doctype html><title>Hive</title>" + body));
        Assert.Contains("kept words", OutlineText.Print(read.Value), StringComparison.Ordinal);
        Assert.Equal("DG1005", Assert.Single(read.Diagnostics).Rule.Id);
    }

    public static TheoryData<string> Long => new()
    {
        new string('<', 500_000) + " kept words", new string('&', 500_000) + " kept words", "kept words" + Repeat("<a ", 100_000), Repeat("<span class=a>x</span>", 40_000) + "kept words",
        Repeat("<div class=a><a href='https://x.example/'>x</a></div>", 20_000) + "kept words", Repeat("<span class=MathJax>x</span>", 20_000) + "kept words", "<p>" + Repeat("\\(", 50_000) + "kept words",
        Repeat("x<br>", 50_000) + "kept words", "<table>" + Repeat("<tr><td rowspan=60000>a<td>b", 10_000) + "<tr><td>kept words", "<math>" + Repeat("<mo>(</mo>", 10_000) + "</math>kept words",
    };

    [Theory]
    [MemberData(nameof(Long))]
    public void A_long_page_without_depth_is_read_whole(string body) => Assert.Contains("kept words", OutlineText.Print(Read("<!doctype html>" + body)), StringComparison.Ordinal);

    [Theory]
    [InlineData("<mi>x</mi><mo>=</mo><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><msqrt><mi>b</mi></msqrt></mfrac>", @"x=\frac{a+1}{\sqrt{b}}")]
    [InlineData("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup><mroot><mi>y</mi><mn>3</mn></mroot>", @"x_i^2\sqrt[3]{y}")]
    [InlineData("<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>x</mi>", @"\sum_{i=1}^n x")]
    [InlineData("<mover accent=true><mi>v</mi><mo>→</mo></mover><mo>·</mo><mover><mi>H</mi><mo>^</mo></mover>", @"\vec{v}·\hat{H}")]
    [InlineData("<mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo><mo>[</mo><mi>c</mi><mo>]</mo>", @"\left(\frac{a}{b}\right)[c]")]
    [InlineData("<mfenced open='{' close='}'><mi>a</mi><mi>b</mi></mfenced>", @"\left\{a,b\right\}")]
    [InlineData("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable>", @"\begin{matrix}1&2\\3&4\end{matrix}")]
    [InlineData("<mi>sin</mi><mo>&#x2061;</mo><mi>θ</mi><mtext> if </mtext><mi mathvariant=double-struck>R</mi>", @"\sin θ\text{ if }\mathbb{R}")]
    [InlineData("<mrow><mstyle><mi>a</mi><mspace width='0.2em'/><mi>b</mi></mstyle></mrow>", @"{{a\ b}}")]
    [InlineData("<munder><mi>lim</mi><mrow><mi>n</mi><mo>→</mo><mi>∞</mi></mrow></munder>", @"\lim_{n→∞}")]
    [InlineData("<mmultiscripts><mi mathvariant=normal>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>", @"{}_6^{14}\mathrm{C}")]
    public void MathML_becomes_the_tree_that_its_TeX_would_be(string signs, string tex)
    {
        var block = Assert.IsType<Block.Paragraph>(Assert.Single(Read($"<!doctype html><p><math>{signs}</math>").Blocks));
        var formula = Assert.IsType<Inline.Formula>(Assert.Single(block.Content));
        Assert.Equal(FormulaTex.Print(FormulaReader.Read(tex).Value), FormulaTex.Print(formula.Tree));
    }

    [Theory]
    [InlineData("<title>Hive</title><meta property='article:published_time' content='2025-05-02T08:00:00Z'>", "property title: Hive\nproperty date: 2025-05-02T08:00:00Z\n")]
    [InlineData("<script type='application/ld+json'>{\"@graph\": [{\"headline\": \"Hive\", \"datePublished\": \"2025-05-02\"}]}</script>", "property title: Hive\nproperty date: 2025-05-02\ndropped Markup: <script>\n")]
    [InlineData("<script type='application/ld+json'>{broken</script>", "dropped Markup: <script>\n")]
    public void The_head_says_title_and_day(string head, string expected) => Assert.Equal(expected, OutlineText.Print(Read("<!doctype html><head>" + head)));

    [Fact]
    public void A_place_is_the_words_own_also_after_references_and_line_ends()
    {
        const string Page = "<!doctype html>\r\n<p>Bees &amp; &#x1F41D;\r\n and <em>wax</em>.</p>";
        var paragraph = Assert.IsType<Block.Paragraph>(Assert.Single(Read(Page).Blocks));
        Assert.Equal("<p>Bees &amp; &#x1F41D;\r\n and <em>wax</em>.</p>", Cut(Page, paragraph.Origin));
        Assert.Equal(["Bees &amp; &#x1F41D;\r\n and ", "<em>wax</em>", "."], paragraph.Content.Select(part => Cut(Page, part.Origin)));
    }

    [Theory]
    [InlineData("page.html", "<p>Bees</p>")]
    [InlineData("page", "<!-- saved -->\n<!DOCTYPE HTML><p>Bees</p>")]
    [InlineData("page.txt", "<?xml version=\"1.0\"?>\n<html xmlns=\"x\"><body><p>Bees</p></body></html>")]
    public void A_page_is_known_by_how_it_begins(string name, string text) =>
        Assert.StartsWith("paragraph: Bees\n", OutlineText.Print(OutlineReader.Read(new SourceText(name, text)).Value), StringComparison.Ordinal);

    private static string Cut(string page, Origin origin) => page.Substring(origin.Location!.Span.Start, origin.Location.Span.Length);

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
