using System.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Model.Tests.Reading;

public class DelimitedReaderTests
{
    private static readonly string[] Pieces = ["title", "doi", ",", ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "Bees", "é", "😀", " ", "a b", "10.5555/x", "**b**", "$x$", "|"];

    [Fact]
    public void Whatever_the_cells_are_places_nest_and_no_letter_is_lost() => Check.One(Properties.Config.WithMaxTest(600).WithEndSize(60), Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(parts => "title,doi\n" + string.Concat(parts)).ToArbitrary(), text =>
    {
        var source = new SourceText("x.csv", text);
        var read = OutlineReader.Read(source);
        Assert.Empty(OutlineSpans.Faults(read.Value, source));
        var have = Count(OutlineText.Print(read.Value));
        return Count(text).All(letter => have.GetValueOrDefault(letter.Key) >= letter.Value);
    }));

    [Fact]
    public void Every_letter_of_a_cell_has_its_place_even_behind_quotation_marks()
    {
        var source = new SourceText("x.csv", "title,note\n\"é😀 \"\"Bees\"\" \\(x^2\\)\",\"a\nb\"\n");
        var cell = ((Block.Table)OutlineReader.Read(source).Value.Blocks[0]).Rows[0].Cells[0].Content;
        Assert.Equal("é😀 \"Bees\" ", Assert.IsType<Inline.Text>(cell[0]).Value);
        Assert.Equal(source.Text.IndexOf("\\(", StringComparison.Ordinal), cell[1].Origin.Location!.Span.Start);
    }

    [Theory]
    [InlineData("# Hive, a digest\n\nBees, wasps\n")]
    [InlineData("Title, authors, link\n\nThe bees are back.\n")]
    [InlineData("Dear all,\nbees, wasps and hornets, they say,\nare back\n")]
    [InlineData("| title | doi |\n|-|-|\n| Bees | 10.5555/hive.1 |\n")]
    public void A_text_with_commas_is_no_table(string text) => Assert.False(OutlineReader.Read(new SourceText("x.txt", text)).Value.Blocks is [Block.Table] && !text.StartsWith('|'));

    [Fact]
    public void A_table_of_papers_reads_to_papers()
    {
        var issue = DigestReader.Read("2026-02-03.csv", "title;authors;doi;relevance score;summary\nTides in kettles;Ann Lee, Bo Ek;10.5555/kettle.1;4;Water moves.\nFoam stays;Cy Dow;10.5555/kettle.2;3.5;It stays.\n"u8.ToArray()).Value;
        Assert.Equal(["Tides in kettles", "Foam stays"], issue.Papers.Select(paper => PlainText.Of(paper.Title)));
        Assert.Equal(["10.5555/kettle.1", "10.5555/kettle.2"], issue.Papers.Select(paper => paper.Identifiers.Doi));
        Assert.Equal([4m, 3.5m], issue.Papers.Select(paper => paper.Scores[0].Value));
        Assert.Equal(["Ann Lee", "Bo Ek"], issue.Papers.First().Authors.Select(author => author.Name));
        Assert.Equal(2, issue.Papers.First().Origin.Location!.Line);
    }

    public static TheoryData<string> Hostile => new()
    {
        "title,url\n" + new string(',', 1_000_000) + "\n",
        "title,url\n" + string.Concat(Enumerable.Repeat("\"a,b\n", 10_000)),
        "title,url\n" + string.Concat(Enumerable.Repeat("\"\"", 200_000)) + "\n",
        "title,url\nBees," + string.Concat(Enumerable.Repeat("| ", 200_000)) + "\n",
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_table_is_read_in_linear_time(string text)
    {
        var watch = Stopwatch.StartNew();
        Assert.NotNull(OutlineReader.Read(new SourceText("x.csv", text)).Value);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
    }

    private static Dictionary<char, int> Count(string text) => text.Where(char.IsLetterOrDigit).GroupBy(c => c).ToDictionary(group => group.Key, group => group.Count());
}
