using System.Net;

namespace Digest.Render.Email.Compatibility;

/// <summary>A piece of HTML: one of the closed set nested here. Text between tags is none.</summary>
internal abstract record MarkupToken
{
    private MarkupToken()
    {
    }

    /// <summary>A start tag, names in lower case, values with their entities decoded.</summary>
    public sealed record Tag(string Name, List<(string Name, string Value)> Attributes) : MarkupToken
    {
        /// <summary>The value of an attribute, or null.</summary>
        public string? this[string attribute] => Attributes.FirstOrDefault(pair => pair.Name == attribute).Value;
    }

    /// <summary>What stands in an element whose text is no markup.</summary>
    public sealed record Raw(string Element, string Text) : MarkupToken;

    /// <summary>A comment.</summary>
    public sealed record Comment(string Text) : MarkupToken;

    /// <summary>The document's type.</summary>
    public sealed record Doctype : MarkupToken;
}

/// <summary>Splits HTML into tags as the HTML standard's tokenizer does (section 13.2.5), as far as well-formed pages need it. Linear in the length of the page.</summary>
internal static class MarkupTokens
{
    private static readonly string[] RawElements = ["style", "script", "title", "textarea"];

    public static IEnumerable<MarkupToken> Of(string html)
    {
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = at < html.Length ? html.IndexOf('<', at) : -1)
        {
            if (string.CompareOrdinal(html, at, "<!--", 0, 4) == 0)
            {
                var end = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
                yield return new MarkupToken.Comment(html[(at + 4)..(end < 0 ? html.Length : end)]);
                at = end < 0 ? html.Length : end + 3;
            }
            else if (html[at + 1] == '!')
            {
                yield return new MarkupToken.Doctype();
                at++;
            }
            else if (char.IsAsciiLetter(html[at + 1]))
            {
                var tag = Tag(html, ref at);
                yield return tag;
                if (!RawElements.Contains(tag.Name)) continue;
                var end = html.IndexOf("</" + tag.Name, at, StringComparison.OrdinalIgnoreCase);
                yield return new MarkupToken.Raw(tag.Name, html[at..(end < 0 ? html.Length : end)]);
                at = end < 0 ? html.Length : end;
                if (at < html.Length) at++;
            }
            else at++;
        }
    }

    private static MarkupToken.Tag Tag(string html, ref int at)
    {
        var start = ++at;
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('>' or '/')) at++;
        var tag = new MarkupToken.Tag(html[start..at].ToLowerInvariant(), []);
        while (true)
        {
            while (at < html.Length && (char.IsWhiteSpace(html[at]) || html[at] == '/')) at++;
            if (at >= html.Length) return tag;
            if (html[at] == '>')
            {
                at++;
                return tag;
            }

            tag.Attributes.Add(Attribute(html, ref at));
        }
    }

    private static (string, string) Attribute(string html, ref int at)
    {
        var start = at++;
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('=' or '>' or '/')) at++;
        var name = html[start..at].ToLowerInvariant();
        while (at < html.Length && char.IsWhiteSpace(html[at])) at++;
        if (at >= html.Length || html[at] != '=') return (name, "");
        do at++;
        while (at < html.Length && char.IsWhiteSpace(html[at]));
        if (at >= html.Length) return (name, "");
        int from, to;
        if (html[at] is '"' or '\'')
        {
            from = at + 1;
            to = html.IndexOf(html[at], from);
            if (to < 0) to = html.Length;
            at = Math.Min(to + 1, html.Length);
        }
        else
        {
            from = at;
            while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] != '>') at++;
            to = at;
        }

        return (name, WebUtility.HtmlDecode(html[from..to]));
    }
}
