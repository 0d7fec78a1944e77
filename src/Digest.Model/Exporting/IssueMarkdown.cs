using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Exporting;

/// <summary>
/// An issue as canonical Markdown (docs/source-format.md): front matter that names the form, headings for sections and items, labelled entries. It reads back to
/// an equal issue, its sources, coverage and what was dropped aside, since those tell of the file that was read; and what merging, score sheets and a roster add to
/// an issue, which the JSON holds.
/// </summary>
public static partial class IssueMarkdown
{
    /// <summary>The Markdown of <paramref name="issue"/>; every line ends in <c>\n</c>.</summary>
    public static string Write(Issue issue)
    {
        var text = new StringBuilder("---\n");
        Property(text, CanonicalForm.SchemaName, CanonicalForm.Schema);
        Property(text, "id", issue.Id);
        Property(text, "series", issue.Series);
        Property(text, "revision", issue.Revision);
        Property(text, "date", issue.Date?.ToString("O", CultureInfo.InvariantCulture));
        Property(text, "dateEnd", issue.DateEnd?.ToString("O", CultureInfo.InvariantCulture));
        Property(text, "language", issue.Language);
        return text.Append("---\n\n").Append(BlockMarkdown.Write(CanonicalOutline.Blocks(issue))).ToString();
    }

    private static void Property(StringBuilder text, string name, string? value)
    {
        if (value is null) return;
        text.Append(name).Append(": ");
        if (Plain().IsMatch(value)) text.Append(value);
        else Quote(text, value);
        text.Append('\n');
    }

    // YAML 1.2, 7.3.1: a double-quoted scalar can hold anything.
    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF') text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else text.Append(c);
        }

        text.Append('"');
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}](?:[\p{L}\p{Nd} ._/+()-]*[\p{L}\p{Nd}._/+()-])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
