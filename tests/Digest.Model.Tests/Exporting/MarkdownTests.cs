using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Model.Tests.Exporting;

/// <summary>Blocks and running text, written as Markdown and read again.</summary>
public class MarkdownTests
{
    private static Config Often => Properties.Config.WithMaxTest(1000).WithEndSize(8);

    [Fact]
    public void A_paragraph_reads_back() => Check.One(Often, Prop.ForAll(MadeText.Inlines.ToArbitrary(), content => ReadsBack([new Block.Paragraph(content)])));

    [Fact]
    public void A_heading_reads_back() => Check.One(Often, Prop.ForAll(MadeText.Title.ToArbitrary(), content => ReadsBack([new Block.Heading(2, content)])));

    [Fact]
    public void Blocks_read_back() => Check.One(Often, Prop.ForAll(MadeText.Blocks.ToArbitrary(), ReadsBack));

    private static void ReadsBack(EquatableArray<Block> blocks)
    {
        var written = "---\nabove: all\n---\n\n" + BlockMarkdown.Write(CanonicalForm.Hidden(blocks));
        var source = new SourceText("made.md", written);
        var read = CanonicalForm.Shown(MarkdownReader.Read(source, new Findings(source, Vocabulary.Embedded)).Blocks);
        if (read != blocks) Assert.Fail($"{written}\n-- expected\n{OutlineText.Print(blocks)}-- read\n{OutlineText.Print(read)}");
    }
}
