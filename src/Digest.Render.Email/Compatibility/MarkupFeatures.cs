namespace Digest.Render.Email.Compatibility;

/// <summary>
/// What a page of HTML uses of HTML and CSS, in the words of the table of mail clients: <c>element h1</c>, <c>attribute role</c>, <c>property margin</c>,
/// <c>value display:none</c>, <c>media prefers-color-scheme</c>, <c>unit px</c>. It splits tags as browsers do and builds no tree; comments, conditional ones too, count as such.
/// </summary>
internal sealed class MarkupFeatures
{
    private readonly HashSet<string> found = new(StringComparer.Ordinal);

    /// <summary>Every feature once, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(string html)
    {
        var features = new MarkupFeatures();
        foreach (var token in MarkupTokens.Of(html)) features.Token(token);
        return [.. features.found.Order(StringComparer.Ordinal)];
    }

    private void Token(MarkupToken token)
    {
        switch (token)
        {
            case MarkupToken.Comment: found.Add("comment"); break;
            case MarkupToken.Doctype: found.Add("doctype"); break;
            case MarkupToken.Raw { Element: "style", Text: var sheet }: StyleFeatures.OfSheet(sheet, found); break;
            case MarkupToken.Tag tag: Tag(tag); break;
        }
    }

    private void Tag(MarkupToken.Tag tag)
    {
        found.Add("element " + tag.Name);
        if (tag.Name == "meta" && tag["name"] is { } name) found.Add("meta " + name);
        foreach (var (attribute, value) in tag.Attributes)
        {
            found.Add("attribute " + attribute);
            if (attribute == "style") StyleFeatures.OfDeclarations(value, found);
            if (attribute == "href" && value.StartsWith('#')) found.Add("address #");
            if (attribute == "href" && value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) found.Add("address mailto");
            if (tag.Name == "img" && attribute == "src" && value.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) found.Add("image base64");
        }
    }
}
