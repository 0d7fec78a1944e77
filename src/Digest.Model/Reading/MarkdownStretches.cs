using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Digest.Model.Reading;

/// <summary>
/// Parses a long text in stretches, so that the parser's tree of one can be let go before the next is made. Blocks are found in one run over all lines,
/// as the parser does by itself; whenever enough of them were read, those of the top that are finished are given their inlines and handed out. So it makes
/// no difference where a stretch ends, but for what a block says about others: boxes of several blocks are kept together, and a text that may hold
/// definitions, which any block may refer to, is parsed as a whole.
/// </summary>
internal sealed class MarkdownStretches
{
    /// <summary>How many characters make a stretch: so many that what is done once for each does not count, and so few that their tree is small.</summary>
    public const int Usual = 1 << 16;

    private readonly MarkdownPipelineBuilder builder;
    private readonly MarkdownPipeline pipeline;
    private readonly FinishedBlocks finished = new();

    public MarkdownStretches(MarkdownPipelineBuilder builder)
    {
        this.builder = builder;
        builder.BlockParsers.Insert(0, finished);
        pipeline = builder.Build();
    }

    /// <summary>Documents whose children, one after another, are those of the text's.</summary>
    /// <param name="text">The text.</param>
    /// <param name="stretch">About how many characters each document is made of.</param>
    public IEnumerable<MarkdownDocument> Parse(string text, int stretch) =>
        text.Length <= stretch || MarkdownDefinitions.MayStandIn(text) ? [Markdown.Parse(text, pipeline)] : InStretches(text.Replace('\0', '\uFFFD'), stretch);

    private IEnumerable<MarkdownDocument> InStretches(string text, int stretch)
    {
        var document = new MarkdownDocument();
        var processor = new BlockProcessor(document, new BlockParserList(builder.BlockParsers), context: null);
        var (start, next) = (0, stretch);
        var lines = new LineReader(text);
        for (var line = lines.ReadLine(); line.Text is not null; line = lines.ReadLine())
        {
            processor.ProcessLine(line);
            if (lines.SourcePosition < next) continue;
            // The last one may still be open, or be looked back at.
            if (DetailsEnds.Whole(document, document.Count - 1) is > 0 and var count)
            {
                yield return WithInlines(document, count);
                start = lines.SourcePosition;
            }

            // What cannot be parted is not looked through again before it is twice as long.
            next = lines.SourcePosition + Math.Max(stretch, lines.SourcePosition - start);
        }

        processor.Close(document);
        yield return WithInlines(document, document.Count);
    }

    // The first so many children of a document, taken out of it.
    private MarkdownDocument WithInlines(MarkdownDocument document, int count)
    {
        var blocks = new Block[document.Count];
        document.CopyTo(blocks, 0);
        document.Clear();
        foreach (var block in blocks.AsSpan(count)) document.Add(block);
        return finished.Parse(blocks.AsMemory(0, count), pipeline);
    }

    /// <summary>Hands blocks that are there already to the parser, which by itself gives inlines only to those that it has just read.</summary>
    private sealed class FinishedBlocks : BlockParser
    {
        // The one line of a text that stands for the blocks; where none wait it is a line as any other.
        private const char Mark = '\u0001';

        private ReadOnlyMemory<Block> waiting;

        public FinishedBlocks() => OpeningCharacters = [Mark];

        public MarkdownDocument Parse(ReadOnlyMemory<Block> blocks, MarkdownPipeline pipeline)
        {
            waiting = blocks;
            return Markdown.Parse(Mark.ToString(), pipeline);
        }

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (waiting.IsEmpty) return BlockState.None;
            foreach (var block in waiting.Span) processor.Document.Add(block);
            waiting = default;
            return BlockState.BreakDiscard;
        }
    }
}
