using System.Text;
using Digest.Render.Email.Mime;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Render.Email.Tests;

public class QuotedPrintableTests
{
    [Fact]
    public void Every_text_comes_back() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), given =>
    {
        var text = string.Concat(given.Get.EnumerateRunes());
        return Holds(text) && Holds(string.Concat(Enumerable.Repeat(text + "ü=.", 20)));
    }).Holds();

    private static string Encode(string text) => Encoding.ASCII.GetString(QuotedPrintable.Encode(text));

    private static bool Holds(string text)
    {
        var encoded = Encode(text);
        Assert.All(encoded.Split("\r\n"), line => Assert.True(line.Length <= 76 && !line.EndsWith(' ') && !line.EndsWith('\t') && !line.StartsWith('.') && line.All(c => c is '\t' or (>= ' ' and <= '~'))));
        return ReadBack.QuotedPrintable(encoded) == text.ReplaceLineEndings("\r\n");
    }

    [Theory]
    [InlineData("a=b", "a=3Db")]
    [InlineData("end ", "end=20")]
    [InlineData(".dot", "=2Edot")]
    [InlineData("From here", "=46rom here")]
    [InlineData("Fish", "Fish")]
    [InlineData("x\ny\r\nz\rw", "x\r\ny\r\nz\r\nw")]
    public void Odd_places_are_encoded(string text, string encoded) => Assert.Equal(encoded, Encode(text));
}
