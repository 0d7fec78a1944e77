using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Reading;

namespace Digest.Model.Recognition;

/// <summary>How the line of an entry begins that is a paper: a title that is set apart, and what stands right before or behind it.</summary>
internal static partial class EntryLead
{
    private const int FewestTitleWords = 3;

    /// <summary>The entry with its title in bold type where italics or quotation marks set it apart and names or where to find the paper follow: <c>*Title*, Ann Lee, [arXiv:2601.90001](…)</c>.</summary>
    public static Block.Paragraph Of(Block.Paragraph entry) => entry.Content is [Inline.Emphasis lead, Inline.LineBreak or Inline.Text { Value: [',' or '.' or ':' or ';', ..] or [' ', '-' or '–' or '—' or '(', ..] }, ..]
        && Words.Count(lead.Content) > FewestTitleWords && InlineCut.Links(entry.Content).Any(link => IdentifierReader.Identifies(link.Target))
        ? entry with { Content = [new Inline.Strong(lead.Content) { Origin = lead.Origin }, .. entry.Content.Skip(1)] } : Quoted(entry);

    // "“Title” (Lee et al., 2026), presented by Bo": what quotation marks set apart and more follows is a title too.
    private static Block.Paragraph Quoted(Block.Paragraph entry)
    {
        if (entry.Content is not [Inline.Text { Value: var start }, ..] || TitleReader.QuoteEnd(start) is not (> 0 and var end) || Words.Count(start[1..end]) < FewestTitleWords) return entry;
        if (InlineCut.Flat(entry.Content).AsSpan(end + 1) is not [' ', '(' or '—' or '–' or '-' or 'b', ..] and not [',' or '.' or ':', ..] and not []) return entry;
        var title = new Inline.Strong(InlineCut.Between(entry.Content, 1, end)) { Origin = entry.Content[0].Origin };
        return entry with { Content = InlineText.Tidy([title, new Inline.Text(" ") { Origin = title.Origin }, .. InlineCut.From(entry.Content, end + 1)]) };
    }

    /// <summary>Surnames and where it appeared in a bracket right behind a title, <c>(Lee, Ek, Ray; Wind Letters)</c>, and what follows; null when there is no such bracket.</summary>
    public static (EquatableArray<Inline> Names, EquatableArray<Inline> Place, EquatableArray<Inline> After)? Cited(EquatableArray<Inline> rest) =>
        InlineCut.Flat(rest) is ['(', ..] flat && CitedNames().Match(flat) is { Success: true } match ? (Of(rest, match.Groups["names"]), Of(rest, match.Groups["place"]), InlineCut.From(rest, match.Length)) : null;

    private static EquatableArray<Inline> Of(EquatableArray<Inline> text, Group part) => InlineCut.Between(text, part.Index, part.Index + part.Length);

    [GeneratedRegex(@"^\((?<names>\p{Lu}[\p{Ll}'’-]\p{L}*(?:(?:, | and | & )\p{Lu}[\p{Ll}'’-]\p{L}*){0,8}(?:,? et al\.?)?|\p{Lu}[\p{L}'’.-]{0,20}(?: [\p{L}'’.-]{1,20}){1,3},? et al\.?)(?:; |(?<=et al\.?), )(?<place>[^()]{2,60})\)")]
    private static partial Regex CitedNames();

    /// <summary>What stands before a title, without the signs around it.</summary>
    public static string Prefix(EquatableArray<Inline> content, int end)
    {
        var text = InlineCut.Flat(content).AsSpan(0, end);
        var (first, last) = (0, text.Length);
        while (first < last && !char.IsAsciiLetterOrDigit(text[first])) first++;
        while (last > first && !char.IsAsciiLetterOrDigit(text[last - 1])) last--;
        return text[first..last].ToString();
    }
}
