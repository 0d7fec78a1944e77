using System.Text;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Tests.Recognition;

public class ReadBlocksTests
{
    [Fact]
    public void What_was_found_out_about_text_is_let_go_of_once_its_block_is_read()
    {
        var text = string.Concat(Enumerable.Range(1, 400).Select(i => $"### {i}. Tails *in* gusts {i}\n\n- **Authors:** Jo Ito\n- **Why:** they [hold](https://example.org/{i}).\n\n"));
        var outline = OutlineReader.Read(SourceReader.Decode("a.md", Encoding.UTF8.GetBytes("# Digest, 2026-02-03\n\n" + text)).Value).Value;
        Assert.Equal(400, IssueRecognizer.Recognize(outline).Value.Papers.Count());
        // The first ones are looked at again for the language.
        Assert.All(outline.Blocks.Skip(600).SkipLast(2).SelectMany(Contents), content => Assert.Null(content.Kept<RunningText>()));
    }

    private static IEnumerable<EquatableArray<Inline>> Contents(Block block) => block switch
    {
        Block.Heading heading => [heading.Content],
        Block.Paragraph paragraph => [paragraph.Content],
        Block.List list => list.Items.SelectMany(item => item.Content).SelectMany(Contents),
        _ => [],
    };
}
