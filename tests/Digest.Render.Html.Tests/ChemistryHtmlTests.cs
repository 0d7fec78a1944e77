using Digest.Model.Document;
using Digest.Model.Formulas;

namespace Digest.Render.Html.Tests;

/// <summary>The HTML and MathML of tests/Specs/chemistry.md.</summary>
public sealed class ChemistryHtmlTests
{
    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        string tex = "", html = "";
        foreach (var line in File.ReadLines(Repository.PathOf("tests", "Specs", "chemistry.md")))
        {
            if (line.StartsWith("tex  ", StringComparison.Ordinal)) tex = line[5..];
            else if (line.StartsWith("html ", StringComparison.Ordinal)) html = line[5..];
            else if (line.StartsWith("math ", StringComparison.Ordinal)) cases.Add(tex, html, line[5..]);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Chemistry_is_written_as_the_spec_says(string tex, string html, string mathMl)
    {
        var tree = FormulaReader.Read(tex).Value;
        var (line, block) = (new HtmlWriter(), new HtmlWriter());
        FormulaHtml.Write(line, tree, null);
        MathMl.Write(block, new Inline.Formula(tex, tree, FormulaStyle.Inline));
        Assert.Equal(html, line.Finish().TrimEnd('\n'));
        var written = block.Finish();
        Assert.Equal(mathMl, written[(written.IndexOf('>', StringComparison.Ordinal) + 1)..written.LastIndexOf("</math>", StringComparison.Ordinal)]);
    }

    [Fact]
    public void Every_case_has_HTML_and_MathML()
    {
        var lines = File.ReadAllLines(Repository.PathOf("tests", "Specs", "chemistry.md"));
        Assert.True(Cases().Count >= 180, "The specification has lost cases.");
        Assert.Equal(lines.Count(line => line.StartsWith("tex  ", StringComparison.Ordinal)), Cases().Count);
    }
}
