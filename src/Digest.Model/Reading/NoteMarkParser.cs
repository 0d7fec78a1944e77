using Markdig.Extensions.Footnotes;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Digest.Model.Reading;

/// <summary>
/// Marks of notes, <c>[^label]</c>, each by itself, as GitHub reads them. The parser of notes makes links of them, to which words in brackets, another mark
/// or an exclamation mark right before belong, and then loses these.
/// </summary>
internal sealed class NoteMarkParser : InlineParser
{
    private readonly Dictionary<string, Footnote> notes = new(StringComparer.OrdinalIgnoreCase);
    private int order;

    public NoteMarkParser() => OpeningCharacters = ['[', '!'];

    /// <summary>Takes over a note that was read, whose marks are no links from then on. The first of a label is meant by it.</summary>
    public void Add(MarkdownDocument document, Footnote note)
    {
        if (note.Label is not { } label) return;
        notes.TryAdd(label, note);
        var links = document.GetLinkReferenceDefinitions(true).Links;
        if (links.GetValueOrDefault(label) is FootnoteLinkReferenceDefinition) links.Remove(label);
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (notes.Count == 0) return false;
        var mark = slice;
        if (mark.CurrentChar == '!') mark.SkipChar();
        var rest = mark;
        if (mark.CurrentChar != '[' || mark.PeekChar() != '^' || !LinkHelper.TryParseLabel(ref rest, out string? label, out _) || !notes.TryGetValue(label, out var note)) return false;
        var target = rest;
        if (rest.CurrentChar == '(' && LinkHelper.TryParseInlineLink(ref target, out _, out _)) return false;
        if (slice.CurrentChar == '!')
        {
            processor.Inline = At(new LiteralInline("!"), processor, slice.Start, slice.Start);
            slice = mark;
            return true;
        }

        if (note.Order < 0) note.Order = ++order;
        processor.Inline = At(new FootnoteLink(note), processor, slice.Start, rest.Start - 1);
        slice = rest;
        return true;
    }

    private static Inline At(Inline inline, InlineProcessor processor, int first, int last)
    {
        inline.Span = new SourceSpan(processor.GetSourcePosition(first, out var line, out var column), processor.GetSourcePosition(last));
        (inline.Line, inline.Column) = (line, column);
        return inline;
    }
}
