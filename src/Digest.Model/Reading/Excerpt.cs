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
    private readonly List<int> places = [];
    private string? whole;

    public string Text => whole ??= text.ToString();

    public int Length => places.Count;

    public Excerpt Add(ReadOnlySpan<char> part, int place)
    {
        whole = null;
        text.Append(part);
        for (var i = 0; i < part.Length; i++) places.Add(place + i);
        return this;
    }

    public TextSpan Source(int start, int end)
    {
        if (places.Count == 0) return within is { } empty ? new TextSpan(empty.Start, 0) : default;
        var from = start < places.Count ? places[start] : places[^1] + 1;
        var to = end > start ? places[end - 1] + 1 : from;
        return within is { } stretch ? TextSpan.Between(Math.Clamp(from, stretch.Start, stretch.End), Math.Clamp(to, stretch.Start, stretch.End)) : TextSpan.Between(from, to);
    }

    public Excerpt Part(int start, int end)
    {
        var part = new Excerpt(within);
        part.text.Append(Text.AsSpan(start, end - start));
        part.places.AddRange(places.Skip(start).Take(end - start));
        return part;
    }
}
