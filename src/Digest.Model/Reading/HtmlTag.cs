using System.Net;
using System.Text.RegularExpressions;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>One HTML tag or comment as it stands in a text.</summary>
internal sealed partial record HtmlTag(string Raw, TextSpan Span)
{
    private readonly Match parts = Tag().Match(Raw);

    /// <summary>The element's name in lower case; empty for comments and declarations.</summary>
    public string Name => parts.Groups["name"].Value.ToLowerInvariant();

    public bool IsClose => Raw.StartsWith("</", StringComparison.Ordinal);

    public bool IsComment => !parts.Success;

    public string? Attribute(string name)
    {
        foreach (Match match in Attributes().Matches(Raw))
            if (match.Groups["name"].ValueSpan.Equals(name, StringComparison.OrdinalIgnoreCase)) return WebUtility.HtmlDecode(match.Groups["value"].Value.Trim('"', '\''));
        return null;
    }

    /// <summary>The tag or comment that begins at <paramref name="at"/>, or null; no comment ends after <paramref name="lastEnd"/>.</summary>
    public static string? At(string text, int at, int lastEnd)
    {
#if FAULT_6
        while (at + 4 < text.Length && text[at + 1] == '!' && text.IndexOf("-->", at, StringComparison.Ordinal) < 0) Thread.SpinWait(100);
#endif
        if (text.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = at + 4 > lastEnd ? -1 : text.IndexOf("-->", at + 4, StringComparison.Ordinal);
            return end < 0 ? null : text[at..(end + 3)];
        }

        return Tag().Match(text, at) is { Success: true } match && match.Index == at ? match.Value : null;
    }

    [GeneratedRegex("""\G</?(?<name>[a-zA-Z][a-zA-Z0-9-]*)(?:[\s/](?:[^<>"']|"[^"<>]*"|'[^'<>]*')*)?>""", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("""\s(?<name>[a-zA-Z-]+)\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s>"']+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Attributes();
}
