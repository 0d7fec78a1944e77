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

    // A bold opening is the sentence its author chose; otherwise the text up to the first full stop that ends a sentence.
    private static IEnumerable<Inline> FirstSentence(EquatableArray<Inline> content)
    {
        if (content.FirstOrDefault() is Inline.Strong { Content: var bold })
        {
            foreach (var inline in bold) yield return inline;
            yield break;
        }

        foreach (var inline in content)
        {
            if (inline is Inline.Text text && EndOfSentence(text.Value) is { } end)
            {
                yield return text with { Value = text.Value[..end] };
                yield break;
            }

            yield return inline;
        }
    }

    // A stop, then white space or the end, then no small letter: "e.g. this" and "3.5" end nothing.
    private static int? EndOfSentence(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is '。' or '！' or '？') return i + 1;
            if (text[i] is not ('.' or '!' or '?') || !char.IsLetterOrDigit(text[i - 1]) && text[i - 1] is not (')' or '”' or '%')) continue;
            if (i + 1 == text.Length) return i + 1;
            if (text[i + 1] == ' ' && i + 2 < text.Length && !char.IsLower(text[i + 2]) && i > 3 && !char.IsUpper(text[i - 1])) return i + 1;
        }

        return null;
    }
}
