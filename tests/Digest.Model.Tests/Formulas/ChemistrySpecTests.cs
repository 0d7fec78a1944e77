using Digest.Model.Formulas;

namespace Digest.Model.Tests.Formulas;

/// <summary>The cases of tests/Specs/chemistry.md, and what holds of any text in <c>\ce</c>.</summary>
public sealed class ChemistrySpecTests
{
    private const string Alphabet = "HCOLiNaFe0123456789+-=#^_{}()[]*.~<>\\$ v/,'μδxyn₂⁺αé\t%\ud83d";

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        string tex = "", text = "";
        foreach (var line in File.ReadLines(Repository.PathOf("tests", "Specs", "chemistry.md")))
        {
            if (line.StartsWith("tex  ", StringComparison.Ordinal)) tex = line[5..];
            else if (line.StartsWith("text ", StringComparison.Ordinal)) text = line[5..];
            else if (line.StartsWith("tree ", StringComparison.Ordinal)) cases.Add(tex, text, line[5..]);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Chemistry_reads_as_the_spec_says(string tex, string text, string tree)
    {
        var read = FormulaReader.Read(tex);
        var ids = string.Join(' ', read.Diagnostics.Select(diagnostic => diagnostic.Rule.Id));
        Assert.Equal(text, FormulaText.Unicode(read.Value));
        Assert.Equal(tree, MathText.Print(read.Value) + (ids.Length > 0 ? " ! " + ids : ""));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Chemistry_reads_back_from_its_TeX(string tex, string text, string tree)
    {
        var read = FormulaReader.Read(tex);
        var printed = FormulaTex.Print(read.Value);
        var again = FormulaReader.Read(printed).Value;
        Assert.Equal(text, FormulaText.Unicode(again));
        if (read.Diagnostics.IsEmpty) Assert.Equal(tree, MathText.Print(again));
        Assert.DoesNotContain("\\ce", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_spec_is_large() => Assert.True(Cases().Count >= 180, "The specification has lost cases.");

    [Fact]
    public void Whatever_is_written_is_shown_without_backslash_or_brace()
    {
        var random = new Random(11);
        for (var i = 0; i < 20000; i++)
        {
            var argument = Draw(random, random.Next(1, 24));
            var tree = FormulaReader.Read("\\ce{" + argument + "}").Value;
            var shown = FormulaText.Unicode(tree) + FormulaText.Plain(tree) + MathText.Print(tree);
            var mayHoldBraces = argument.Contains("\\{", StringComparison.Ordinal) || (argument + "}").Contains("\\}", StringComparison.Ordinal);
            Assert.False(shown.AsSpan().ContainsAny(mayHoldBraces ? "\\" : "\\{}"), argument + " gives " + shown);
        }
    }

    [Fact]
    public void Letters_and_digits_of_the_input_are_kept()
    {
        var random = new Random(13);
        for (var i = 0; i < 20000; i++)
        {
            var argument = string.Concat(Draw(random, random.Next(1, 24)).Where(c => c is not ('\\' or '{' or '}' or '$' or '\ud83d')));
            var shown = FormulaText.Plain(FormulaReader.Read("\\ce{" + argument + "}").Value);
            Assert.Equal(Kept(argument), Kept(shown));
        }
    }

    [Theory]
    [InlineData("(")]
    [InlineData("(H")]
    [InlineData("->[")]
    [InlineData("[H2")]
    [InlineData("^{")]
    [InlineData("H2+")]
    [InlineData("Li_{x}^{+}")]
    [InlineData("\\bond{")]
    [InlineData("$")]
    [InlineData("A ->[B] ")]
    public void Long_input_ends(string part) => Assert.NotNull(MathText.Print(FormulaReader.Read("\\ce{" + string.Concat(Enumerable.Repeat(part, 40000)) + "}").Value));

    [Theory]
    [InlineData("\\ce{SO(3)}", "SO(3) is no chemical formula")]
    [InlineData("\\ce{}", "is empty")]
    [InlineData("\\ce{(Li}", "no partner")]
    [InlineData("\\ce{Li?}", "not understood at ?")]
    [InlineData("\\ce{Li_}", "not understood at _")]
    [InlineData("\\ce{A\\bond{x}B}", "not understood at bondx")]
    [InlineData("\\ce{Li & Na}", "not understood at &")]
    public void What_is_no_chemistry_is_said(string tex, string message)
    {
        var found = Assert.Single(FormulaReader.Read("x " + tex).Diagnostics);
        Assert.Equal("DG3004", found.Rule.Id);
        Assert.Contains(message, found.Message, StringComparison.Ordinal);
    }

    private static string Draw(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Alphabet[random.Next(Alphabet.Length)]));

    // The letter v alone and in brackets is the arrow of a precipitate; raised and lowered figures may come back as plain ones.
    private static string Kept(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(c => char.IsLetterOrDigit(c) && c != 'v').Order());
}
