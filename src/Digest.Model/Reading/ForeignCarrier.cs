using System.Text.RegularExpressions;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Forms of text that no reader knows, told from their first lines.</summary>
internal static partial class ForeignCarrier
{
    private const int HeadLength = 4000;

    /// <summary>What the text is written in, such as <c>Org</c>; null when it is none of the forms known here.</summary>
    public static string? NameOf(SourceText source)
    {
        var head = source.Text.AsSpan().TrimStart();
        head = head[..Math.Min(head.Length, HeadLength)];
        if (head.StartsWith("<?xml", StringComparison.Ordinal) || FeedStart().IsMatch(head)) return head.Contains("<rss", StringComparison.Ordinal) || head.Contains("<feed", StringComparison.Ordinal) ? "an RSS or Atom feed" : "XML";
        if (BibTexStart().IsMatch(head)) return "BibTeX";
        if (head.StartsWith("TY  - ", StringComparison.Ordinal)) return "RIS";
        if (LatexStart().IsMatch(head)) return "LaTeX";
        if (OrgStart().IsMatch(head)) return "Org";
        return RestructuredStart().IsMatch(head) ? "reStructuredText" : null;
    }

    [GeneratedRegex(@"^<(?:rss|feed|rdf:RDF|opml|article|TEI)[\s>]", RegexOptions.CultureInvariant)]
    private static partial Regex FeedStart();

    [GeneratedRegex(@"^(?:%[^\n]*\n\s*)*@(?:article|inproceedings|proceedings|incollection|inbook|book|misc|techreport|phdthesis|mastersthesis|unpublished|online|string|comment|preamble)\s*[{(]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BibTexStart();

    [GeneratedRegex(@"^(?:%[^\n]*\n\s*)*\\(?:documentclass|documentstyle|begin\{document\}|input\{|section\*?\{)", RegexOptions.CultureInvariant)]
    private static partial Regex LatexStart();

    [GeneratedRegex(@"^(?:(?:#[^\n+][^\n]*|:PROPERTIES:|:END:|:\w+:[^\n]*)\n\s*)*(?:#\+(?:title|date|author|filetags|startup|options|begin_\w+)|\* [^\n]+\n:PROPERTIES:)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OrgStart();

    [GeneratedRegex(@"^\.\. (?:\w+::|_\w[^\n]*:\s)|^(?:[^\n]+\n[=~^""*+-]{4,}\n(?:[^\n]*\n){0,40}?|(?:[^\n]*\n){0,20}?)\.\. (?:contents|note|code-block|image|figure|math|admonition|table|list-table|toctree)::", RegexOptions.CultureInvariant)]
    private static partial Regex RestructuredStart();
}
