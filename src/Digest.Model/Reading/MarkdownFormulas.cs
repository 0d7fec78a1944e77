using Digest.Model.Document;
using Digest.Model.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Block = Markdig.Syntax.Block;

namespace Digest.Model.Reading;

/// <summary>A formula among Markdown's inlines.</summary>
internal sealed class FormulaLeaf : LeafInline
{
    public required string Tex { get; init; }

    public required FormulaStyle Style { get; init; }

    /// <summary>How far the TeX starts after the opening mark.</summary>
    public required int Lead { get; init; }
}

/// <summary>Takes formulas whole before Markdown's own rules see their backslashes, underscores and pipes.</summary>
internal sealed class FormulaInlineParser : InlineParser
{
    private readonly List<TextSpan> tooLong;

    /// <param name="tooLong">Where formulas that are too long are noted; places count from where the parser's text starts.</param>
    public FormulaInlineParser(List<TextSpan> tooLong)
    {
        this.tooLong = tooLong;
        OpeningCharacters = ['\\', '$'];
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (FormulaMarks.At(slice.Text, slice.Start, slice.End + 1) is not { } match)
        {
            if (FormulaMarks.TooLong(slice.Text, slice.Start, slice.End + 1) is { } span)
                tooLong.Add(TextSpan.Between(processor.GetSourcePosition(span.Start), processor.GetSourcePosition(span.End - 1) + 1));
            return false;
        }

        var (start, end) = InlineText.Trim(slice.Text, match.TexStart, match.TexEnd);
        var from = processor.GetSourcePosition(match.Start, out var line, out var column);
        processor.Inline = new FormulaLeaf
        {
            Tex = slice.Text[start..end].ReplaceLineEndings(" "),
            Style = match.Style,
            Lead = start - match.Start,
            Span = new SourceSpan(from, processor.GetSourcePosition(match.End - 1)),
            Line = line,
            Column = column,
        };
        slice.Start = match.End;
        return true;
    }
}

/// <summary>A displayed formula that takes whole lines.</summary>
internal sealed class FormulaBlock(BlockParser parser) : LeafBlock(parser)
{
    public required string Close { get; init; }
}

/// <summary>
/// Takes a formula displayed over several lines before its lines can be read as lists, rulers or headings. One that is not closed before the next
/// blank line, or with text after it, is left to the paragraph it stands in.
/// </summary>
internal sealed class FormulaBlockParser : BlockParser
{
    // Up to where it is known that nothing closes, so that many openings in a row are not each searched to the end.
    private readonly Dictionary<string, int> unclosedUntil = [];

    public FormulaBlockParser() => OpeningCharacters = ['\\', '$'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var (text, start) = (processor.Line.Text, processor.Line.Start);
        if (processor.IsCodeIndent || start + 1 >= text.Length) return BlockState.None;
        var close = (text[start], text[start + 1]) switch { ('$', '$') => "$$", ('\\', '[') => "\\]", _ => null };
        if (close is null || !ClosesOnALaterLine(text, start + 2, close)) return BlockState.None;
        if (close == "$$" && FormulaMarks.IsStray(text.AsSpan(start + 2, text.IndexOf(close, start + 2, StringComparison.Ordinal) - start - 2))) return BlockState.None;
        processor.NewBlocks.Push(new FormulaBlock(this) { Close = close, Column = processor.Column, Span = new SourceSpan(start, processor.Line.End), ProcessInlines = false });
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        block.UpdateSpanEnd(processor.Line.End);
        return processor.Line.ToString().TrimEnd().EndsWith(((FormulaBlock)block).Close, StringComparison.Ordinal) ? BlockState.Break : BlockState.Continue;
    }

    private bool ClosesOnALaterLine(string text, int from, string close)
    {
        if (from < unclosedUntil.GetValueOrDefault(close)) return false;
        for (var at = from; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            var line = text.AsSpan(at, (end < 0 ? text.Length : end) - at).Trim();
            if (at > from && line.TrimStart("> ").IsEmpty) return false;
            if (line.IndexOf(close) is var found && found >= 0) return at > from && found == line.Length - close.Length;
            at = unclosedUntil[close] = end < 0 ? text.Length : end + 1;
        }

        return false;
    }
}
