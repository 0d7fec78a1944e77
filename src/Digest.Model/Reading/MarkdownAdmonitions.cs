using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Digest.Model.Reading;

/// <summary>A titled box among Markdown's blocks; where a title is written, even an empty one, it is the first child.</summary>
internal sealed class AdmonitionBlock(BlockParser parser) : ContainerBlock(parser)
{
    public required string Kind { get; init; }
}

/// <summary>The title of a box, running text of its own.</summary>
internal sealed class AdmonitionTitle : LeafBlock
{
    public AdmonitionTitle(BlockParser parser, StringSlice text, int line)
        : base(parser)
    {
        Span = new SourceSpan(text.Start, text.End);
        ProcessInlines = true;
        IsOpen = false;
        Line = line;
        AppendLine(ref text, 0, line, text.Start, trackTrivia: false);
    }
}

/// <summary>
/// Reads <c>!!! kind "Title"</c>, <c>??? kind</c> and <c>???+ kind</c> with a body indented by four columns, as Python-Markdown and its PyMdown
/// extensions define them. Unlike a quotation the box has no lazy lines: what is not indented ends it.
/// </summary>
internal sealed partial class AdmonitionBlockParser : BlockParser
{
    private readonly MarkdownLimits limits;

    public AdmonitionBlockParser(MarkdownLimits limits)
    {
        this.limits = limits;
        OpeningCharacters = ['!', '?'];
    }

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || Opening().Match(processor.Line.ToString()) is not { Success: true } match || limits.Refuses(processor)) return BlockState.None;
        var title = match.Groups["title"];
        var box = new AdmonitionBlock(this)
        {
            Kind = match.Groups["kind"].Value.ToLowerInvariant(),
            Column = processor.Column,
            Span = new SourceSpan(processor.Line.Start, processor.Line.End),
        };
        var start = processor.Line.Start + title.Index;
        if (title.Success) box.Add(new AdmonitionTitle(this, new StringSlice(processor.Line.Text, start, start + title.Length - 1), processor.LineIndex));
        processor.NewBlocks.Push(box);
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine) return BlockState.Continue;
        if (processor.Indent < 4)
        {
            processor.Close(block);
            return BlockState.None;
        }

        processor.GoToColumn(processor.ColumnBeforeIndent + 4);
        block.UpdateSpanEnd(processor.Line.End);
        return BlockState.Continue;
    }

    [GeneratedRegex("""^(?:!!!|\?\?\?\+?)\s+(?<kind>\w[\w-]*)(?:\s+[\w-]+)*(?:\s+(?:inline)(?:\s+end)?)?(?:\s+"(?<title>.*)")?\s*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
