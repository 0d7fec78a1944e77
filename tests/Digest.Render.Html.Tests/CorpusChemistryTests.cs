using System.Text.RegularExpressions;
using System.Xml.Linq;
using Digest.Model.Document;
using Digest.Model.Formulas;

namespace Digest.Render.Html.Tests;

/// <summary>Every compound of real digests of a battery group, in every face.</summary>
public sealed partial class CorpusChemistryTests
{
    private static readonly Dictionary<string, (string Html, string Text, string Speech)> Expected = new()
    {
        ["Li+"] = ("Li<sup>+</sup>", "Li⁺", "Li with charge 1 plus"),
        ["Li3YCl6-xBrx"] = ("Li<sub>3</sub>YCl<sub>6−<i>x</i></sub>Br<sub><i>x</i></sub>", "Li₃YCl₆₋ₓBrₓ", "Li sub 3 Y Cl sub 6 minus x end sub Br sub x"),
        ["Li3YCl6"] = ("Li<sub>3</sub>YCl<sub>6</sub>", "Li₃YCl₆", "Li sub 3 Y Cl sub 6"),
        ["LiTFSI"] = ("LiTFSI", "LiTFSI", "Li T F S I"),
        ["Li"] = ("Li", "Li", "Li"),
        ["SO(3)"] = ("SO(3)", "SO(3)", "SO(3)"),
        ["Sb2Se3"] = ("Sb<sub>2</sub>Se<sub>3</sub>", "Sb₂Se₃", "Sb sub 2 Se sub 3"),
        ["SiO2"] = ("SiO<sub>2</sub>", "SiO₂", "Si O sub 2"),
        ["Y"] = ("Y", "Y", "Y"),
        ["Li6PS5Cl"] = ("Li<sub>6</sub>PS<sub>5</sub>Cl", "Li₆PS₅Cl", "Li sub 6 P S sub 5 Cl"),
        ["Li2S0.72P0.14Cl0.14"] = ("Li<sub>2</sub>S<sub>0.72</sub>P<sub>0.14</sub>Cl<sub>0.14</sub>", "Li₂S₀.₇₂P₀.₁₄Cl₀.₁₄", "Li sub 2 S sub 0.72 P sub 0.14 Cl sub 0.14"),
        ["Li2S"] = ("Li<sub>2</sub>S", "Li₂S", "Li sub 2 S"),
    };

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Every_compound_is_right_in_every_face()
    {
        var texts = Directory.EnumerateFiles(Path.Combine(Repository.Corpus!, "briefly"), "*.txt").Select(File.ReadAllText).ToList();
        var marked = texts.SelectMany(text => Marked().Matches(text)).Select(match => match.Groups[1].Value).ToList();
        Assert.True(marked.Count >= 25, "Too few compounds were met.");
        foreach (var written in marked) IsRight(written, FormulaReader.Read("\\ce{" + written + "}").Value);

        var plain = texts.Select(text => Marked().Replace(text, "")).SelectMany(text => Chemistry.FindFormulas(text).Select(found => (Written: text.Substring(found.Span.Start, found.Span.Length), found.Tree))).ToList();
        Assert.Equal(["Li2S", "Li2S0.72P0.14Cl0.14", "Li6PS5Cl", "Li6PS5Cl"], plain.Select(found => found.Written).Order(StringComparer.Ordinal));
        foreach (var (written, tree) in plain)
        {
            IsRight(written, tree);
            var prose = new HtmlWriter();
            InlineHtml.Write(prose, [new Inline.Text("of " + written + ".")], new HtmlStyle());
            Assert.Equal("of " + Expected[written].Html + ".", prose.Finish().TrimEnd('\n'));
        }
    }

    private static void IsRight(string written, MathNode tree)
    {
        var expected = Expected[written];
        var (line, block) = (new HtmlWriter(), new HtmlWriter());
        FormulaHtml.Write(line, tree, null);
        MathMl.Write(block, new Inline.Formula(written, tree, FormulaStyle.Inline));
        var (html, mathMl) = (XElement.Parse("<p>" + line.Finish() + "</p>"), XElement.Parse(block.Finish()));
        Assert.Equal(expected, (line.Finish().TrimEnd('\n'), FormulaText.Unicode(tree), FormulaSpeech.Of(tree)));
        Assert.Equal(expected.Text, (string?)mathMl.Attribute("alttext"));
        Assert.Equal(written, FormulaText.Plain(tree));

        // What is lowered is what stands as a count behind a symbol, and nothing is lost or added.
        var counts = Count().Matches(written).Select(match => match.Value.Replace('-', '−')).ToList();
        Assert.Equal(counts, html.Descendants("sub").Select(sub => sub.Value));
        Assert.Equal(counts, mathMl.Descendants("msub").Select(sub => sub.Elements().Last().Value));
        Assert.Equal(written.Replace('-', '−'), html.Value.TrimEnd('\n'));
        Assert.Equal(written.Replace('-', '−'), mathMl.Value);
        Assert.Equal(tree, FormulaReader.Read(FormulaTex.Print(tree)).Value);
        foreach (var face in (string[])[line.Finish(), block.Finish(), FormulaText.Unicode(tree), FormulaText.Plain(tree), FormulaSpeech.Of(tree)])
            Assert.False(face.AsSpan().ContainsAny("\\{}"), face);
    }

    [GeneratedRegex(@"\\ce\{([^{}]*)\}")]
    private static partial Regex Marked();

    [GeneratedRegex(@"(?<=[A-Za-z])(\d+(\.\d+)?(-x)?|x(?=$|[A-Z]))")]
    private static partial Regex Count();
}
