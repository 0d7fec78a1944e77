using Digest.Model.Text;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Digest.Model.Reading;

/// <summary>
/// Keeps from Markdig what it cannot take in linear time: quotations, lists and boxes inside one another beyond a depth that nobody reads, and blocks
/// whose marks would make too much work (<see cref="InlineLoad"/>). The marks of the former stay in the text, the latter are left without inlines.
/// </summary>
internal sealed class MarkdownLimits
{
    private const int Deepest = 32;
    private const int MostBlankLines = 20;

    private readonly List<(int First, int Last, TextSpan Span)> refused = [];

    /// <summary>Stretches of neighbouring lines that go deeper, in order; places count from where the parser's text starts.</summary>
    public IEnumerable<TextSpan> TooDeep => refused.Select(stretch => stretch.Span);

    /// <summary>True when a block is to be kept as plain text.</summary>
    public static bool Keeps(LeafBlock block) => !block.ProcessInlines && block is ParagraphBlock or HeadingBlock;

    public void Watch(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Replace<QuoteBlockParser>(new Quotes(this));
        pipeline.BlockParsers.Replace<ListBlockParser>(new Lists(this));
        pipeline.BlockParsers.Replace<ParagraphBlockParser>(new Paragraphs());
        pipeline.BlockParsers.FindExact<HeadingBlockParser>()!.Closed += (_, block) => Weigh(block);
    }

    /// <summary>True when nothing more may open inside the blocks that are open here; the line is noted.</summary>
    public bool Refuses(BlockProcessor processor)
    {
        var depth = 0;
        for (var open = processor.GetCurrentContainerOpened(); open is not null && depth < Deepest; open = open.Parent)
            if (open is QuoteBlock or ListBlock or AdmonitionBlock) depth++;
        if (depth < Deepest) return false;
        var (line, span) = (processor.LineIndex, TextSpan.Between(processor.Start, processor.Line.End + 1));
        if (refused is [.., var last] && last.Last >= line - 1) refused[^1] = last with { Last = line, Span = TextSpan.Between(last.Span.Start, Math.Max(last.Span.End, span.End)) };
        else refused.Add((line, line, span));
        return true;
    }

    private static void Weigh(Block block)
    {
        if (block is LeafBlock leaf && !InlineLoad.IsBearable(leaf.Lines)) leaf.ProcessInlines = false;
    }

    private sealed class Quotes(MarkdownLimits limits) : QuoteBlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor) => processor.IsCodeIndent || limits.Refuses(processor) ? BlockState.None : base.TryOpen(processor);
    }

    private sealed class Lists(MarkdownLimits limits) : ListBlockParser
    {
        private (int Line, int Count) blank = (-1, 0);

        public override BlockState TryOpen(BlockProcessor processor) => processor.IsCodeIndent || limits.Refuses(processor) ? BlockState.None : base.TryOpen(processor);

        // Each blank line is passed through all lists that it may still belong to.
        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            if (!processor.IsBlankLine) return base.TryContinue(processor, block);
            if (blank.Line != processor.LineIndex) blank = (processor.LineIndex, blank.Line == processor.LineIndex - 1 ? blank.Count + 1 : 1);
            return blank.Count > MostBlankLines ? BlockState.None : base.TryContinue(processor, block);
        }
    }

    private sealed class Paragraphs : ParagraphBlockParser
    {
        public override bool Close(BlockProcessor processor, Block block)
        {
            Weigh(block);
            return (block is LeafBlock leaf && MarkdownLimits.Keeps(leaf)) || base.Close(processor, block);
        }
    }
}
