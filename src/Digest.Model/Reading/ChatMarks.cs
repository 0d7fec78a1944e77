using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Reading;

/// <summary>The marks for bold type and italics of chat programs, where they hold all that stands to the end of a line of plain text: <c>*Title*</c>, <c>Ann: *Title*</c>, <c>_what it says_</c>.</summary>
internal static partial class ChatMarks
{
    /// <summary>The line with bold type or italics in the place of such marks.</summary>
    public static EquatableArray<Inline> In(EquatableArray<Inline> line)
    {
        if (line is not [.., Inline.Text { Value: [.., '*' or '_'] value } last] || MarkedForm().Match(value) is not { Success: true } marked || !marked.Value.HasLetter()) return line;
        var isBold = value[^1] == '*';
        if (!isBold && (marked.Index > 0 || line.Count > 1)) return line;
        EquatableArray<Inline> content = [last with { Value = marked.Groups["text"].Value }];
        Inline set = isBold ? new Inline.Strong(content) { Origin = last.Origin } : new Inline.Emphasis(content) { Origin = last.Origin };
        return marked.Index == 0 ? [.. line.Take(line.Count - 1), set] : [.. line.Take(line.Count - 1), last with { Value = value[..(marked.Groups["text"].Index - 1)] }, set];
    }

    [GeneratedRegex(@"(?<=\A|\s)(?<mark>[*_])(?<text>(?!\s)[^*_\n]{3,600}(?<!\s))\k<mark>\z", RegexOptions.CultureInvariant)]
    private static partial Regex MarkedForm();
}
