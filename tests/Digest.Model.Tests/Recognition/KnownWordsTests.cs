using System.Collections.Frozen;
using Digest.Model.Recognition;

namespace Digest.Model.Tests.Recognition;

public sealed class KnownWordsTests
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Joining = new[] { "and" }.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    [Theory]
    [InlineData("Ann Lee, Bo Ek", false)]
    [InlineData("ANN LEE and bo ek", false)]
    [InlineData("Bo Ek, Ann Lee", false)]
    [InlineData("Ek (Lee)", false)]
    [InlineData("Ann Lee, Bob Ek", true)]
    [InlineData("Ann Lees, Bo Ek", true)]
    [InlineData("Ann Lee\u0301, Bo Ek", true)]
    [InlineData("Ann Lee, Bo Ek, Cy", true)]
    [InlineData("", false)]
    public void A_text_lacks_no_word_whatever_its_order(string text, bool lacks)
    {
        var known = new KnownWords();
        known.Add("Ann Lee");
        known.Add("Bo Ek");

        Assert.Equal(lacks, known.LacksOneOf(text, Joining));
    }

    [Fact]
    public void Words_stay_known_after_they_were_asked_for()
    {
        var known = new KnownWords();
        known.Add("Ann Lee");
        Assert.False(known.LacksOneOf("Ann Lee", Joining));
        known.Add("Bo Ek");

        Assert.False(known.LacksOneOf("Bo Ek", Joining));
        Assert.False(known.LacksOneOf("Ann Ek", Joining));
        Assert.True(known.LacksOneOf("Ann Cy", Joining));
    }

    [Theory]
    [InlineData("lee", true)]
    [InlineData("le", false)]
    [InlineData("cy", false)]
    [InlineData("kelvin", true)]
    [InlineData("zoë", true)]
    [InlineData("zo", false)]
    public void A_word_is_known_where_it_stands_by_itself(string word, bool isKnown)
    {
        var (few, many) = (new KnownWords(), new KnownWords());
        foreach (var text in (string[])["Ann Lee", "\u212Aelvin", "Zoë"]) few.Add(text);
        few.Add("Bo Ek");
        foreach (var text in Enumerable.Range(0, 20).Select(at => $"Word{at}").Concat(["Ann Lee", "\u212Aelvin", "Zoë"])) many.Add(text);

        Assert.Equal(isKnown, few.Contains(word));
        Assert.Equal(isKnown, many.Contains(word));
    }

    [Fact]
    public void Many_words_that_stand_nowhere_are_looked_up_in_linear_time()
    {
        var known = new KnownWords();
        known.Add(string.Join(' ', Enumerable.Range(0, 300_000).Select(at => $"Word{at}")));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.False(known.LacksOneOf(string.Concat(Enumerable.Repeat("and ", 300_000)), Joining));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
    }
}
