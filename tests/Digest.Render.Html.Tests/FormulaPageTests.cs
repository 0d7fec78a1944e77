using Digest.FormulaPage;
using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Formulas;

namespace Digest.Render.Html.Tests;

/// <summary>The page of formulas of <c>./do shots</c>, in a browser.</summary>
public class FormulaPageTests
{
    // MathML Core, section 2.1.1, and what HTML allows within text in a formula.
    private const string Elements = "math mrow mi mn mo mtext mspace msub msup msubsup munder mover munderover mfrac msqrt mroot mtable mtr mtd mmultiscripts mprescripts";

    private static string[] Lines => File.ReadAllLines(Repository.PathOf("tools", "FormulaPage", "formulas.txt"));

    [Fact]
    public void The_page_has_a_hundred_formulas_without_a_diagnostic()
    {
        var formulas = Lines.Where(line => line.Length > 0 && line[0] != '#').ToList();
        Assert.True(formulas.Count >= 100);
        Assert.All(formulas, tex => Assert.Empty(FormulaReader.Read(tex.StartsWith("\\[", StringComparison.Ordinal) ? tex[2..^2] : tex).Diagnostics));
    }

    [JudgedFact("chromium")]
    [Trait("Category", "Judge")]
    public void A_browser_sets_every_formula_and_knows_every_element()
    {
        const string Faults = """
            (() => {
              const known = new Set('ELEMENTS'.split(' ')), faults = [];
              const formulas = [...document.querySelectorAll('td > math')];
              for (const math of formulas) {
                const tex = math.closest('tr').querySelector('code').textContent;
                if (!(math.getBoundingClientRect().width > 2)) faults.push(tex + ': no box');
                for (const part of [math, ...math.querySelectorAll('*')]) {
                  if (part.namespaceURI.endsWith('MathML') && !known.has(part.localName)) faults.push(tex + ': ' + part.localName);
                  const box = part.getBoundingClientRect();
                  if (!part.firstElementChild && part.textContent && !((box.width > 0 || /^\p{M}$/u.test(part.textContent)) && box.height > 0)) faults.push(tex + ': no box for ' + part.textContent);
                  const wanted = {msub: 2, msup: 2, msubsup: 3, munder: 2, mover: 2, munderover: 3, mfrac: 2, mroot: 2}[part.localName];
                  if (wanted && part.children.length !== wanted) faults.push(tex + ': ' + part.localName + ' of ' + part.children.length);
                }
              }
              return formulas.length + ' formulas\n' + faults.join('\n');
            })()
            """;
        var answer = Browser.Ask(FormulaSheet.Write(Lines), Faults.Replace("ELEMENTS", Elements, StringComparison.Ordinal)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([$"{Lines.Count(line => line.Length > 0 && line[0] != '#')} formulas"], answer);
    }

    [JudgedFact("chromium", "axe.min.js")]
    [Trait("Category", "Judge")]
    public void An_accessibility_checker_finds_nothing_on_the_page_of_formulas() => AssertAccessible(FormulaSheet.Write(Lines));

    [JudgedFact("chromium", "axe.min.js")]
    [Trait("Category", "Judge")]
    public void An_accessibility_checker_finds_nothing_on_the_page_of_a_sample()
    {
        const string Sample = "reef-ecology-2026-02-14.md";
        AssertAccessible(IssuePage.Write(DigestReader.Read(Sample, File.ReadAllBytes(Repository.PathOf("samples", Sample))).Value, new IssuePageOptions()).Value);
    }

    private static void AssertAccessible(string page)
    {
        const string Violations = "axe.run().then(found => found.passes.length + ' rules passed\\n' + found.violations.map(fault => fault.id + ': ' + fault.help + ' ' + fault.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | ')).join('\\n'))";
        var answer = Browser.Ask(page, Violations, File.ReadAllText(Judge.Find("axe.min.js")!)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches("^[1-9][0-9]* rules passed$", answer[0]);
        Assert.True(answer.Length == 1, string.Join("\n", answer));
    }
}
