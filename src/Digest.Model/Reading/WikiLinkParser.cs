using Digest.Model.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Digest.Model.Reading;

/// <summary>Obsidian's links between notes: <c>[[Note]]</c>, <c>[[Note#Part|shown words]]</c>. They lead into a collection that is not here, so their words stand as text.</summary>
internal sealed class WikiLinkParser : InlineParser
{
    private const int Longest = 300;

    // Where the names of notes stand for which other words are shown.
    private readonly List<TextSpan> targets;

    public WikiLinkParser(List<TextSpan> targets)
    {
        this.targets = targets;
        OpeningCharacters = ['['];
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '[') return false;
        var text = slice.AsSpan();
        var end = text[..Math.Min(text.Length, Longest)].IndexOf("]]");
        var inner = end < 0 ? default : text[2..end];
        if (inner.IsEmpty || inner.ContainsAny('[', ']', '\n') || (text.Length > end + 2 && text[end + 2] == '(')) return false;
        var bar = inner.IndexOf('|');
        var start = slice.Start + 2 + bar + 1;
        var place = processor.GetSourcePosition(start, out var line, out var column);
        processor.Inline = new LiteralInline(new StringSlice(slice.Text, start, slice.Start + end - 1)) { Line = line, Column = column, Span = new(place, place + inner.Length - bar - 2) };
        if (bar > 0) targets.Add(new TextSpan(processor.GetSourcePosition(slice.Start + 2), bar));
        slice.Start += end + 2;
        return true;
    }
}
