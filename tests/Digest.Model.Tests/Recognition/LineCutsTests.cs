using System.Text;
using System.Text.RegularExpressions;
using Digest.Model.Recognition;

namespace Digest.Model.Tests.Recognition;

/// <summary>The search from sign to sign finds what the cuts are defined as.</summary>
public partial class LineCutsTests
{
    private static readonly string[] Parts =
        [" ", " ", " ", "\n", "—", "–", "|", "-", "--", "//", "·", "•", "｜", "；", ".", "。", ":", ",", "[", "]", "(", ")", "al", "a", "Wind", "Univ", "É", "风", "7", "²", "\uFFFC", "http:", "https:", "arXiv", "doi", "\u00A0", "et al. ", "arXiv:2601.90001", "(2026)"];

    [Fact]
    public void Made_lines_are_cut_where_the_definition_says()
    {
        var random = new Random(7);
        for (var run = 0; run < 20_000; run++)
        {
            var line = new StringBuilder();
            for (var part = random.Next(1, 14); part > 0; part--) line.Append(Parts[random.Next(Parts.Length)]);
            AssertCuts(line.ToString());
        }
    }

    [Theory]
    [InlineData("Ann Lee, Bo Ek — *Wind Letters* · 2026")]
    [InlineData("A kite in a gust. Wind Letters. 2026. https://wind.example/1")]
    [InlineData("Ann Lee, Bo Ek --- Wind Letters -- 2026")]
    [InlineData("Ли А. // Письма ветра, 2026")]
    [InlineData("Title (2026) [code] [data]")]
    [InlineData("[1]: Title, arXiv: 2601.90001")]
    [InlineData("Title (arXiv:2601.90001)")]
    [InlineData(") \n(next")]
    [InlineData("Ann Lee (Univ. Jena) · Wind Letters")]
    [InlineData("Ann Lee, Bo Ek (2026), Wind Letters. Long tails help.")]
    public void Written_lines_are_cut_where_the_definition_says(string line) => AssertCuts(line);

    [Fact]
    public void Counting_stops_behind_the_most() => Assert.Equal(3, LineCuts.Count("a · b · c · d · e · f", 2));

    private static void AssertCuts(string line)
    {
        var expected = Definition().Matches(line).Select(match => (match.Index, match.Length)).ToList();
        var found = new List<(int Index, int Length)>();
        for (var at = 0; LineCuts.Next(line, at) is { } cut; at = cut.Index + cut.Length) found.Add(cut);
        Assert.True(expected.SequenceEqual(found), $"{line}: {string.Join(' ', expected)} / {string.Join(' ', found)}");
    }

    [GeneratedRegex(@"\s[—–|]\s|\s-{1,3}\s|\s//\s|[·•｜；\n]|(?<=[\p{Ll}\p{N})\]\uFFFC]|\bal)(?<!(?<![A-Za-z])Univ)[.。]\s+(?=[\p{Lu}\p{Lo}\uFFFC]|https?:|arXiv|doi)|(?<=\d)\.\s+(?=\p{Lu})|(?<=[)\]])[:,]?\s+(?=[\[(])|\s+(?=\([12]\d{3}\),)|(?<=\]):\s+|\s+(?=[(\[](?:arXiv|doi)[ :]\s?\d)|,\s+(?=(?:arXiv|doi)\s?:\s?\d)")]
    private static partial Regex Definition();
}
