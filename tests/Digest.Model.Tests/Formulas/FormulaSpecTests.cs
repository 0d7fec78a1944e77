using Digest.Model.Formulas;

namespace Digest.Model.Tests.Formulas;

/// <summary>The cases of tests/Specs/formulas.md.</summary>
public sealed class FormulaSpecTests
{
    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        string? tex = null, tree = null;
        foreach (var line in File.ReadLines(Repository.PathOf("tests", "Specs", "formulas.md")))
        {
            if (line.StartsWith("tex  ", StringComparison.Ordinal)) tex = line[5..];
            else if (line.StartsWith("tree ", StringComparison.Ordinal)) tree = line[5..];
            else if (line.StartsWith("text ", StringComparison.Ordinal)) cases.Add(tex!, tree!, line[5..]);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_formula_reads_as_the_spec_says(string tex, string tree, string text)
    {
        var read = FormulaReader.Read(tex);
        var ids = string.Join(' ', read.Diagnostics.Select(diagnostic => diagnostic.Rule.Id));
        Assert.Equal(tree, MathText.Print(read.Value) + (ids.Length > 0 ? " ! " + ids : ""));
        Assert.Equal(text, FormulaText.Unicode(read.Value) + " | " + FormulaText.Plain(read.Value));
    }

    [Fact]
    public void Each_rule_is_raised_by_the_spec()
    {
        var spec = File.ReadAllText(Repository.PathOf("tests", "Specs", "formulas.md")) + File.ReadAllText(Repository.PathOf("tests", "Specs", "broken-formulas.txt"));
        Assert.Equal(["DG3001", "DG3002", "DG3003", "DG3004", "DG3005", "DG3006", "DG3007", "DG3008"], FormulaRules.All.Select(rule => rule.Id));
        Assert.All(FormulaRules.All.Where(rule => rule != FormulaRules.TooDeep), rule => Assert.Contains(rule.Id, spec, StringComparison.Ordinal));
        Assert.Contains(FormulaReader.Read(string.Concat(Enumerable.Repeat("\\sqrt{", 5000))).Diagnostics, found => found.Rule == FormulaRules.TooDeep);
    }

    [Fact]
    public void Whatever_is_written_gives_a_tree_without_backslashes()
    {
        string[] tokens = ["\\", "{", "}", "_", "^", "$", "\\left(", "\\right)", "\\frac", "\\text{a\\_b $x$}", "\\ce{H2O", "x", "'", "\\foo", "\\SI{5}{\\per\\", "[", "]", " ", "é", "\ud83d", "\\sqrt[", "\\not", "\\begin{x}", "%", "&", "\\'"];
        var random = new Random(7);
        for (var i = 0; i < 20000; i++)
        {
            var tex = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => tokens[random.Next(tokens.Length)]));
            var tree = FormulaReader.Read(tex).Value;
            Assert.False(MathText.Print(tree).Contains('\\', StringComparison.Ordinal), tex);
            Assert.False((FormulaText.Unicode(tree) + FormulaText.Plain(tree)).Contains('\\', StringComparison.Ordinal), tex);
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("_{")]
    [InlineData("\\left(")]
    [InlineData("\\text{$")]
    [InlineData("\\ce{(")]
    [InlineData("\\sqrt[")]
    [InlineData("_a")]
    [InlineData("\\hat ")]
    [InlineData("^\\frac")]
    public void Deep_nesting_ends(string part) => Assert.NotNull(MathText.Print(FormulaReader.Read(string.Concat(Enumerable.Repeat(part, 3000))).Value));
}
