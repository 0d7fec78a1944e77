using System.Xml.Linq;
using Digest.Model.Document;
using Digest.Model.Formulas;

namespace Digest.Render.Html.Tests;

/// <summary>The HTML of tests/Specs/chemistry.md, and that MathML says the same.</summary>
public sealed class ChemistryHtmlTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        var tex = "";
        foreach (var line in File.ReadLines(Repository.PathOf("tests", "Specs", "chemistry.md")))
        {
            if (line.StartsWith("tex  ", StringComparison.Ordinal)) tex = line[5..];
            else if (line.StartsWith("html ", StringComparison.Ordinal)) cases.Add(tex, line[5..]);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Chemistry_is_written_as_the_spec_says(string tex, string html)
    {
        var writer = new HtmlWriter();
        FormulaHtml.Write(writer, FormulaReader.Read(tex).Value, null);
        Assert.Equal(html, writer.Finish().TrimEnd('\n'));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void MathML_holds_the_letters_and_figures_of_the_html(string tex, string html)
    {
        var writer = new HtmlWriter();
        MathMl.Write(writer, new Inline.Formula(tex, FormulaReader.Read(tex).Value, FormulaStyle.Inline));
        Assert.Equal(Signs(XElement.Parse("<p>" + html.Replace("&nbsp;", " ", StringComparison.Ordinal) + "</p>").Value), Signs(XElement.Parse(writer.Finish().Replace("&nbsp;", " ", StringComparison.Ordinal)).Value));
    }

    // HTML writes a fraction with a stroke and brackets, MathML with its layout.
    private static string Signs(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c is '+' or '−' or '⟶' or '⇌'));
}
