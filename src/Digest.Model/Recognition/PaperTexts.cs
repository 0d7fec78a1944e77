using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>What the fields of papers say, to look for names in.</summary>
internal sealed class PaperTexts(IReadOnlyList<Paper> papers)
{
    // Before each field, so that no name is found across two: no character of any text (Unicode, 23.7), so that a name with it is none.
    private const char Separator = '\uFFFF';

    // A field that starts with a name explains it; others only mention it.
    private const int OfStart = 100;

    private readonly List<(string Text, Trigrams Has)> texts =
        [.. papers.Select(paper => string.Concat(paper.Fields.Select(field => Separator + PlainText.Of(field.Content)))).Select(text => (text, new Trigrams(text)))];

    /// <summary>The paper whose fields have <paramref name="name"/> most often, whatever its case, or start with it; null when two have it alike.</summary>
    public int? Naming(string name)
    {
        if (name.Length == 0 || name.Contains(Separator)) return null;
        var (best, weight, next) = (-1, 0, 0);
        for (var i = 0; i < texts.Count; i++)
        {
            var sum = texts[i].Has.MayContain(name) ? WeightOf(name, texts[i].Text) : 0;
            if (sum > weight) (best, weight, next) = (i, sum, weight);
            else next = Math.Max(next, sum);
        }

        return weight > next ? best : null;
    }

    private static int WeightOf(string name, string text)
    {
        var sum = 0;
        for (var at = 0; (at = text.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += name.Length) sum += text[at - 1] == Separator ? OfStart + 1 : 1;
        return sum;
    }
}
