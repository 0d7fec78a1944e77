using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Model.Tests.Reading;

public class NestingTests
{
    public static TheoryData<string> Deep => new()
    {
        new string('>', 1000) + " kept words",
        string.Concat(Enumerable.Repeat("> ", 100)) + "kept words",
        string.Concat(Enumerable.Range(0, 300).Select(depth => new string(' ', 2 * depth) + "- kept words\n")),
        new string('[', 5000) + "kept words" + string.Concat(Enumerable.Repeat("](x)", 5000)),
        string.Concat(Enumerable.Repeat("*a **b ", 400)) + "kept words" + string.Concat(Enumerable.Repeat("** a*", 400)),
        string.Concat(Enumerable.Repeat("!!! note\n    ", 3)) + "kept words",
        string.Concat(Enumerable.Repeat("<b>", 2000)) + "kept words" + string.Concat(Enumerable.Repeat("</b>", 2000)),
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void Deep_nesting_keeps_the_text(string nested)
    {
        var read = OutlineReader.Read(new SourceText("deep.md", "# Hive\n\n**Bold** [link](https://hive.example)\n\n" + nested));
        Assert.Contains("kept words", OutlineText.Print(read.Value), StringComparison.Ordinal);
        Assert.Equal(read.Value.Blocks, OutlineReader.Read(new SourceText("deep.md", "# Hive\n\n**Bold** [link](https://hive.example)\n\n" + nested)).Value.Blocks);
    }

    [Fact]
    public void A_thousand_quotations_are_reported_where_they_stand()
    {
        var read = OutlineReader.Read(new SourceText("deep.md", "# Hive\n\nText.\n\n" + new string('>', 1000) + " kept"));
        var found = Assert.Single(read.Diagnostics, found => found.Rule.Id == "DG1005");
        Assert.Equal(5, found.Location!.Line);
        Assert.Contains("kept", PlainText.Of(read.Value.Blocks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?>\n<rss><title>Bees</title></rss>")]
    [InlineData("#+title: Bees\n\n* Hive\n")]
    public void A_carrier_without_a_reader_is_said_to_be_read_as_plain_text(string text)
    {
        var read = OutlineReader.Read(new SourceText("hive", text));
        Assert.Equal("DG1007", read.Diagnostics[0].Rule.Id);
        Assert.Contains("Bees", PlainText.Of(read.Value.Blocks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hive.txt", "# Hive\n\n**Authors:** Bo\n", "heading 1: Hive\nparagraph: **Authors:** Bo\n")]
    [InlineData("hive.md", "Hive¶\nPapers¶\n• one_two_\n", "heading 0: Hive\nheading 0: Papers\nlist\n  - one_two_\n")]
    public void The_text_tells_the_carrier_and_not_the_name(string name, string text, string expected) =>
        Assert.Equal(expected, OutlineText.Print(OutlineReader.Read(new SourceText(name, text)).Value));

    [Fact]
    public void Words_behind_a_hundred_brackets_that_do_not_close_are_kept_with_their_marks()
    {
        var read = OutlineReader.Read(new SourceText("deep.md", "# Hive\n\nBees " + new string('[', 100) + "dance *in* the hive."));
        Assert.EndsWith($"Bees {new string('[', 100)}dance in the hive.", PlainText.Of(read.Value.Blocks), StringComparison.Ordinal);
        Assert.Contains("dance *in* the hive.", OutlineText.Print(read.Value), StringComparison.Ordinal);
        Assert.Empty(read.Diagnostics);
    }
}
