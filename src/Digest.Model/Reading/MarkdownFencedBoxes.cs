using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Digest.Model.Reading;

/// <summary>A container between lines of colons; its title, where one is written, is the first child.</summary>
internal sealed class FencedBoxBlock(BlockParser parser) : ContainerBlock(parser)
{
    /// <summary>The kind of a titled box; null for a division that only groups what it holds.</summary>
    public required string? Kind { get; init; }

    /// <summary>The title's place in the parser's text, null where none is written.</summary>
    public required SourceSpan? Title { get; init; }

    /// <summary>The place of the line that opens it.</summary>
    public required SourceSpan Opening { get; init; }

    /// <summary>Whether the line that closes it was read.</summary>
    public bool IsFinished { get; set; }
}

/// <summary>
/// Reads containers between lines of three and more colons, as Pandoc's divisions, Quarto's call-outs, VuePress and Docusaurus write them:
/// <c>::: note Title</c>, <c>:::tip[Title]</c>, <c>::: {.callout-note title="Title"}</c>, closed by colons alone. A line of colons closes the innermost.
/// </summary>
internal sealed partial class FencedBoxParser : BlockParser
{
    private static readonly FrozenSet<string> Kinds = FrozenSet.ToFrozenSet(
        ["note", "tip", "info", "warning", "caution", "important", "danger", "details", "abstract", "summary", "success", "question", "example", "quote", "admonition", "callout", "box"], StringComparer.Ordinal);

    private readonly MarkdownLimits limits;

    public FencedBoxParser(MarkdownLimits limits)
    {
        this.limits = limits;
        OpeningCharacters = [':'];
    }

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.PeekChar(1) != ':' || processor.PeekChar(2) != ':') return BlockState.None;
        var line = processor.Line.ToString();
        if (Read(line) is not { } opening || limits.Refuses(processor)) return BlockState.None;
        var span = new SourceSpan(processor.Line.Start, processor.Line.End);
        SourceSpan? title = opening.Title is { Length: > 0 } written ? new SourceSpan(span.Start + written.Index, span.Start + written.Index + written.Length - 1) : null;
        var box = new FencedBoxBlock(this) { Kind = opening.Kind, Title = title, Opening = span, Column = processor.Column, Span = span };
        if (title is { } place) box.Add(new AdmonitionTitle(this, new StringSlice(processor.Line.Text, place.Start, place.End), processor.LineIndex));
        processor.NewBlocks.Push(box);
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine) return BlockState.Continue;
        block.UpdateSpanEnd(processor.Line.End);
        var box = (FencedBoxBlock)block;
        if (processor.IsCodeIndent || processor.CurrentChar != ':' || !Closing().IsMatch(processor.Line.ToString()) || HoldsUnfinished(box, processor.Indent))
        {
            // The white space before the line is for what is inside to judge.
            processor.GoToColumn(processor.ColumnBeforeIndent);
            return BlockState.Continue;
        }

        box.IsFinished = true;
        return BlockState.BreakDiscard;
    }

    // While a container is asked, Markdig holds what is inside it for closed already. The line that asks is in no quotation, and in an entry only when indented as far.
    private static bool HoldsUnfinished(ContainerBlock box, int indent)
    {
        for (var inner = box.LastChild; inner is not (null or QuoteBlock or AdmonitionBlock); inner = (inner as ContainerBlock)?.LastChild)
        {
            if (inner is FencedBoxBlock { IsFinished: false } or FencedCodeBlock { ClosingFencedCharCount: 0 }) return true;
            if (inner is ListItemBlock item && indent < item.ColumnWidth) return false;
        }

        return false;
    }

    // A word of no known kind opens a division when it stands alone, so that a sentence behind colons stays one. What has a title is a box, whatever its name.
    private static (string? Kind, Group Title)? Read(string line)
    {
        if (Attributes().Match(line) is { Success: true } attributes)
        {
            var title = Title().Match(line).Groups[1];
            return (KindOf(ClassName().Matches(attributes.Value).Select(name => name.Groups[1].Value)) ?? (title.Length > 0 ? "box" : null), title);
        }

        if (Named().Match(line) is not { Success: true } named) return null;
        var kind = KindOf([named.Groups["kind"].Value]);
        return kind is null && named.Groups["title"].Length > 0 ? null : (kind, named.Groups["title"]);
    }

    private static string? KindOf(IEnumerable<string> names) =>
        names.Select(name => name.ToLowerInvariant()).Select(name => name.StartsWith("callout-", StringComparison.Ordinal) ? name["callout-".Length..] : name).FirstOrDefault(Kinds.Contains);

    [GeneratedRegex("""^:{3,} *\{(?:[^{}"]|"[^"]*")*\} *:* *\z""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\btitle=""([^""]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex(@"^:{3,} *(?<kind>[A-Za-z][\w-]*)(?:\[(?<title>[^\[\]]*)\]|[ \t]+(?<title>[^\s:].*?))?[ \t]*:*[ \t]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(@"\.([\w-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex ClassName();

    [GeneratedRegex(@"^:{3,}[ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Closing();
}
