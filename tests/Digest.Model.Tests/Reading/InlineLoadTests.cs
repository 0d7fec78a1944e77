using Digest.Model.Reading;

namespace Digest.Model.Tests.Reading;

/// <summary>Which marks are weighed: not those in what the parser takes as a whole, but all that may only seem to stand in it.</summary>
public class InlineLoadTests
{
    private static readonly string Marks = string.Concat(Enumerable.Repeat("*a **b [c ", 200));

    [Theory]
    [InlineData("`MARKS`")]
    [InlineData("``MARKS ` MARKS``")]
    [InlineData("`a` \\(MARKS\\)")]
    [InlineData("`a` $MARKS=$ `MARKS`")]
    [InlineData("`` a ` $MARKS=$")]
    [InlineData("[a](https://hive.example/b) `MARKS`")]
    [InlineData("[a](<https://hive.example/b c>)`MARKS`")]
    [InlineData("https://hive.example/b `MARKS`")]
    [InlineData("[[hive]] `MARKS`")]
    [InlineData("<em>a</em><!-- -->`MARKS`")]
    [InlineData("\\\\`MARKS`")]
    public void Marks_in_code_and_formulas_are_passed_over(string text) => Assert.True(InlineLoad.IsBearable(With(text)));

    [Theory]
    [InlineData("` MARKS")]
    [InlineData("`` MARKS `")]
    [InlineData("\\` MARKS `")]
    [InlineData("\\`` MARKS `")]
    [InlineData("[a](`) MARKS `")]
    [InlineData("[a](<`>) MARKS `")]
    [InlineData("[a](b \"`\") MARKS `")]
    [InlineData("[a](b\\)`) MARKS `")]
    [InlineData("[a]: ` MARKS `")]
    [InlineData("https://hive.example/` MARKS `")]
    [InlineData("www.hive.example/` MARKS `")]
    [InlineData("mailto:a@hive.example/` MARKS `")]
    [InlineData("[[hive`]] MARKS `")]
    [InlineData("[^hive`] MARKS `")]
    [InlineData("<b title='`'> MARKS `")]
    public void Marks_that_may_stand_outside_of_code_are_weighed(string text) => Assert.False(InlineLoad.IsBearable(With(text)));

    [Theory]
    [InlineData("[a](ADDRESSES)", true)]
    [InlineData("*[a](<ADDRESSES>)*", true)]
    [InlineData("[a [b] c](ADDRESSES)", true)]
    [InlineData("a](ADDRESSES)", false)]
    [InlineData("[a [b](c) d](ADDRESSES)", false)]
    [InlineData("[a][b](ADDRESSES)", false)]
    [InlineData("\\[a](ADDRESSES)", false)]
    [InlineData("a ADDRESSES", false)]
    public void Addresses_are_passed_over_in_the_target_of_what_is_surely_a_link(string text, bool isBearable) =>
        Assert.Equal(isBearable, InlineLoad.IsBearable(text.Replace("ADDRESSES", string.Concat(Enumerable.Repeat("https://a.example/", 2000)), StringComparison.Ordinal)));

    [Fact]
    public void Colons_and_slashes_that_make_no_address_are_not_weighed() => Assert.True(InlineLoad.IsBearable(string.Concat(Enumerable.Repeat(":/ x://a ", 2000))));

    private static string With(string text) => text.Replace("MARKS", Marks, StringComparison.Ordinal);
}
