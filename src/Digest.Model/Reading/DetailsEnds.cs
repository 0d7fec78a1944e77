using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace Digest.Model.Reading;

/// <summary>Where elements <c>details</c> end that open in one block of HTML and close in the same or in a later one.</summary>
internal static partial class DetailsEnds
{
    /// <summary>For each child the first, itself or after it, with which all elements opened since are closed; -1 where they never are.</summary>
    public static int[] Of(ContainerBlock container)
    {
        var ends = new int[container.Count];
        var open = 0;
        var waiting = new Stack<(int Child, int Before)>();
        for (var i = 0; i < container.Count; i++)
        {
            ends[i] = -1;
            waiting.Push((i, open));
            if (container[i] is HtmlBlock html) open += OpenedDetails(html);
            while (waiting.TryPeek(out var earliest) && open <= earliest.Before) ends[waiting.Pop().Child] = i;
        }

        return ends;
    }

    /// <summary>How many of the first <paramref name="most"/> children can be parted from the rest: the most after which all elements that any of them opened are closed.</summary>
    public static int Whole(ContainerBlock container, int most)
    {
        var (whole, open) = (0, 0);
        var waiting = new Stack<int>();
        for (var i = 0; i < most; i++)
        {
            if (container[i] is HtmlBlock html)
            {
                waiting.Push(open);
                open += OpenedDetails(html);
                while (waiting.TryPeek(out var before) && open <= before) waiting.Pop();
            }

            if (waiting.Count == 0) whole = i + 1;
        }

        return whole;
    }

    private static int OpenedDetails(HtmlBlock html)
    {
        var opened = 0;
        for (var i = 0; i < html.Lines.Count; i++)
        {
            var line = html.Lines.Lines[i].Slice.AsSpan();
            foreach (var match in DetailsTags().EnumerateMatches(line)) opened += line[match.Index + 1] == '/' ? -1 : 1;
        }

        return opened;
    }

    [GeneratedRegex(@"</?details\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DetailsTags();
}
