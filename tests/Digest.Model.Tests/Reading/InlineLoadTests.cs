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

    private static string With(string text) => text.Replace("MARKS", Marks, StringComparison.Ordinal);
}
