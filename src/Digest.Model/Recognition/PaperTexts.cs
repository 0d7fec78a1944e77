using System.Runtime.InteropServices;
using System.Text;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>The fields of all papers as one text, so that a name is looked for in all of them at once.</summary>
internal sealed class PaperTexts
{
    // Between two fields, so that no name is found across them: no character of any text (Unicode, 23.7), so that a name with it is none.
    private const char Separator = '\uFFFF';

    // A field that starts with a name explains it; others only mention it.
    private const int OfStart = 100;

    private readonly string text;

    // Where each paper's first field starts.
    private readonly List<int> starts;

    public PaperTexts(IReadOnlyList<Paper> papers)
    {
        var all = new StringBuilder();
        starts = new(papers.Count);
        foreach (var paper in papers)
        {
            starts.Add(all.Length);
            foreach (var field in paper.Fields) all.Append(Separator).Append(PlainText.Of(field.Content));
        }

        text = all.ToString();
    }

    /// <summary>The paper whose fields have <paramref name="name"/> most often, whatever its case, or start with it; null when two have it alike.</summary>
    public int? Naming(string name)
    {
        if (name.Contains(Separator)) return null;
        var (best, weight, next) = (-1, 0, 0);
        var (paper, sum) = (-1, 0);
        for (var at = 0; (at = text.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += name.Length)
        {
            var holder = PaperAt(at);
            if (holder != paper)
            {
                Take();
                (paper, sum) = (holder, 0);
            }

            sum += text[at - 1] == Separator ? OfStart + 1 : 1;
        }

        Take();
        return weight > next ? best : null;

        void Take()
        {
            if (sum > weight) (best, weight, next) = (paper, sum, weight);
            else next = Math.Max(next, sum);
        }
    }

    // Papers without fields start where the next one does, so that the last of those that start at a place has it.
    private int PaperAt(int place)
    {
        var found = CollectionsMarshal.AsSpan(starts).BinarySearch(place);
        if (found < 0) return ~found - 1;
        while (found + 1 < starts.Count && starts[found + 1] == place) found++;
        return found;
    }
}
