using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Digest.Model.Document;

namespace Digest.Model.Reading;

/// <summary>
/// Tells the text of a page from what the page needs to work: by the element, its role, and the words that pages everywhere use for the classes of
/// their navigation. A class alone never takes the greater part of a page away.
/// </summary>
internal sealed partial class HtmlChrome(HtmlPlaces places)
{
    private static readonly FrozenSet<string> Roles = new[]
    {
        "navigation", "search", "complementary", "contentinfo", "menu", "menubar", "toolbar", "tablist", "dialog", "alertdialog", "doc-toc", "doc-backlink", "button",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Names = new[]
    {
        "anchor-link", "header-anchor", "heading-anchor", "back-to-top", "comments", "cookie-banner", "cookie-consent", "edit-page", "edit-this-page", "footer", "footnote-backref", "header-link",
        "headerlink", "menu", "mw-editsection", "nav", "navigation", "pager", "related-posts", "share", "share-buttons", "sharing", "skip", "skip-link", "skip-to-content", "skiplink", "social", "table-of-contents", "toc",
        "topbar", "searchbox", "search-form", "source-link", "copybtn", "copy-button", "clipboard",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> HiddenNames = new[]
    {
        "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "material-icons", "material-icons-outlined", "material-symbols-outlined", "material-symbols-rounded",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Why the element is no part of the text, or null when it is one.</summary>
    public DropReason? Of(IElement element)
    {
        var name = element.LocalName;
        if (HtmlNames.Markup.Contains(name) || element.HasAttribute("hidden") || Hidden().IsMatch(element.GetAttribute("style") ?? "")) return DropReason.Markup;
        if (HtmlNames.Controls.Contains(name)) return DropReason.PageChrome;
        if (name is "html" or "body" or "main" or "article") return null;
        var classes = HtmlNames.Classes(element);
        if (classes.Any(HiddenNames.Contains)) return DropReason.Markup;
        if (name is "header" or "footer" && !IsWithinText(element)) return name == "footer" || !HoldsTitle(element) ? DropReason.PageChrome : null;
        if (name == "aside" && !IsWithinText(element)) return DropReason.PageChrome;
        if (element.GetAttribute("role") is { } role && Roles.Contains(role)) return DropReason.PageChrome;
        if (name == "form" && !places.HasBlocks(element)) return DropReason.PageChrome;
        return IsNamedChrome(element, classes) && !IsMostOfThePage(element) ? DropReason.PageChrome : null;
    }

    /// <summary>The element that holds the page's text when the page names one, else its body.</summary>
    public IElement Main(IElement body)
    {
        var found = body.QuerySelectorAll("main, [role=main]").Where(main => Of(main) is null && places.TextLength(main) > 0).ToList();
        if (found.Count == 1) return found[0];
        var articles = found.Count > 1 ? [] : body.QuerySelectorAll("article").ToList();
        return articles is [var only] && places.TextLength(only) * 2 > places.TextLength(body) ? only : body;
    }

    /// <summary>A heading with a mark of its own that leads to itself.</summary>
    public static bool IsPermalink(IElement element) => element.LocalName == "a" && element.GetAttribute("href") is ['#', ..] && element.TextContent.Trim() is "¶" or "#" or "§" or "🔗" or "↩" or "↩︎";

    private static bool IsNamedChrome(IElement element, string[] classes) =>
        classes.Any(IsName) || (element.Id?.ToLowerInvariant() is { } id && IsName(id) && id is not ("comments" or "menu"));

    private static bool IsName(string name) => Names.Contains(name) || Partial().IsMatch(name);

    private bool IsMostOfThePage(IElement element) => element.Owner?.Body is { } body && places.TextLength(element) * 2 > places.TextLength(body);

    private static bool HoldsTitle(IElement element) => element.QuerySelector("h1") is not null;

    // A header or footer within a part of the text belongs to that part.
    private static bool IsWithinText(IElement element)
    {
        for (var outer = element.ParentElement; outer is not null; outer = outer.ParentElement)
            if (outer.LocalName is "article" or "main" or "section" or "li" or "blockquote" or "td" || outer.GetAttribute("role") == "main") return true;
        return false;
    }

    [GeneratedRegex(@"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();

    // "md-sidebar", "wy-nav-side", "site-footer", "page__breadcrumbs": a name that begins or ends with what can be no part of a text.
    [GeneratedRegex(@"(?:^|[-_])(?:sidebar|navbar|breadcrumbs?|pagination|toc|skiplink|headerlink|permalink|searchbar|navigation)\z|^(?:site|page|global|app|md|wy|bd|td|vp)(?:__|--?)(?:header|footer|nav|menu|search|skip|top|source|source-file|dialog|nav-side|announce)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Partial();
}
