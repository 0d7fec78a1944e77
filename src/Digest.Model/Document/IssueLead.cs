namespace Digest.Model.Document;

/// <summary>The opening of the synthesis: the first sentences of its first points, at most three.</summary>
public static class IssueLead
{
    private const int MostSentences = 3;

    /// <summary>The lead of an issue that puts nothing first itself; empty when it has no synthesis.</summary>
    public static EquatableArray<Inline> Of(Issue issue)
    {
        var lead = new List<Inline>();
        var points = issue.Synthesis.FirstOrDefault()?.Points ?? [];
        foreach (var point in points.Take(MostSentences))
        {
            if (point.Content.FirstOrDefault() is not Block.Paragraph { Content: var content }) continue;
            if (lead.Count > 0) lead.Add(new Inline.Text(" "));
            lead.AddRange(FirstSentence(content));
        }

        return lead.ToEquatableArray();
    }

    // A bold opening is the sentence that its author chose.
    private static IEnumerable<Inline> FirstSentence(EquatableArray<Inline> content) =>
        content is [Inline.Strong { Content: var bold }, ..] ? bold : Sentences.Of(content).FirstOrDefault();
}
