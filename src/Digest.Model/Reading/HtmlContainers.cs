using System.Text.RegularExpressions;

namespace Digest.Model.Reading;

/// <summary>
/// Lines that only open an element around Markdown, as Notion exports its callouts (<c>&lt;aside&gt;</c>): CommonMark takes what follows up to the next blank line for HTML, and its
/// marks would be text. Where the next line has such marks, spaces stand in the place of the opening line, so that no place in the source changes.
/// </summary>
internal static partial class HtmlContainers
{
    public static string Blanked(string text) => !text.Contains('<', StringComparison.Ordinal) ? text
        : Opening().Replace(text, match => string.Concat(match.Value.Select(c => c is '\r' or '\n' ? c : ' ')));

    [GeneratedRegex(@"^<(?:aside|article|section|div)(?: [^<>\n]{0,200})?>[ \t]*(?=\r?\n(?!\s*<)(?:#|[-*+] |[0-9]{1,3}[.)] |[^\n]{0,20}\*\*|[^\n]{0,200}\]\())", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Opening();
}
