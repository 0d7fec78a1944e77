using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Digest.Render.Html.Tests;

/// <summary>What must hold of every piece of HTML that we write.</summary>
public static class HtmlLint
{
    /// <summary>Parses in strict mode, which throws on any parse error, and asserts that nothing comes from outside or could run.</summary>
    public static IDocument Check(string html)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);
        Assert.Empty(document.QuerySelectorAll("script, iframe, object, embed, link, form, base, svg, video, audio"));
        Assert.DoesNotContain(document.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "background" || (attribute.Name == "src" && attribute.OwnerElement!.LocalName != "img"));
        Assert.All(document.QuerySelectorAll("img"), picture => Assert.True(picture.GetAttribute("src")!.StartsWith("cid:", StringComparison.Ordinal) && picture.HasAttribute("alt")));
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
        Assert.All(document.QuerySelectorAll("a[href]"), link => Assert.Matches("^(https?://|mailto:|#)", link.GetAttribute("href")!));
        Assert.Single(document.QuerySelectorAll("h1"));
        var ids = document.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(document.QuerySelectorAll("a[href^='#']"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
        return document;
    }

    /// <summary>The contrast of two colours written <c>#rrggbb</c> (WCAG 2.2, relative luminance).</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] channels = [.. new[] { 1, 3, 5 }.Select(at => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0).Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4))];
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }
}
