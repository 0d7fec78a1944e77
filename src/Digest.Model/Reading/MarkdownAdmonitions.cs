using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Digest.Model.Reading;

/// <summary>A titled box among Markdown's blocks; the title is null where none is written and empty where it is written as none.</summary>
internal sealed class AdmonitionBlock(BlockParser parser) : ContainerBlock(parser)
{
    public required string Kind { get; init; }

    public required string? Title { get; init; }

    public required int TitleStart { get; init; }
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
        processor.NewBlocks.Push(new AdmonitionBlock(this)
        {
            Kind = match.Groups["kind"].Value.ToLowerInvariant(),
            Title = title.Success ? title.Value : null,
            TitleStart = processor.Line.Start + title.Index,
            Column = processor.Column,
            Span = new SourceSpan(processor.Line.Start, processor.Line.End),
        });
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

    [GeneratedRegex("""^(?:!!!|\?\?\?\+?)\s+(?<kind>\w[\w-]*)(?:\s+[\w-]+)*(?:\s+(?:inline)(?:\s+end)?)?(?:\s+"(?<title>[^"]*)")?\s*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
