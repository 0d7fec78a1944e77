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
    [InlineData("es", "biblioteca", "bi-blio-te-ca")]
    [InlineData("it", "biblioteca", "bi-blio-te-ca")]
    [InlineData("pt", "software", "soft-ware")]
    public void Words_divide_as_their_language_does(string language, string word, string expected)
    {
        var divided = word;
        foreach (var place in Hyphenator.For(language)!.Divide(word).Reverse()) divided = divided.Insert(place, "-");
        Assert.Equal(expected, divided);
    }

    // As LuaTeX divides them with the patterns of hyph-utf8 and no fewer than two letters at either end.
    [Theory]
    [InlineData("ru", "гид-ро-ди-на-ми-че-ские рас-пре-де-ле-ние пе-ре-ме-ще-ни-я-ми один-на-дца-ти пе-ров-скит элек-тро-лит биз-нес-мен")]
    [InlineData("el", "πλημ-μύ-ρες δισ-διά-στα-τα συ-μπε-ρι-φο-ρά με-τα-φέ-ρουν φω-το-γρα-φί-ες ηλε-κτρο-λύ-της")]
    public void Russian_and_Greek_words_divide_as_LuaTeX_divides_them(string language, string words)
    {
        foreach (var expected in words.Split(' '))
        {
            var divided = expected.Replace("-", "", StringComparison.Ordinal);
            foreach (var place in Hyphenator.For(language)!.Divide(divided).Reverse()) divided = divided.Insert(place, "-");
            Assert.Equal(expected, divided);
        }
    }

    [Theory]
    [InlineData("en", "electrolytes", "elec-tro-lytes")]
    [InlineData("en-GB", "Perovskite", "Per-ov-skite")]
    [InlineData("en", "cations", "cations")]
    [InlineData("en", "rheometer", "rheo-meter")]
    [InlineData("de", "Rheometer", "Rheo-meter")]
    public void Words_of_science_and_of_the_caller_go_before_the_patterns(string language, string word, string expected)
    {
        var divided = word;
        foreach (var place in Hyphenator.For(language)!.With(["rheo-meter", "cations"]).Divide(word).Reverse()) divided = divided.Insert(place, "-");
        Assert.Equal(expected, divided);
    }

    [Fact]
    public void A_language_without_patterns_has_no_hyphenator() => Assert.Null(Hyphenator.For("fi"));

    [Theory]
    [InlineData("ScaLAPACK")]
    [InlineData("H2transport")]
    [InlineData("https://example.org/hydrodynamics")]
    [InlineData("hydrodynamic_transport")]
    [InlineData("surveyor@hydrodynamics.example")]
    public void Words_with_capitals_inside_digits_addresses_and_identifiers_get_no_hyphen(string word) =>
        Assert.DoesNotContain(Found(word), at => at.Traits.HasFlag(BreakTraits.AddsHyphen));

    private static List<WordBreak> Found(string word)
    {
        var breaks = new List<WordBreak>();
        WordBreaks.Find(word, WordBreaks.IsAddress(word, RunTraits.None), Hyphenator.For("en"), breaks);
        return breaks;
    }
}
