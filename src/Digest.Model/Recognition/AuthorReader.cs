using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>Authors as a digest lists them, and whether it says that there are more.</summary>
internal sealed record AuthorList(EquatableArray<Author> Authors, bool Elided, int? BeforeElision)
{
    /// <summary>The words that say so; empty when none do.</summary>
    public string More { get; init; } = "";
}

/// <summary>
/// Reads lists of authors: separated by commas, semicolons or <c>and</c>; marks as superscript digits at the name; affiliations in brackets after a name,
/// which hold for every author with the same mark; <c>…</c>, <c>et al.</c> for more.
/// </summary>
internal static partial class AuthorReader
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private const int LongestNobody = 9;

    // Four capitals with a point and a space each.
    private const int LongestInitials = 12;

    // What may separate names, and brackets.
    private static readonly SearchValues<char> PartSigns = SearchValues.Create(",，、;；·()（）");

    private static readonly string[] NobodyWords = ["unknown", "n/a", "not given", "none", "-", "—"];

    private static readonly string[] JoiningWords = [" and ", " & ", " und ", " et ", " y "];

    /// <summary>The authors in a text.</summary>
    public static AuthorList Read(Vocabulary vocabulary, EquatableArray<Inline> content) => Read(vocabulary, Marked(content));

    /// <summary>The authors in a text whose marks are raised digits.</summary>
    public static AuthorList Read(Vocabulary vocabulary, string list)
    {
        var (text, places) = WithoutAffiliations(list);
        var (elided, more) = (false, "");
        int? before = null;
        var parts = Parts(text);
        var authors = new List<Author>(parts.Count);
        foreach (var part in parts)
        {
            var token = TakeMore(vocabulary, part, ref elided);
            if (elided) more += " " + part.Replace(token.Length > 0 ? token : "\0", " ", StringComparison.Ordinal);
            if (elided) before ??= authors.Count + (token.Length > 0 && part.TrimStart()[0] is not ('…' or '.') ? 1 : 0);
            // "(the harbour group)" says who it was and names nobody.
            if (token.Length == 0 || (token[0] is '(' or '（' or '[' && token[^1] is ')' or '）' or ']') || (token.Length <= LongestNobody && IsNobody(token))) continue;
            if (authors.Count > 0 && token.Length <= LongestInitials && token is [_, '.', ..] && InitialsForm().IsMatch(token)) authors[^1] = authors[^1] with { Name = $"{authors[^1].Name}, {token}" };
            else authors.Add(Person(token));
        }

        if (places.Length > 0 || authors.Exists(author => author.Mark is not null)) Place(authors, places);
        return new AuthorList(authors.ToEquatableArray(), elided, before < authors.Count ? before : null) { More = more };
    }

    private static bool IsNobody(string token)
    {
        foreach (var word in NobodyWords)
            if (word.Equals(token, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    // Gives each author without an affiliation those of the mark.
    private static void Place(List<Author> authors, (string Mark, string Place)[] places)
    {
        var byMark = authors.Where(author => author.Mark is not null).GroupBy(author => author.Mark!)
            .ToDictionary(group => group.Key, group => group.SelectMany(author => author.Affiliations).Distinct().ToArray());
        foreach (var (mark, place) in places) byMark.TryAdd(mark, [place]);
        for (var i = 0; i < authors.Count; i++)
            if (authors[i] is { Affiliations.IsEmpty: true, Mark: { } mark } author) authors[i] = author with { Affiliations = PlacesOf(mark, byMark).ToEquatableArray() };
    }

    // "1,2" stands for both "1" and "2".
    private static string[] PlacesOf(string mark, Dictionary<string, string[]> byMark) => byMark[mark] is { Length: > 0 } own ? own
        : mark.Split(',').SelectMany(one => byMark.GetValueOrDefault(one) ?? []).Distinct().ToArray();

    // Lines below the names that begin with a raised mark: "¹ Institute of Wind, ² School of String".
    private static (string Names, (string Mark, string Place)[] Places) WithoutAffiliations(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return (text, []);
        var lines = text.Split('\n');
        var places = lines.Skip(1).Where(line => line.Length > 0 && Raised.Contains(line[0], StringComparison.Ordinal)).SelectMany(line => MarkedPlace().Matches(line))
            .Select(match => (string.Concat(match.Groups["mark"].Value.Select(c => (char)('0' + Raised.IndexOf(c, StringComparison.Ordinal)))), match.Groups["place"].Value.Trim(' ', ',', ';'))).ToArray();
        return (string.Join(' ', lines.Where((line, at) => at == 0 || line.Length == 0 || !Raised.Contains(line[0], StringComparison.Ordinal))), places);
    }

    // Superscripts as the raised digits that plain copies have, so that one rule reads both.
    private static string Marked(EquatableArray<Inline> content)
    {
        if (!content.Any(inline => inline is Inline.Superscript)) return PlainText.Of(content);
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
    private static List<string> Parts(string text)
    {
        var parts = new List<string>();
        var outside = text.Contains('(') && text.AsSpan().ContainsAny(';', '；') ? Bracketed().Replace(text, "") : text;
        var bySemicolon = outside.AsSpan().ContainsAny(';', '；');
        var byPoint = !bySemicolon && text.Contains(" · ", StringComparison.Ordinal) && !text.Contains(',', StringComparison.Ordinal);
        var depth = 0;
        var start = 0;
        for (var i = 0; text.AsSpan(i).IndexOfAny(PartSigns) is >= 0 and var next; i++)
        {
            i += next;
            if (text[i] is '(' or '（') depth++;
            else if (text[i] is ')' or '）') depth = Math.Max(0, depth - 1);
            if (depth > 0 || !(bySemicolon ? text[i] is ';' or '；' : byPoint ? text[i] == '·' : text[i] is ',' or '，' or '、')) continue;
            // A comma between two marks joins them: "Name¹,²".
            if (i > 0 && Raised.Contains(text[i - 1], StringComparison.Ordinal) && i + 1 < text.Length && Raised.Contains(text[i + 1], StringComparison.Ordinal)) continue;
            AddJoined(parts, text.AsSpan(start, i - start));
            start = i + 1;
        }

        AddJoined(parts, text.AsSpan(start));
        return parts;
    }

    private static void AddJoined(List<string> parts, ReadOnlySpan<char> span)
    {
        span = span.Trim();
        if (span.StartsWith("and ", StringComparison.OrdinalIgnoreCase)) span = span[4..];
        if (span.StartsWith("& ", StringComparison.Ordinal)) span = span[2..];
        var part = span.ToString();
        if (HasJoiningWord(span) && !span.Contains('(') && part.Split(JoiningWords, StringSplitOptions.TrimEntries) is { Length: > 1 } both && !part.Contains("et al", StringComparison.OrdinalIgnoreCase)) parts.AddRange(both);
        else parts.Add(part);
    }

    private static bool HasJoiningWord(ReadOnlySpan<char> text)
    {
        for (var rest = text; rest.IndexOf(' ') is >= 0 and var space && space + 2 < rest.Length; rest = rest[(space + 1)..])
        {
            if (rest[space + 1] is not ('a' or '&' or 'u' or 'e' or 'y')) continue;
            foreach (var word in JoiningWords)
                if (rest[space..].StartsWith(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static string TakeMore(Vocabulary vocabulary, string part, ref bool elided)
    {
        var bare = part.AsSpan().Trim().Trim("*_").Trim();
        var token = bare.Length == part.Length ? part : bare.ToString();
        if (MayCount(token) && CountOfMore().Match(token) is { Success: true } count)
        {
            elided = true;
            token = token[..count.Index].TrimEnd();
        }

        foreach (var more in vocabulary.MoreAuthors)
        {
            if (!vocabulary.MayEndInMore(token)) break;
            if (LengthAtEnd(token, more) is not (> 0 and var length)) continue;
            if (more is "等" or "…" or "..." || token.Length == length || !char.IsLetter(token[^(length + 1)]))
            {
                elided = true;
                token = token[..^length].TrimEnd(' ', ',', '[', '(');
            }
        }

        if (token is not ['…' or '.', ..]) return token;
        foreach (var more in (ReadOnlySpan<string>)["…", "..."])
        {
            if (!token.StartsWith(more, StringComparison.Ordinal)) continue;
            elided = true;
            token = token[more.Length..].TrimStart(' ', ',');
        }

        return token;
    }

    // A number says how many, or a word that says no more than that there are others.
    private static bool MayCount(string token)
    {
        if (Ascii.IsValid(token)) return token.AsSpan().ContainsAnyInRange('0', '9');
        foreach (var c in token)
            if (c == '等' || char.IsDigit(c)) return true;
        return false;
    }

    // How much of a text's end a phrase is, whose N stands for a number; 0 when the text ends otherwise.
    private static int LengthAtEnd(string token, string phrase)
    {
        var number = phrase.IndexOf('N', StringComparison.Ordinal);
        if (number < 0) return token.EndsWith(phrase, StringComparison.OrdinalIgnoreCase) ? phrase.Length : 0;
        if (!token.AsSpan().EndsWith(phrase.AsSpan(number + 1), StringComparison.OrdinalIgnoreCase)) return 0;
        var before = token.AsSpan(0, token.Length - (phrase.Length - number - 1));
        var rest = before.TrimEnd("0123456789");
        return rest.Length < before.Length && rest.EndsWith(phrase.AsSpan(0, number), StringComparison.OrdinalIgnoreCase) ? token.Length - rest.Length + number : 0;
    }

    private static Author Person(string token)
    {
        token = Words.SingleSpaced(token);
        var open = token.AsSpan().IndexOfAny('(', '（');
        var affiliation = open > 0 ? token.AsSpan(open + 1).TrimEnd(")） ").TrimStart() : default;
        var name = (open > 0 ? token.AsSpan(0, open) : token).Trim();
        var end = name.Length;
        while (end > 0 && (Raised.Contains(name[end - 1], StringComparison.Ordinal) || name[end - 1] is '*' or '†' or '‡' or '§' or ',' or ' ')) end--;
        return new Author(end == token.Length ? token : name[..end].ToString(), affiliation.IsEmpty ? [] : [affiliation.ToString()]) { Mark = MarkOf(name[end..].Trim(" ,")) };
    }

    private static string? MarkOf(ReadOnlySpan<char> marks) => marks.IsEmpty ? null
        : string.Concat(marks.ToString().Where(c => c != ' ').Select(c => Raised.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : c));

    [GeneratedRegex(@"(?<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*(?<place>[^⁰¹²³⁴⁵⁶⁷⁸⁹]+)")]
    private static partial Regex MarkedPlace();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Bracketed();

    // "Last, F.": a part of initials alone belongs to the name before it.
    [GeneratedRegex(@"^(?:\p{Lu}\.[ -]?){1,4}$")]
    private static partial Regex InitialsForm();

    [GeneratedRegex(@"\s*(?:等\s*\d*\s*[位名人]?\s*(?:作者)?|[(\[]?\+\s*\d+(?: more| others| authors| co-authors)?[)\]]?|외(?:\s*\d+\s*[명인])?|他\s*\d+\s*名|ほか\s*\d+\s*名|(?:(?:and|und|et|y|и ещё)\s+|^)\d+\s+(?:more|others|other authors|weitere(?: Autoren)?|autres(?: auteurs)?|(?:autores |coautores )?más|авторов)(?: authors)?|[(（](?:\d+|总共 ?\d+|共 ?\d+|외 ?\d+)\s?(?:authors|位作者|人|名|명)(?: total)?[)）])$", RegexOptions.IgnoreCase)]
    private static partial Regex CountOfMore();
}
