using System.Text;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// Text put together from parts of a source, such as the lines of a paragraph, that knows for each character where it stood. Where a stretch is known
/// in which all of it must lie, no place is given outside of that.
/// </summary>
internal sealed class Excerpt(TextSpan? within = null)
{
    private readonly StringBuilder text = new();

    // The parts, each with its start here and its place in the source; within a part, characters stand side by side there too.
    private readonly List<(int Start, int Place)> parts = [];
    private string? whole;

    public string Text => whole ??= text.ToString();

    public int Length => text.Length;

    public Excerpt Add(ReadOnlySpan<char> part, int place)
    {
        if (part.IsEmpty) return this;
        whole = null;
        if (parts.Count == 0 || parts[^1].Place + text.Length - parts[^1].Start != place) parts.Add((text.Length, place));
        text.Append(part);
        return this;
    }

    public TextSpan Source(int start, int end)
    {
        if (parts.Count == 0) return within is { } empty ? new TextSpan(empty.Start, 0) : default;
        var from = start < text.Length ? PlaceOf(start) : PlaceOf(text.Length - 1) + 1;
        var to = end > start ? PlaceOf(end - 1) + 1 : from;
        return within is { } stretch ? TextSpan.Between(Math.Clamp(from, stretch.Start, stretch.End), Math.Clamp(to, stretch.Start, stretch.End)) : TextSpan.Between(from, to);
    }

    public Excerpt Part(int start, int end)
    {
        var part = new Excerpt(within);
        for (var i = PartAt(start); i < parts.Count && parts[i].Start < end; i++)
        {
            var from = Math.Max(start, parts[i].Start);
            var to = Math.Min(end, i + 1 < parts.Count ? parts[i + 1].Start : text.Length);
            if (to > from) part.Add(Text.AsSpan(from, to - from), parts[i].Place + from - parts[i].Start);
        }

        return part;
    }

    private int PlaceOf(int at)
    {
        var (start, place) = parts[PartAt(at)];
        return place + at - start;
    }

    private int PartAt(int at)
    {
        var (low, high) = (0, parts.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (parts[middle].Start <= at) low = middle;
            else high = middle - 1;
        }

        return Math.Max(0, low);
    }
}
