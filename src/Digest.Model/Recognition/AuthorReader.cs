using System.Text;
using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>Authors as a digest lists them, and whether it says that there are more.</summary>
internal sealed record AuthorList(EquatableArray<Author> Authors, bool Elided, int? BeforeElision);

/// <summary>
/// Reads lists of authors: separated by commas, semicolons or <c>and</c>; marks as superscript digits at the name; affiliations in brackets after a name,
/// which hold for every author with the same mark; <c>…</c>, <c>et al.</c> for more.
/// </summary>
internal static partial class AuthorReader
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static readonly string[] MoreWords = ["et al", "et al.", "…", "...", "[et al.]", "(et al.)", "and others", "others", "等"];

    private static readonly string[] NobodyWords = ["unknown", "n/a", "not given", "none", "-", "—"];

    /// <summary>The authors in a text.</summary>
    public static AuthorList Read(EquatableArray<Inline> content)
    {
        var text = Marked(content);
        var elided = false;
        int? before = null;
        var raw = new List<(string Name, string? Mark, string[] Affiliations)>();
        foreach (var part in Parts(text))
        {
            var token = TakeMore(part, ref elided);
            if (elided) before ??= raw.Count + (token.Length > 0 && part.TrimStart()[0] is not ('…' or '.') ? 1 : 0);
            // "(the harbour group)" says who it was and names nobody.
            if (token.Length == 0 || (token[0] is '(' or '（' or '[' && token[^1] is ')' or '）' or ']') || NobodyWords.Contains(token, StringComparer.OrdinalIgnoreCase)) continue;
            if (raw.Count > 0 && InitialsForm().IsMatch(token)) raw[^1] = raw[^1] with { Name = $"{raw[^1].Name}, {token}" };
            else raw.Add(Author(token));
        }

        var byMark = raw.Where(author => author.Mark is not null).GroupBy(author => author.Mark!)
            .ToDictionary(group => group.Key, group => group.SelectMany(author => author.Affiliations).Distinct().ToArray());
        var authors = raw.Select(author => new Author(author.Name, Affiliations(author, byMark)) { Mark = author.Mark });
        return new AuthorList(authors.ToEquatableArray(), elided, before < raw.Count ? before : null);
    }

    private static EquatableArray<string> Affiliations((string Name, string? Mark, string[] Own) author, Dictionary<string, string[]> byMark) =>
        (author.Own.Length > 0 ? author.Own : author.Mark is { } mark ? byMark[mark] : []).ToEquatableArray();

    // Superscripts as the raised digits that plain copies have, so that one rule reads both.
    private static string Marked(EquatableArray<Inline> content)
    {
        var text = new StringBuilder();
        foreach (var inline in content)
        {
            if (inline is Inline.Superscript raised)
                foreach (var c in PlainText.Of(raised.Content).Normalize(NormalizationForm.FormKC)) text.Append(char.IsAsciiDigit(c) ? Raised[c - '0'] : c);
            else text.Append(PlainText.Of([inline]));
        }

        return text.ToString();
    }

    // Commas and semicolons outside brackets separate; where there is a semicolon, commas belong to names ("Last, First").
    private static IEnumerable<string> Parts(string text)
    {
        var separators = text.Contains(';', StringComparison.Ordinal) || text.Contains('；', StringComparison.Ordinal) ? ";；" : ",，、";
        var depth = 0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '（') depth++;
            else if (text[i] is ')' or '）') depth = Math.Max(0, depth - 1);
            if (depth > 0 || !separators.Contains(text[i], StringComparison.Ordinal)) continue;
            // A comma between two marks joins them: "Name¹,²".
            if (i > 0 && Raised.Contains(text[i - 1], StringComparison.Ordinal) && i + 1 < text.Length && Raised.Contains(text[i + 1], StringComparison.Ordinal)) continue;
            foreach (var part in Joined(text[start..i])) yield return part;
            start = i + 1;
        }

        foreach (var part in Joined(text[start..])) yield return part;
    }

    private static IEnumerable<string> Joined(string part)
    {
        part = part.Trim();
        if (part.StartsWith("and ", StringComparison.OrdinalIgnoreCase)) part = part[4..];
        if (part.StartsWith("& ", StringComparison.Ordinal)) part = part[2..];
        return part.Contains('(', StringComparison.Ordinal) ? [part] : part.Split([" and ", " & ", " und ", " et ", " y "], StringSplitOptions.TrimEntries)
            is { Length: > 1 } both && !part.Contains("et al", StringComparison.OrdinalIgnoreCase) ? both : [part];
    }

    private static string TakeMore(string part, ref bool elided)
    {
        var token = part.Trim().Trim('*', '_').Trim();
        if (CountOfMore().Match(token) is { Success: true } count)
        {
            elided = true;
            token = token[..count.Index].TrimEnd();
        }

        foreach (var more in MoreWords)
        {
            if (!token.EndsWith(more, StringComparison.OrdinalIgnoreCase)) continue;
            if (more is "等" or "…" or "..." || token.Length == more.Length || !char.IsLetter(token[^(more.Length + 1)]))
            {
                elided = true;
                token = token[..^more.Length].TrimEnd(' ', ',', '[', '(');
            }
        }

        foreach (var more in new[] { "…", "..." })
        {
            if (!token.StartsWith(more, StringComparison.Ordinal)) continue;
            elided = true;
            token = token[more.Length..].TrimStart(' ', ',');
        }

        return token;
    }

    private static (string Name, string? Mark, string[] Affiliations) Author(string token)
    {
        var open = token.IndexOfAny(['(', '（']);
        var affiliation = open > 0 ? token[(open + 1)..].TrimEnd(')', '）', ' ') : "";
        var name = (open > 0 ? token[..open] : token).Trim();
        var end = name.Length;
        while (end > 0 && (Raised.Contains(name[end - 1], StringComparison.Ordinal) || name[end - 1] is '*' or '†' or '‡' or '§' or ',' or ' ')) end--;
        var marks = name[end..].Trim(' ', ',');
        var mark = string.Concat(marks.Where(c => c != ' ').Select(c => Raised.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : c));
        return (name[..end], mark.Length > 0 ? mark : null, affiliation.Length > 0 ? [affiliation] : []);
    }

    // "Last, F.": a part of initials alone belongs to the name before it.
    [GeneratedRegex(@"^(?:\p{Lu}\.[ -]?){1,4}$")]
    private static partial Regex InitialsForm();

    [GeneratedRegex(@"\s*(?:等\s*\d*\s*[位名人]?\s*(?:作者)?|[(\[]?\+\s*\d+(?: more| others)?[)\]]?|외\s*\d+\s*명)$")]
    private static partial Regex CountOfMore();
}
