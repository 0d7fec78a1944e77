using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// A page into its tree, built by AngleSharp as the HTML standard says. The standard's tree may be as deep as the page is long, and then takes the
/// square of its length to build; so a page that nests deeper than any person writes is flattened first: its paragraphs, headings and line breaks
/// stay, every other tag becomes a comment of the same length, and no letter moves.
/// </summary>
internal static class HtmlTree
{
    private const int Deepest = 256;
    private const int Step = 64;

    // A start tag takes three characters and more.
    private const int CharactersPerElement = 2;

    private static readonly FrozenSet<string> Kept = new[] { "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "script", "style", "title", "textarea", "plaintext" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Attributes = new[]
    {
        "alt", "align", "alttext", "aria-level", "charset", "checked", "class", "colspan", "content", "data-callout", "data-latex", "data-mathml", "datetime", "display", "encoding", "hidden",
        "href", "id", "itemprop", "lang", "linethickness", "close", "mathvariant", "name", "open", "property", "role", "rowspan", "src", "start", "style", "type", "value", "width",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IDocument Parse(SourceText source, Findings findings)
    {
        try
        {
            return Build(source.Text);
        }
        catch (TooDeepException problem)
        {
            findings.Report(
                ReadingRules.TooDeep,
                new TextSpan(Math.Clamp(problem.Index, 0, source.Text.Length), 0),
                "Elements are nested too deeply here; the page is read without its lists, tables and boxes.",
                "Close the elements that are open.");
            return Build(Flattened(source.Text));
        }
    }

    /// <summary>The elements of a piece of markup that stood in an attribute; null when they nest too deeply.</summary>
    public static IElement? Fragment(string markup)
    {
        try
        {
            return Build(markup).Body;
        }
        catch (TooDeepException)
        {
            return null;
        }
    }

    private static IDocument Build(string text)
    {
        var (created, count, most) = (0, 0, 1000 + (text.Length / CharactersPerElement));
        IElement? last = null;
        return new HtmlParser(new HtmlParserOptions
        {
            IsKeepingSourceReferences = true,
            MaximumDepth = int.MaxValue,
            ShouldEmitAttribute = (ref token, name) => Attributes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name.Span),
            OnCreated = (element, position) =>
            {
                count += 1 + Copies(last);
                if (count > most || (++created % Step == 0 && IsDeep(last))) throw new TooDeepException(position.Index);
                last = element;
            },
        }).ParseDocument(text);
    }

    // Formatting that is open is made anew in each paragraph, and is not announced: what the last element announced holds by now.
    private static int Copies(INode? last)
    {
        var count = 0;
        for (; last?.LastChild is IElement inner; last = inner) count++;
        return count;
    }

    private static bool IsDeep(INode? node)
    {
        var depth = 0;
        for (; node is not null; node = node.Parent)
            if (++depth > Deepest) return true;
        return false;
    }

    // "</ " opens a comment that ends at the next ">".
    private static string Flattened(string text)
    {
        var flat = new StringBuilder(text);
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 2 < text.Length; at = text.IndexOf('<', at + 1))
        {
            var start = text[at + 1] == '/' ? at + 2 : at + 1;
            if (!char.IsAsciiLetter(text[start])) continue;
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('/' or '>')) end++;
            var name = text[start..end].ToLowerInvariant();
            at = end - 1;
            if (Kept.Contains(name)) continue;
            for (var i = start; i < end; i++) flat[i] = ' ';
            if (HtmlNames.Blocks.Contains(name)) flat[start] = 'p';
            else if (flat[start - 1] == '<') flat[start] = '/';
        }

        return flat.ToString();
    }

    private sealed class TooDeepException(int index) : Exception
    {
        public int Index => index;
    }
}
