using System.Text.Json;
using AngleSharp.Dom;

namespace Digest.Model.Reading;

/// <summary>What the head of a page says of it: its title, the day it was published, and its language. Nothing else there is said by its author.</summary>
internal static class HtmlProperties
{
    private static readonly string[] DateNames =
        ["date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publish-date", "published", "citation_publication_date"];

    public static IEnumerable<Property> Of(IDocument document)
    {
        var about = Linked(document);
        var title = document.QuerySelector("head > title")?.TextContent.Trim() is { Length: > 0 } own ? own : Meta(document, ["og:title"]) ?? about.Title;
        if (!string.IsNullOrWhiteSpace(title)) yield return new Property("title", string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        if ((Meta(document, DateNames) ?? about.Date) is { } date) yield return new Property("date", date);
        if (document.DocumentElement?.GetAttribute("lang") is { } language && !string.IsNullOrWhiteSpace(language)) yield return new Property("lang", language.Trim());
    }

    private static string? Meta(IDocument document, string[] names) => document.QuerySelectorAll("meta")
        .Where(meta => (meta.GetAttribute("name") ?? meta.GetAttribute("property") ?? meta.GetAttribute("itemprop"))?.Trim().ToLowerInvariant() is { } name && names.Contains(name))
        .Select(meta => meta.GetAttribute("content")?.Trim()).FirstOrDefault(content => !string.IsNullOrEmpty(content));

    // JSON-LD: one object, an array of them, or a graph.
    private static (string? Title, string? Date) Linked(IDocument document)
    {
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent);
                foreach (var thing in Things(json.RootElement))
                    if (Value(thing, "headline") is var title && Value(thing, "datePublished") is var date && (title ?? date) is not null) return (title, date);
            }
            catch (JsonException)
            {
                // Broken data of the page's own; its text does not depend on it.
            }
        }

        return default;
    }

    private static IEnumerable<JsonElement> Things(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray(),
        JsonValueKind.Object when root.TryGetProperty("@graph", out var graph) && graph.ValueKind == JsonValueKind.Array => graph.EnumerateArray(),
        _ => [root],
    };

    private static string? Value(JsonElement thing, string name) =>
        thing.ValueKind == JsonValueKind.Object && thing.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
