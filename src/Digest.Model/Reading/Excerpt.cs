using System.Text;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Text put together from parts of a source, such as the lines of a paragraph, that knows for each character where it stood.</summary>
internal sealed class Excerpt
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

    public TextSpan Source(int start, int end) => places.Count == 0
        ? default
        : end <= start ? new TextSpan(start < places.Count ? places[start] : places[^1] + 1, 0) : TextSpan.Between(places[start], places[end - 1] + 1);

    public Excerpt Part(int start, int end)
    {
        var part = new Excerpt();
        part.text.Append(Text.AsSpan(start, end - start));
        part.places.AddRange(places.Skip(start).Take(end - start));
        return part;
    }
}
