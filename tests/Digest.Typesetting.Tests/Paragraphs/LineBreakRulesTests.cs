using System.Globalization;
using System.Text;
using Digest.Typesetting.Paragraphs;
using Xunit.Abstractions;

namespace Digest.Typesetting.Tests.Paragraphs;

/// <summary>Where lines may end: Unicode's own test data, and what research text changes.</summary>
public sealed class LineBreakRulesTests(ITestOutputHelper output)
{
    private const string Cases = "/usr/share/unicode/auxiliary/LineBreakTest.txt";

    [JudgedFact(Cases)]
    [Trait("Category", "Judge")]
    public void The_untailored_rules_are_those_of_Unicode()
    {
        var (held, count) = (0, 0);
        foreach (var line in File.ReadLines(Cases).Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
        {
            var (text, expected) = Read(line);
            count++;
            if (LineBreakRules.Find(text).SequenceEqual(expected)) held++;
            else if (count - held < 20) output.WriteLine(line);
        }

        var figure = string.Create(CultureInfo.InvariantCulture, $"LineBreakTest.txt: {held} of {count} cases hold ({100.0 * held / count:0.00} %)");
        output.WriteLine(figure);
        Console.WriteLine(figure);
        Assert.True(count > 1000 && held == count, figure);
    }

    [Theory]
    [InlineData("well-mixed flows", "well- mixed  flows")]
    [InlineData("10–20 nm", "10–20  nm")]
    [InlineData("and/or", "and/or")]
    [InlineData("MACE/NequIP", "MACE/ NequIP")]
    [InlineData("km/hour", "km/hour")]
    [InlineData("so—as", "so— as")]
    [InlineData("-based and off-", "-based  and  off-")]
    [InlineData("say “(so)” !", "say  “(so)” !")]
    [InlineData("河流（沉积）。", "河 流 （沉 积）。")]
    [InlineData("a\u00A0b", "a\u00A0b")]
    [InlineData("5% of $3", "5%  of  $3")]
    public void Research_text_is_tailored(string text, string expected)
    {
        var found = Opportunities.Find(text);
        var marked = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (found[i] != Opportunity.None) marked.Append(' ');
            marked.Append(text[i]);
        }

        Assert.Equal(expected, marked.ToString());
    }

    private static (string Text, bool[] Expected) Read(string line)
    {
        var text = new StringBuilder();
        var expected = new List<bool>();
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            var code = int.Parse(parts[i + 1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var character = char.ConvertFromUtf32(code);
            expected.Add(parts[i] == "÷");
            if (character.Length > 1) expected.Add(false);
            text.Append(character);
        }

        return (text.ToString(), [.. expected]);
    }
}
