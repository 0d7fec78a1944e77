using Digest.Model.Formulas;
using Digest.Model.Text;

namespace Digest.Model.Tests.Formulas;

/// <summary>The cases of tests/Specs/broken-formulas.txt: formulas that must be diagnosed, each at its column.</summary>
public sealed class BrokenFormulaTests
{
    public static TheoryData<string, int, string> Cases()
    {
        var cases = new TheoryData<string, int, string>();
        foreach (var line in File.ReadLines(Repository.PathOf("tests", "Specs", "broken-formulas.txt")))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var parts = line.Split('\t');
            cases.Add(parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), parts[2].Replace("<U+0001>", "\u0001", StringComparison.Ordinal));
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_broken_formula_is_diagnosed_at_its_column(string id, int column, string tex)
    {
        var source = new SourceText("formula", tex);
        var found = FormulaReader.Read(tex, span => source.At(span)).Diagnostics.Select(diagnostic => $"{diagnostic.Rule.Id} {diagnostic.Location!.Column}").ToList();
        Assert.Contains($"{id} {column}", found);
    }

    [Fact]
    public void There_are_sixty() => Assert.True(Cases().Count() >= 60);
}
