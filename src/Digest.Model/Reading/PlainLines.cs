using System.Buffers;
using Markdig.Helpers;

namespace Digest.Model.Reading;

/// <summary>
/// Tells the blocks in which nothing stands that Markdown could mean something by: more than half of a digest's text. They need no parser of inlines, which would
/// stop at every letter that an address may begin with; their lines are their text.
/// </summary>
internal static class PlainLines
{
    // Every parser of inlines, Markdig's and ours, begins at one of these or at an address.
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[]<&$~|\r\n");

    private static readonly SearchValues<string> Addresses = SearchValues.Create(["://", "www.", "mailto:", "tel:"], StringComparison.Ordinal);

    /// <summary>True when the lines are their own text; white space at the end of a line, and line ends of another kind, may mean more.</summary>
    public static bool Are(in StringLineGroup lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            ref readonly var slice = ref lines.Lines[i].Slice;
            var line = slice.AsSpan();
            if (line.ContainsAny(Marks) || (line.Contains('.') | line.Contains(':') && line.ContainsAny(Addresses))) return false;
            if (i + 1 < lines.Count && (slice.NewLine != NewLine.LineFeed || line is not [.., not (' ' or '\t')])) return false;
        }

        return lines.Count > 0;
    }
}
