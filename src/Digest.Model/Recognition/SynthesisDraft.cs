using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>A part of the synthesis while its lines are read.</summary>
internal sealed class SynthesisDraft(SynthesisKind kind, EquatableArray<Inline> title, Origin origin)
{
    private readonly List<(ListItem Item, List<Block> Content)> points = [];
    private readonly List<Block> text = [];
    private int? start;

    /// <summary>Adds the entries of a list as points.</summary>
    public void Add(Block.List list)
    {
        if (points.Count == 0) start = list.Start;
        points.AddRange(list.Items.Select(item => (item, item.Content.ToList())));
    }

    /// <summary>Adds text: to the last point when there is one, so that a point of several paragraphs stays whole.</summary>
    public void Add(Block block)
    {
        if (points.Count == 0) text.Add(block);
        else points[^1].Content.Add(block);
    }

    /// <summary>The finished part. Where there is no list, each paragraph is a point.</summary>
    public SynthesisPart Build()
    {
        var areParagraphs = points.Count == 0 && text.TrueForAll(block => block is Block.Paragraph);
        return new SynthesisPart
        {
            Kind = kind,
            Title = title,
            Points = (areParagraphs ? text.Select(block => new ListItem([block]) { Origin = block.Origin }) : points.Select(point => point.Item with { Content = point.Content.ToEquatableArray() })).ToEquatableArray(),
            Start = start,
            Text = (areParagraphs ? [] : text).ToEquatableArray(),
            Origin = origin,
        };
    }

    public static SynthesisKind KindOf(Meaning meaning) => meaning switch
    {
        Meaning.Patterns => SynthesisKind.Patterns,
        Meaning.Gaps => SynthesisKind.Gaps,
        Meaning.Contradictions => SynthesisKind.Contradictions,
        _ => SynthesisKind.Other,
    };
}
