using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Digest.Model.Reading;

/// <summary>What the names and classes of HTML elements say about their part in a page.</summary>
internal static class HtmlNames
{
    /// <summary>Elements that stand on lines of their own.</summary>
    public static FrozenSet<string> Blocks { get; } = new[]
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "p", "plaintext", "pre", "search", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Elements addressed to a program, without text for a reader.</summary>
    public static FrozenSet<string> Markup { get; } = new[]
    {
        "applet", "audio", "base", "canvas", "embed", "frame", "frameset", "head", "iframe", "link", "meta", "noembed", "noframes", "noscript", "object", "script", "style", "svg", "template", "title", "video",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Elements that a reader works the page with.</summary>
    public static FrozenSet<string> Controls { get; } = new[] { "button", "datalist", "dialog", "input", "meter", "nav", "progress", "search", "select", "textarea" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>1 to 6 for a heading, else 0.</summary>
    public static int HeadingLevel(IElement element) => element.LocalName is ['h', >= '1' and <= '6'] ? element.LocalName[1] - '0'
        : element.GetAttribute("role") == "heading" ? int.TryParse(element.GetAttribute("aria-level"), out var level) ? Math.Clamp(level, 1, 6) : 2
        : 0;

    /// <summary>The classes as written, lower case.</summary>
    public static string[] Classes(IElement element) => Tokens(element.GetAttribute("class"));

    public static bool HasClass(IElement element, string name) => Classes(element).Contains(name, StringComparer.Ordinal);

    /// <summary>True when the last word of a class is one of those: <c>paper-title</c> ends in <c>title</c>.</summary>
    public static bool ClassEndsIn(IElement element, params ReadOnlySpan<string> words)
    {
        foreach (var name in Classes(element))
            if (words.Contains(name[(name.LastIndexOfAny(['-', '_']) + 1)..])) return true;
        return false;
    }

    public static string[] Tokens(string? value) => value?.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
}
