using Digest.Model.Document;
using Digest.Render.Pdf.Layout;
using Xunit;

namespace Digest.Render.Pdf.Tests.Layout;

/// <summary>Marks of a keyboard and marks that are printed.</summary>
public class PunctuationTests
{
    [Theory]
    [InlineData("The group's work, and the authors' too; don't.", "The group’s work, and the authors’ too; don’t.")]
    [InlineData("He said \"moss\" and (\"lichen\").", "He said “moss” and (“lichen”).")]
    [InlineData("\"Moss grows\", it's said", "“Moss grows”, it’s said")]
    [InlineData("x' and f'(t), 5'-UTR, N'' and 6\" wafers", "x' and f'(t), 5'-UTR, N'' and 6\" wafers")]
    [InlineData("an open \" alone, or \"one that never ends", "an open \" alone, or \"one that never ends")]
    [InlineData("https://moss.example/o'hara", "https://moss.example/o'hara")]
    [InlineData("no marks", "no marks")]
    public void A_text(string typed, string printed) => Assert.Equal(printed, Of("en", new Inline.Text(typed)));

    [Theory]
    [InlineData("de", "„Moos“")]
    [InlineData("fr", "«\u202FMoos\u202F»")]
    [InlineData("ru-RU", "«Moos»")]
    [InlineData("ja", "“Moos”")]
    public void Each_language_has_its_own(string language, string printed) => Assert.Equal(printed, Of(language, new Inline.Text("\"Moos\"")));

    [Fact]
    public void What_stands_before_a_mark_may_be_in_another_part_of_the_text()
    {
        Assert.Equal("Nature’s", Of("en", new Inline.Emphasis([new Inline.Text("Nature")]), new Inline.Text("'s")));
        Assert.Equal("“Moss”", Of("en", new Inline.Text("\""), new Inline.Strong([new Inline.Text("Moss")]), new Inline.Text("\"")));
        Assert.Equal("it's", Of("en", new Inline.Code("it's")));
    }

    private static string Of(string language, params Inline[] content) => PlainText.Of(Punctuation.Of([.. content], language));
}
