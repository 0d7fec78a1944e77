using Digest.Model.Recognition;

namespace Digest.Model.Tests.Recognition;

public class NameShapeTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" et al")]
    [InlineData(" ET AL.")]
    [InlineData(", et. al.")]
    [InlineData(" and others")]
    [InlineData(" and colleagues")]
    [InlineData(" and 3 more")]
    [InlineData(", +3 others")]
    [InlineData(" and 5 authors")]
    [InlineData(" + 5 co-authors")]
    [InlineData(" y otros")]
    [InlineData(" и др.")]
    [InlineData(" и соавт")]
    [InlineData(" u. a.")]
    [InlineData(" u.a.")]
    [InlineData(" 等")]
    [InlineData(" 等 12")]
    [InlineData(" 等12人")]
    [InlineData(" 等 3 位作者")]
    [InlineData(" 외 3명")]
    [InlineData(" ほか")]
    [InlineData(", …")]
    [InlineData(", ...")]
    public void Words_for_more_end_a_list_of_names(string more) => Assert.Equal(2, NameShape.Count($"Ann Lee, Bo Ek{more}"));

    [Theory]
    [InlineData("Ann Lee", 1)]
    [InlineData("A. B. Lee", 1)]
    [InlineData("Lee, A., Ek, B.", 2)]
    [InlineData("Jean-Luc O’Neil, Zoë Ek and Łukasz Żak", 3)]
    [InlineData("Juan de la Cruz & Omar el-Amin", 2)]
    [InlineData("Ann Lee*, Bo Ek²", 2)]
    [InlineData("Ann Lee (Harbour Institute), Bo Ek", 2)]
    [InlineData("李明, 王小明", 2)]
    [InlineData("A / 100", 0)]
    [InlineData("Ann / Lee", 0)]
    [InlineData("Ann Lee 4", 0)]
    [InlineData("Lee, Ek, Ray", 0)]
    [InlineData("A.", 0)]
    [InlineData("Winds Over Harbours of the North", 0)]
    [InlineData("https://example.org/Ann Lee", 0)]
    public void Names_are_counted(string text, int count) => Assert.Equal(count, NameShape.Count(text));

    [Fact]
    public void No_list_of_names_goes_beyond_another_word()
    {
        string[] parts = ["", "Ann Lee", "Bo Ek (Jena)", "and 3 others", "und 3 weitere", "et 2 autres", "wind", "von", "winds (north) of", "gust(s)", "[PDF]", "(a (b))", "(open", "colleagues", "Cy Roe (2026) sails"];
        string[] signs = [", ", " ", "; "];
        var found = 0;
        foreach (var text in from one in parts from first in signs from two in parts from second in signs from three in parts select one + first + two + second + three)
        {
            if (NameShape.EndOfOtherWord(text) is not (>= 0 and var end)) continue;
            found++;
            for (var length = end; length <= text.Length; length++) Assert.Equal(0, NameShape.CountAll(text.AsSpan(0, length)));
        }

        Assert.InRange(found, 500, 30000);
    }

    [Theory]
    [InlineData("Ann Lee und 3 weitere", 1)]
    [InlineData("Ann Lee (Jena), Bo Ek et 2 autres", 2)]
    public void Words_for_more_say_so_in_other_languages_too(string text, int count) => Assert.Equal(count, NameShape.Count(text));

    [Theory]
    [InlineData("*Ann Lee.*", true)]
    [InlineData(" Ann Lee, Bo Ek. ", true)]
    [InlineData("_Ann Lee_ ", true)]
    [InlineData("**", false)]
    public void Marks_around_names_are_no_part_of_them(string text, bool are) => Assert.Equal(are, NameShape.Are(text));
}
