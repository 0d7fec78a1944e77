using System.Text;
using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Model.Tests.Reading;

/// <summary>
/// Reading ends, and keeps the words around what is hostile. How long it takes is the benchmark's to say; the limit here is only for what would take hours.
/// </summary>
public class HostileTextTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Kinds => [.. HostileKinds.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Hostile_text_is_read_to_its_end_and_the_words_around_it_are_kept(string kind)
    {
        foreach (var length in new[] { 25_000, 100_000 })
        {
            var hostile = HostileKinds.All[kind](length);
            var text = hostile.StartsWith("---", StringComparison.Ordinal) ? hostile : "# **Opening** [words](https://x.example)\n\n" + hostile;
            var read = Task.Run(() => IssueText.Print(DigestReader.Read("hostile.md", Encoding.UTF8.GetBytes(text + "\n\nClosing **words**.\n")).Value));
            var printed = await read.WaitAsync(Patience);
            if (!hostile.StartsWith("---", StringComparison.Ordinal)) Assert.Contains("Opening", printed, StringComparison.Ordinal);
            Assert.Contains("Closing", printed, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("links that do not close")]
    [InlineData("emphasis that does not close")]
    [InlineData("quotations inside one another")]
    [InlineData("lists inside one another")]
    [InlineData("references in one paragraph")]
    [InlineData("bare names of sites")]
    [InlineData("a table of short rows under a wide head")]
    public void One_hostile_block_is_reported_where_it_stands_and_the_rest_is_read_as_Markdown(string kind)
    {
        var text = "# Hive\n\n**Before** it.\n\n" + HostileKinds.All[kind](20_000) + "\n\n| a | b |\n|---|---|\n| c | d |\n\n**After** it.\n";
        var read = OutlineReader.Read(new SourceText("hostile.md", text));
        var found = Assert.Single(read.Diagnostics, found => found.Rule.Id == "DG1005");
        Assert.Equal(5, found.Location!.Line);
        Assert.NotNull(found.Hint);
        var bold = read.Value.Blocks.OfType<Block.Paragraph>().SelectMany(block => block.Content).OfType<Inline.Strong>().Select(strong => PlainText.Of(strong.Content));
        Assert.Equal(["Before", "After"], bold);
        Assert.Contains(read.Value.Blocks, block => block is Block.Table);
    }

    [Theory]
    [InlineData("long.md", "# Hive\n\n**Before** \\(", "\\) after\n")]
    [InlineData("long.txt", "Hive\n\nBefore \\(", "\\) after\n")]
    public void A_formula_too_long_to_be_one_is_reported_and_kept_as_text(string name, string before, string after)
    {
        var inside = string.Concat(Enumerable.Repeat("x + y = z ", 7000));
        var read = OutlineReader.Read(new SourceText(name, before + inside + after));
        var found = Assert.Single(read.Diagnostics, found => found.Rule.Id == "DG1015");
        Assert.Equal((before.Length - 2, inside.Length + 4), (found.Location!.Span.Start, found.Location.Span.Length));
        Assert.NotNull(found.Hint);
        Assert.Contains("x + y = z x + y = z", PlainText.Of(read.Value.Blocks), StringComparison.Ordinal);
        Assert.DoesNotContain(read.Value.Blocks.OfType<Block.Paragraph>().SelectMany(block => block.Content), inline => inline is Inline.Formula);
    }

    [Theory]
    [InlineData("long.md", "# Hive\n\n$$\n", "\n$$\n")]
    [InlineData("long.html", "<p>Before <script type=\"math/tex\">", "</script></p>")]
    [InlineData("long.html", "<p>Before <math><annotation encoding=\"application/x-tex\">", "</annotation></math></p>")]
    public void A_formula_too_long_to_be_written_between_marks_is_reported_and_kept_as_text(string name, string before, string after)
    {
        var tex = string.Concat(Enumerable.Repeat("x + y = z ", 900)).Trim();
        var read = OutlineReader.Read(new SourceText(name, before + tex + after));
        Assert.Contains($"{tex.Length} characters", Assert.Single(read.Diagnostics, found => found.Rule.Id == "DG1015").Message, StringComparison.Ordinal);
        Assert.Contains(tex, PlainText.Of(read.Value.Blocks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_after_a_mark_that_does_not_close_is_not_too_long()
    {
        var read = OutlineReader.Read(new SourceText("long.md", "# Hive\n\n\\( " + string.Concat(Enumerable.Repeat("word ", 3000)) + "\\(x\\)\n"));
        Assert.DoesNotContain(read.Diagnostics, found => found.Rule.Id == "DG1015");
    }

    [Fact]
    public void Of_one_kind_a_thousand_diagnostics_are_given_and_the_rest_is_counted()
    {
        var read = OutlineReader.Read(new SourceText("tags.md", "# Hive\n\n" + string.Concat(Enumerable.Repeat("<x>a\n\n", 1500))));
        Assert.Equal(1001, read.Diagnostics.Count(found => found.Rule.Id == "DG1006"));
        Assert.Single(read.Diagnostics, found => found.Message.StartsWith("500 more places", StringComparison.Ordinal));
    }
}
