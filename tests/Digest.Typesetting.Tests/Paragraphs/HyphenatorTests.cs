using Digest.Typesetting.Paragraphs;

namespace Digest.Typesetting.Tests.Paragraphs;

public sealed class HyphenatorTests
{
    [Theory]
    [InlineData("en", "hyphenation", "hy-phen-ation")]
    [InlineData("en-US", "associate", "as-so-ciate")]
    [InlineData("en", "table", "ta-ble")]
    [InlineData("en-GB", "however", "how-ever")]
    [InlineData("de", "Silbentrennung", "Sil-ben-tren-nung")]
    [InlineData("fr", "bibliothèque", "bi-blio-thèque")]
    [InlineData("es", "biblioteca", "bi-blio-teca")]
    [InlineData("it", "biblioteca", "bi-blio-teca")]
    [InlineData("pt", "software", "soft-ware")]
    public void Words_divide_as_their_language_does(string language, string word, string expected)
    {
        var divided = word;
        foreach (var place in Hyphenator.For(language)!.Divide(word).Reverse()) divided = divided.Insert(place, "-");
        Assert.Equal(expected, divided);
    }

    [Fact]
    public void A_language_without_patterns_has_no_hyphenator() => Assert.Null(Hyphenator.For("fi"));

    [Theory]
    [InlineData("ScaLAPACK")]
    [InlineData("H2transport")]
    [InlineData("https://example.org/hydrodynamics")]
    public void Words_with_capitals_inside_digits_and_addresses_get_no_hyphen(string word) =>
        Assert.DoesNotContain(WordBreaks.Find(word, RunTraits.None, Hyphenator.For("en")), at => at.Traits.HasFlag(BreakTraits.AddsHyphen));
}
