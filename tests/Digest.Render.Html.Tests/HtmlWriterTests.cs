using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Render.Html.Tests;

public class HtmlWriterTests
{
    [Fact]
    public void Text_and_attributes_come_back_as_they_were() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), given =>
    {
        var text = given.Get;
        var html = new HtmlWriter().Open("p", ("title", text)).Text(text).Close().Finish();
        var element = new HtmlParser().ParseDocument("<!doctype html>" + html).QuerySelector("p")!;
        return element.TextContent == Kept(text) && element.GetAttribute("title") == Kept(text);
    }).Holds();

    private static string Kept(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value is '\t' or '\n' || (rune.Value >= 0x20 && rune.Value is < 0x7F or >= 0xA0) ? rune.ToString() : "\uFFFD"));

    [Fact]
    public void What_could_run_or_lead_astray_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new HtmlWriter().Open("script"));
        Assert.Throws<ArgumentException>(() => new HtmlWriter().Open("p", ("onclick", "x")));
        Assert.Throws<ArgumentException>(() => new HtmlWriter().Open("a", ("href", "javascript:x")));
        Assert.Throws<ArgumentException>(() => new HtmlWriter().Open("p x"));
        Assert.Throws<InvalidOperationException>(() => new HtmlWriter().Open("p").Finish());
    }

    [Theory]
    [InlineData("https://example.org/a?b=c", true)]
    [InlineData("mailto:a@example.org", true)]
    [InlineData("#part", false)]
    [InlineData("/relative", false)]
    [InlineData("file:///etc/hosts", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("java\nscript:x", false)]
    [InlineData("https://example.org/a b", false)]
    [InlineData(null, false)]
    public void Only_some_addresses_may_be_linked(string? target, bool safe) => Assert.Equal(safe, SafeLink.IsSafe(target));
}
