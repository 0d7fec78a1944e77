using Digest.Model.Document;
using Digest.Model.Text;
using Markdig.Helpers;

namespace Digest.Model.Reading;

/// <summary>Blocks whose marks are clear (<see cref="ClearMarks"/>) into inlines, each with a place inside its block's.</summary>
internal sealed class ClearInlines(MarkdownPlaces places, Findings findings)
{
    // One list for each depth: what stands in it is taken out before the next one of its depth is read.
    private readonly List<List<Piece>> inner = [];

    /// <summary>A line that has no mark.</summary>
    public EquatableArray<Inline> Plain(in StringSlice line, TextSpan parent) => InlineText.Line(line.AsSpan(), places.At(places.Of(line.Start, line.End, parent)));

    /// <summary>A line.</summary>
    public void AddTo(List<Piece> pieces, in StringSlice line, TextSpan parent) => Add(pieces, line, 0, line.Length, parent, 0);

    /// <summary>The lines of a block, the ends of lines between them.</summary>
    public void AddTo(List<Piece> pieces, in StringLineGroup lines, TextSpan parent)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var slice = lines.Lines[i].Slice;
            var (end, place) = (i + 1 < lines.Count ? ClearMarks.EndOf(slice.AsSpan()) : LineEnd.Space, slice.End + 1);
            if (end == LineEnd.Break) slice.End -= 2;
            Add(pieces, slice, 0, slice.AsSpan().Length, parent, 0);
            if (i + 1 == lines.Count) break;
            var origin = places.At(places.Of(place, place, parent));
            pieces.Add(end == LineEnd.Break ? new Inline.LineBreak { Origin = origin } : new Inline.Text("\n") { Origin = origin });
        }
    }

    private void Add(List<Piece> pieces, in StringSlice line, int from, int end, TextSpan parent, int depth)
    {
        var text = line.AsSpan();
        for (var at = from; ;)
        {
            var mark = ClearMarks.Next(text, at, end);
            var next = mark.Kind == ClearMarkKind.None ? end : mark.Start;
            if (next > at) pieces.Add(new Inline.Text(text[at..next].ToString()) { Origin = At(line, at, next, parent) });
            if (mark.Kind == ClearMarkKind.None) return;
            Add(pieces, line, mark, parent, depth);
            at = mark.End;
        }
    }

    private void Add(List<Piece> pieces, in StringSlice line, in ClearMark mark, TextSpan parent, int depth)
    {
        var origin = At(line, mark.Start, mark.End, parent);
        if (mark.Kind == ClearMarkKind.Code)
        {
#if FAULT_3
            origin = places.At(new TextSpan(Math.Max(0, parent.Start - 1), mark.End - mark.Start));
#endif
            pieces.Add(new Inline.Code(line.AsSpan()[mark.ContentStart..mark.ContentEnd].ToString()) { Origin = origin });
            return;
        }

        if (mark.Kind == ClearMarkKind.Address)
        {
            var address = line.AsSpan()[mark.Start..mark.End].ToString();
            pieces.Add(new Inline.Link([new Inline.Text(address) { Origin = origin }], address) { Origin = origin });
            return;
        }

        if (inner.Count == depth) inner.Add([]);
        var held = inner[depth];
        held.Clear();
        Add(held, line, mark.ContentStart, mark.ContentEnd, parent, depth + 1);
        if (mark.Kind == ClearMarkKind.Link) AddLink(pieces, held, line.AsSpan()[(mark.ContentEnd + 2)..(mark.End - 1)].ToString(), origin);
        else if (mark.Kind == ClearMarkKind.Strong) pieces.Add(new Inline.Strong(HtmlInlines.Content(held, findings)) { Origin = origin });
        else pieces.Add(new Inline.Emphasis(HtmlInlines.Content(held, findings)) { Origin = origin });
    }

    private void AddLink(List<Piece> pieces, List<Piece> held, string target, Origin origin)
    {
        if (LinkTargets.IsUsual(target)) pieces.Add(new Inline.Link(HtmlInlines.Content(held, findings), target) { Origin = origin });
        else foreach (var part in LinkTargets.Link(target, HtmlInlines.Pair(held, findings), origin, findings)) pieces.Add(part);
    }

    private Origin At(in StringSlice line, int from, int end, TextSpan parent) => places.At(places.Of(line.Start + from, line.Start + end - 1, parent));
}
