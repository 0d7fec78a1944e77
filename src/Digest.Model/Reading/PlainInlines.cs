using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Running text without marks of its own into inlines: formulas and bare web addresses are recognised, white space becomes single spaces.</summary>
internal static partial class PlainInlines
{
    /// <summary>The inlines of a whole block.</summary>
    public static EquatableArray<Inline> Read(Excerpt excerpt, Findings findings) => InlineText.Tidy(ReadPart(excerpt, findings));

    /// <summary>The inlines of a part of a block, white space as it stands.</summary>
    public static List<Inline> ReadPart(Excerpt excerpt, Findings findings)
    {
        var text = excerpt.Text;
        var found = new List<Inline>();
        var from = 0;
        for (var at = 0; at < text.Length;)
        {
            var (end, inline) = text[at] switch
            {
                '\\' or '$' => Formula(excerpt, at, findings),
                'h' => Address(excerpt, at, findings),
                '<' => Named(excerpt, at, findings),
                _ => (at, null),
            };
            if (inline is null)
            {
                at++;
                continue;
            }

            AddText(found, excerpt, from, at, findings);
            found.Add(inline);
            from = at = end;
        }

        AddText(found, excerpt, from, text.Length, findings);
        return found;
    }

    private static (int End, Inline? Inline) Formula(Excerpt excerpt, int at, Findings findings)
    {
        if (FormulaMarks.At(excerpt.Text, at, excerpt.Length) is not { } match)
        {
            if (FormulaMarks.TooLong(excerpt.Text, at, excerpt.Length) is { } span) findings.ReportLongFormula(excerpt.Source(span.Start, span.End), span.Length - 4);
            return (at, null);
        }

        var (start, texEnd) = InlineText.Trim(excerpt.Text, match.TexStart, match.TexEnd);
        return (match.End, findings.Formula(
            excerpt.Text[start..texEnd], match.Style, excerpt.Source(match.Start, match.End), part => excerpt.Source(start + part.Start, start + part.End)));
    }

    private static (int End, Inline? Inline) Address(Excerpt excerpt, int at, Findings findings)
    {
        if (at > 0 && char.IsLetterOrDigit(excerpt.Text[at - 1])) return (at, null);
        var match = WebAddress().Match(excerpt.Text, at);
        if (!match.Success) return (at, null);
        var address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '"', '*', '¶');
        if (address.EndsWith(')') && !address.Contains('(', StringComparison.Ordinal)) address = address[..^1];
        if (address.Length < 10 || !LinkTargets.IsKept(address)) return (at, null);
        var origin = findings.Source.OriginOf(excerpt.Source(at, at + address.Length));
        return (at + address.Length, new Inline.Link([new Inline.Text(address) { Origin = origin }], address) { Origin = origin });
    }

    private static (int End, Inline? Inline) Named(Excerpt excerpt, int at, Findings findings)
    {
        if (BarLinks.At(excerpt.Text, at) is not { Success: true } link || !LinkTargets.IsKept(link.Groups["target"].Value)) return (at, null);
        var words = link.Groups["words"];
        var content = new Inline.Text(words.Value) { Origin = findings.Source.OriginOf(excerpt.Source(words.Index, words.Index + words.Length)) };
        return (at + link.Length, new Inline.Link([content], link.Groups["target"].Value) { Origin = findings.Source.OriginOf(excerpt.Source(at, at + link.Length)) });
    }

    private static void AddText(List<Inline> found, Excerpt excerpt, int from, int to, Findings findings)
    {
        if (to > from) found.Add(new Inline.Text(excerpt.Text[from..to]) { Origin = findings.Source.OriginOf(excerpt.Source(from, to)) });
    }

    [GeneratedRegex(@"\Ghttps?://[^\s\p{Cc}<>\u3000-\u303F\uFF00-\uFFEF""]+", RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress();
}
