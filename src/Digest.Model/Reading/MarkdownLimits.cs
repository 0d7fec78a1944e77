using Digest.Model.Text;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Digest.Model.Reading;

/// <summary>
/// Keeps from Markdig what it cannot take in linear time: quotations, lists and boxes inside one another beyond a depth that nobody reads, and blocks
/// whose marks would make too much work (<see cref="InlineLoad"/>). The marks of the former stay in the text, the latter are left without inlines; so are
/// blocks whose marks are clear without it (<see cref="ClearMarks"/>).
/// </summary>
internal sealed class MarkdownLimits(bool isCanonical)
{
    private const int Deepest = 32;

    // What was read from other carriers may be nested deeper than anybody writes, and stands in a box of ours besides.
    private const int DeepestOfOurs = 100;
    private const int MostBlankLines = 20;

    // Taking one of many blocks or notes out again moves all that follow it.
    private const int MostMoved = 4000;
    private const long MostSteps = 300_000_000;

    private readonly List<(int First, int Last, TextSpan Span)> refused = [];
    private readonly HashSet<Block> kept = new(ReferenceEqualityComparer.Instance);
    private long steps;

    /// <summary>Stretches of neighbouring lines that go deeper, in order; places count from where the parser's text starts.</summary>
    public IEnumerable<TextSpan> TooDeep => refused.Select(stretch => stretch.Span);

    /// <summary>Whether the parser of inlines sees blocks too whose marks are clear without it.</summary>
    public ClearBlocks Clear { get; init; } = ClearBlocks.Skipped;

    /// <summary>True when a block is to be kept as plain text, since its marks would make too much work.</summary>
    public bool Keeps(Block block) => kept.Contains(block);

    /// <summary>True when a block's marks are clear.</summary>
    public bool IsClear(LeafBlock block) => block is ParagraphBlock or HeadingBlock && !block.ProcessInlines && !Keeps(block);

    public void Watch(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Replace<QuoteBlockParser>(new Quotes(this));
        pipeline.BlockParsers.Replace<ListBlockParser>(new Lists(this));
        pipeline.BlockParsers.Replace<ParagraphBlockParser>(new Paragraphs(this));
        pipeline.BlockParsers.Replace<FootnoteParser>(new Footnotes());
        pipeline.BlockParsers.FindExact<HeadingBlockParser>()!.Closed += (_, block) => Weigh(block);
    }

    /// <summary>True when nothing more may open inside the blocks that are open here; the line is noted.</summary>
    public bool Refuses(BlockProcessor processor)
    {
        var deepest = isCanonical ? DeepestOfOurs : Deepest;
        var depth = 0;
        for (var open = processor.GetCurrentContainerOpened(); open is not null && depth < deepest; open = open.Parent)
            if (open is QuoteBlock or ListBlock or AdmonitionBlock or FencedBoxBlock) depth++;
        if (depth < deepest) return false;
        var (line, span) = (processor.LineIndex, TextSpan.Between(processor.Start, processor.Line.End + 1));
        if (refused is [.., var last] && last.Last >= line - 1) refused[^1] = last with { Last = line, Span = TextSpan.Between(last.Span.Start, Math.Max(last.Span.End, span.End)) };
        else refused.Add((line, line, span));
        return true;
    }

    // Some steps are searches through all that was read before: so many of them in one source, and no more.
    private bool Affords(long more) => (steps += more) <= MostSteps;

    private void Weigh(Block block)
    {
        if (block is not LeafBlock leaf) return;
        var clearness = ClearMarks.Of(leaf.Lines, ClearMarks.LengthOfBox(leaf));
        if (clearness != Clearness.Unclear) leaf.ProcessInlines = Clear == ClearBlocks.Parsed;
        else if (!InlineLoad.IsBearable(leaf.Lines)) Keep(leaf);
        if (leaf is LineParagraph paragraph) paragraph.IsPlain = clearness == Clearness.Plain;
    }

    private void Keep(LeafBlock block)
    {
        block.ProcessInlines = false;
        kept.Add(block);
    }

    private sealed class Quotes(MarkdownLimits limits) : QuoteBlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor) => processor.IsCodeIndent || limits.Refuses(processor) ? BlockState.None : base.TryOpen(processor);
    }

    private sealed class Footnotes : FootnoteParser
    {
        private ContainerBlock? notes;

        public override BlockState TryOpen(BlockProcessor processor) => notes?.Count > MostMoved ? BlockState.None : base.TryOpen(processor);

        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            notes = block.Parent;
            return notes?.Count > MostMoved && processor.CurrentChar == '[' && processor.Column == 0 ? BlockState.None : base.TryContinue(processor, block);
        }
    }

    private sealed class Lists(MarkdownLimits limits) : ListBlockParser
    {
        private (int Line, int Count) blank = (-1, 0);

        public override BlockState TryOpen(BlockProcessor processor) => processor.IsCodeIndent || limits.Refuses(processor) ? BlockState.None : base.TryOpen(processor);

        // Each blank line is passed through all lists that it may still belong to; one inside code is none to them.
        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            if (!processor.IsBlankLine || processor.CurrentBlock is { IsBreakable: false }) return base.TryContinue(processor, block);
            if (blank.Line != processor.LineIndex) blank = (processor.LineIndex, blank.Line == processor.LineIndex - 1 ? blank.Count + 1 : 1);
            return blank.Count > MostBlankLines || block is ListItemBlock { Count: > MostMoved } ? BlockState.None : base.TryContinue(processor, block);
        }
    }

    private sealed class Paragraphs(MarkdownLimits limits) : ParagraphBlockParser
    {
        // Markdig has its own store of them, but takes back only those of blocks with inlines.
        private readonly Stack<StringLineGroup> rooms = [];

        private static bool IsDefinition(LeafBlock leaf) => leaf.Lines.Count > 0 && leaf.Lines.Lines[0].Slice.AsSpan().TrimStart() is ['[', ..] line && line.Contains("]:", StringComparison.Ordinal);

        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (processor.IsBlankLine) return BlockState.None;
            var block = new LineParagraph(this) { Column = processor.Column, Span = new SourceSpan(processor.Line.Start, processor.Line.End) };
            if (rooms.TryPop(out var room)) block.Lines = room;
            processor.NewBlocks.Push(block);
            return BlockState.Continue;
        }

        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            // The paragraph that becomes a heading is looked for among all its neighbours.
            if (processor.CurrentChar is '=' or '-') ParseSetextHeadings = limits.Affords(block.Parent!.Count);
            return base.TryContinue(processor, block);
        }

        public override bool Close(BlockProcessor processor, Block block)
        {
            limits.Weigh(block);
            if (block is LeafBlock { ProcessInlines: true } leaf && IsDefinition(leaf) && !limits.Affords(block.Parent!.Count + processor.LineIndex)) limits.Keep(leaf);
            if (limits.Keeps(block)) return true;
            var isRead = base.Close(processor, block);
            if (block is LineParagraph { ProcessInlines: false } clear) clear.KeepLine(rooms);
            return isRead;
        }
    }
}

/// <summary>What becomes of blocks whose marks are clear.</summary>
internal enum ClearBlocks
{
    /// <summary>The parser of inlines does not see them.</summary>
    Skipped,

    /// <summary>They are parsed like all others, as Markdig alone would do.</summary>
    Parsed,
}
