using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// A line without a label of its own that says who wrote a paper, where and when it appeared, where to find it and how it is rated, in parts that are
/// set apart by <c>·</c>, <c>|</c>, <c>—</c>, line ends or full stops. Prose may follow the parts.
/// </summary>
internal static partial class MetaLine
{
    private const int Longest = 2000;
    private const int MostParts = 24;
    private const int LongestPart = 120;
    private const int LongestVenue = 8;

    // "Adv. Energy Mater."
    private const int MostShortened = 5;
    private const int LongestRepository = 15;

    private static readonly SearchValues<char> Marks = SearchValues.Create(" ,;.—–-|·()\n");

    private static readonly Part[] OnlyProse = [new(Kind.Prose, 0, [])];

    /// <summary>What a part of such a line is.</summary>
    internal enum Kind
    {
        Prose,
        Venue,
        Names,
        Day,
        Find,
        Score,
        Labelled,
    }

    /// <summary>A part of a line: what it is, where it starts in the line's string, and its text.</summary>
    internal readonly record struct Part(Kind Kind, int Start, EquatableArray<Inline> Content);

    /// <summary>How many parts say for certain what only a paper has: where to find it, or the names of people, of at least two unless a day or a volume stands beside.</summary>
    public static int Strength(Vocabulary vocabulary, EquatableArray<Inline> content)
    {
        var parts = Parts(vocabulary, content);
        if (parts is [] or [{ Kind: Kind.Prose }]) return 0;
        var hasDay = Array.Exists(parts, part => part.Kind == Kind.Day || (part.Kind == Kind.Venue && IsVolume(InlineCut.Flat(part.Content).Trim())));
        var strength = 0;
        foreach (var part in parts)
            if (part.Kind == Kind.Find || (part.Kind == Kind.Labelled && IdentifierReader.Identifies(InlineCut.Flat(part.Content))) || (part.Kind == Kind.Names && (hasDay || AreSeveral(part)))) strength++;
        return strength;
    }

    /// <summary>True when a line holds such parts and nothing else, and among them the names of several people or where only papers are.</summary>
    public static bool IsOfPaper(Vocabulary vocabulary, EquatableArray<Inline> content)
    {
        var parts = Parts(vocabulary, content);
        return parts is [.., { Kind: not Kind.Prose }] && Array.Exists(parts, part => part.Kind switch
        {
            Kind.Names => AreSeveral(part),
            Kind.Find => IdentifierReader.Identifies(InlineCut.Flat(part.Content)) || InlineCut.Links(part.Content).Any(link => IdentifierReader.Identifies(link.Target)),
            _ => false,
        });
    }

    private static bool AreSeveral(Part names) => InlineCut.Flat(names.Content) is var flat && (NameShape.Count(flat) > 1 || flat.Contains(" et al", StringComparison.Ordinal));

    /// <summary>How many people a line names before any prose.</summary>
    public static int Names(Vocabulary vocabulary, EquatableArray<Inline> content) => Parts(vocabulary, content).Where(part => part.Kind == Kind.Names).Sum(part => NameShape.Count(InlineCut.Flat(part.Content)));

    /// <summary>True when a line is nothing but links to what a paper has: its text, its code.</summary>
    public static bool AreLinks(Vocabulary vocabulary, EquatableArray<Inline> content) =>
        InlineCut.HasLinks(content) && Array.TrueForAll(Parts(vocabulary, content), part => part.Kind == Kind.Find) && AreOfPaper(vocabulary, InlineCut.Links(content));

    private static bool AreOfPaper(Vocabulary vocabulary, ImmutableArray<Inline.Link> links) =>
        links.All(link => IdentifierReader.Identifies(link.Target) || vocabulary.Of(SourceLine.Bare(InlineCut.Flat(link.Content))) is Meaning.Link or Meaning.Code or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid);

    /// <summary>True when a line holds such parts and nothing else.</summary>
    public static bool Is(Vocabulary vocabulary, EquatableArray<Inline> content)
    {
        var parts = Parts(vocabulary, content);
        return parts is [.., { Kind: not Kind.Prose }] && Array.Exists(parts, part => part.Kind is not (Kind.Venue or Kind.Labelled));
    }

    /// <summary>Takes the parts that the text begins with into a paper, and gives back the prose after them; all of it when it begins with prose.</summary>
    public static EquatableArray<Inline> Take(EquatableArray<Inline> content, PaperDraft paper, Origin at)
    {
        var parts = Parts(paper.Vocabulary, content);
        if (parts.Length == 0) return content;
        foreach (var part in parts)
        {
            if (part.Kind == Kind.Prose || !Take(part.Kind, part.Content, paper, at)) return InlineCut.From(content, part.Start);
        }

        return [];
    }

    private static bool Take(Kind kind, EquatableArray<Inline> part, PaperDraft paper, Origin at) => kind switch
    {
        Kind.Names when PlaceBehind(InlineCut.Flat(part)) is > 0 and var open => paper.Take(new Label("", Meaning.Authors, InlineCut.Between(part, 0, open)), at) && paper.Take(new Label("", Meaning.Source, InlineCut.Between(part, open + 1, InlineCut.Flat(part).LastIndexOf(')'))), at),
        Kind.Names => paper.Take(new Label("", Meaning.Authors, part), at),
        Kind.Score => paper.Take(new Label("", Meaning.Scores, part), at),
        Kind.Labelled => Label.Of(paper.Vocabulary, part, UnknownLabels.NeedBold) is { } label && paper.Take(label, at),
        Kind.Find when IdentifierReader.BareArxiv(InlineCut.Flat(part)) is not null => paper.Take(new Label("", Meaning.Arxiv, part), at),
        Kind.Find when !InlineCut.HasLinks(part) => paper.Take(new Label("", Meaning.Link, part), at),
        _ => paper.Take(new Label("", Meaning.Source, part), at),
    };

    // "Ann Lee, Bo Ek (arXiv)": the bracket behind the last name is no affiliation.
    private static int PlaceBehind(string names) => names.AsSpan().TrimEnd() is [.., ')'] and var text && text.LastIndexOf('(') is > 0 and var open && IsRepository(text[(open + 1)..^1].ToString()) ? open : 0;

    // The parts up to the first that is prose, it among them.
    private static Part[] Parts(Vocabulary vocabulary, EquatableArray<Inline> content)
    {
        if (content.IsEmpty) return [];
        var text = RunningText.Of(vocabulary, content);
        return text.Parts ??= Found(vocabulary, content, text.Flat);
    }

    private static Part[] Found(Vocabulary vocabulary, EquatableArray<Inline> content, string flat)
    {
        if (flat.Length > Longest) return [];
        var found = new List<Part>();
        AddEach(found, vocabulary, content, flat);
        // Most texts are prose, and hold no more than that they are.
        if (found is [{ Kind: Kind.Prose, Start: 0 }]) return OnlyProse;
        return found.Count == 0 || LineCuts.Count(flat, MostParts) <= MostParts ? [.. found] : [];
    }

    private static void AddEach(List<Part> found, Vocabulary vocabulary, EquatableArray<Inline> content, string flat)
    {
        var start = EndOfNames(flat);
        if (start > 0) Add(found, new(Kind.Names, 0, InlineCut.Between(content, 0, start)));
        if (start > 0 && start < flat.Length && flat[start] == '.') start++;
        for (var at = 0; LineCuts.Next(flat, at) is { } cut; at = cut.Index + cut.Length)
        {
            if (cut.Index < start) continue;
            if (!AddCited(found, vocabulary, content, flat, start, cut.Index)) return;
            start = cut.Index + cut.Length;
        }

        AddCited(found, vocabulary, content, flat, start, flat.Length);
    }

    // False when it is prose, behind which no part is looked for.
    private static bool Add(List<Part> found, Part part)
    {
        // "Ann Lee | *Wind Letters*": italics after names are no further name.
        found.Add(part.Kind == Kind.Names && found.Exists(before => before.Kind == Kind.Names) && part.Content.All(inline => inline is Inline.Emphasis) ? part with { Kind = Kind.Venue } : part);
        return part.Kind != Kind.Prose;
    }

    // "Ann Lee · Bo Ek · arXiv": where the names that a line begins with end that points set apart; 0 when it begins with fewer than two.
    private static int EndOfNames(string flat)
    {
        var (end, names) = (0, 0);
        for (var start = 0; start < flat.Length;)
        {
            var point = flat.AsSpan(start).Contains('·') ? flat.IndexOf(" · ", start, StringComparison.Ordinal) : -1;
            // A journal's year ends with a semicolon.
            if (point < 0 && names == 0) return MayBeCited(flat) ? CitedName().Match(flat).Length : 0;
            var next = point < 0 ? flat.Length : point;
            if (NameShape.Count(flat.AsSpan(start, next - start)) != 1) break;
            (end, names, start) = (next, names + 1, next + 3);
        }

        return names > 1 ? end : 0;
    }

    // A surname with initials begins it.
    private static bool MayBeCited(string flat) => char.IsUpper(flat[0]) && flat.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space && space + 1 < flat.Length && char.IsUpper(flat[space + 1]) && flat.Contains(';', StringComparison.Ordinal);

    // "A. Lee, B. Ek, *Wind Letters*, 28 March 2026": commas alone set the parts apart, and the journal stands in italics.
    private static bool AddCited(List<Part> found, Vocabulary vocabulary, EquatableArray<Inline> content, string flat, int start, int end)
    {
        if (Journal(content, start, end) is { } journal && NameShape.Are(flat.AsSpan(start..journal.Start).Trim(" ,")) && flat.AsSpan(journal.End..end).TrimStart() is [] or [',' or '.', ..])
        {
            Add(found, new(Kind.Names, start, InlineCut.Between(content, start, flat.AsSpan(0, journal.Start).TrimEnd(" ,").Length)));
            Add(found, new(Kind.Venue, journal.Start, InlineCut.Between(content, journal.Start, journal.End)));
            start = journal.End;
            var comma = end > start + 2 ? flat.IndexOf(", ", start + 2, end - start - 2, StringComparison.Ordinal) : -1;
            while (comma > 0 && DateReader.Whole(vocabulary, flat[start..comma].Trim(' ', ',')) is null) comma = flat.IndexOf(", ", comma + 2, end - comma - 2, StringComparison.Ordinal);
            if (comma > 0 && Made(vocabulary, content, flat, start, comma) is { } day)
            {
                if (!Add(found, day)) return false;
                start = comma;
            }
        }

        return Made(vocabulary, content, flat, start, end) is not { } part || Add(found, part);
    }

    private static (int Start, int End)? Journal(EquatableArray<Inline> content, int start, int end)
    {
        var at = 0;
        foreach (var inline in content.AsSpan())
        {
            var next = at + InlineCut.Flat(inline).Length;
            if (inline is Inline.Emphasis && at > start && next <= end) return (at, next);
            at = next;
        }

        return null;
    }

    private static Part? Made(Vocabulary vocabulary, EquatableArray<Inline> content, string flat, int start, int end)
    {
        while (start < end && flat[start] is ' ' or ',' or ';' or ':' or '—' or '–' or '-' or '|' or '·') start++;
        // Small type, as Discord marks it.
        if (start > 0 && start + 1 < end && flat[start] == '#' && flat[start - 1] == '-' && flat[start + 1] == ' ') start += 2;
        if (end > start && flat[start] == '(' && flat.AsSpan(start, end - start).TrimEnd(" ,.:") is var whole && whole.IndexOf(')') == whole.Length - 1) (start, end) = (start + 1, start + whole.Length - 1);
        start = SkipIcon(vocabulary, flat, start, end);
        start += LengthOfBy(flat.AsSpan(start, end - start));
        // Most lines are prose and lead nowhere.
        if (flat.AsSpan(start, end - start).Trim() is { Length: > LongestPart } text && text.ContainsAnyExcept(Marks) && InlineCut.Links(content).IsEmpty && NameShape.Count(text) == 0) return new Part(Kind.Prose, start, []);
        return InlineCut.Between(content, start, end) is { IsEmpty: false } part && flat.AsSpan(start, end - start).ContainsAnyExcept(Marks) ? new Part(KindOf(vocabulary, part, InlineCut.Flat(part).Trim()), start, part) : null;
    }

    // An icon that stands for no label says no more than the part that it stands before; stars are a score, and behind a house stands no person.
    private static int SkipIcon(Vocabulary vocabulary, string flat, int start, int end)
    {
        if (start >= end || flat[start] is < '\u2300' or '★' or '☆' or '⭐' or '✩' or '✭' or '\uFFFC' || (flat[start] >= '\u2E80' && !char.IsSurrogate(flat[start])) || Label.IconAt(vocabulary, flat, start) is not null) return start;
        var at = start;
        if (flat.AsSpan(start, Math.Min(2, end - start)) is "🏛" or "🏫" or "🏢" or "🎓" or "🏠" or "🏭" or "🏥") return start;
        while (at < end && (char.IsSurrogate(flat[at]) || flat[at] is '\uFE0F' or '\u200D' || char.GetUnicodeCategory(flat[at]) == UnicodeCategory.OtherSymbol)) at++;
        return at < end && at > start && flat[at] == ' ' ? at + 1 : start;
    }

    // "by Ann Lee"
    private static int LengthOfBy(ReadOnlySpan<char> part)
    {
        if (part is not ['b' or 'B' or 'v' or 'V' or 'p' or 'P' or 'о' or 'О', ..]) return 0;
        foreach (var word in ByWords)
            if (part.Length > word.Length && part.StartsWith(word, StringComparison.OrdinalIgnoreCase) && char.IsUpper(part[word.Length])) return word.Length;
        return 0;
    }

    private static readonly string[] ByWords = ["by ", "von ", "par ", "por ", "от "];

    private static Kind KindOf(Vocabulary vocabulary, EquatableArray<Inline> part, string text)
    {
        // What leads to another place of the page leads to no paper.
        var links = InlineCut.Links(part);
        if (!links.IsEmpty && links.Any(link => link.Target is ['#', ..])) links = [.. links.Where(link => link.Target is not ['#', ..])];
        if (links.IsEmpty && text.Length > LongestPart && NameShape.Count(text) == 0) return Kind.Prose;
        if (links.Length > 1 && NameShape.Count(text) == links.Length && !links.Any(link => IdentifierReader.Identifies(link.Target))) return Kind.Names;
        var outside = links.IsEmpty ? text : links.Aggregate(text, (rest, link) => InlineCut.Flat(link.Content) is { Length: > 0 } shown ? rest.Replace(shown, "", StringComparison.Ordinal) : rest);
        if (links.Length > 0 && Words.Count(outside) is var others && (others == 0 || (others <= links.Length && text[^1] is not ('.' or '。')))) return Kind.Find;
        if (text.Length > LongestPart && NameShape.Count(text) == 0) return Kind.Prose;
        var hasDigit = text.HasDigit();
        if (hasDigit && DateReader.Whole(vocabulary, text) is not null) return Kind.Day;
        if (text.StartsWith("http", StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal)) return Kind.Find;
        if (Label.Of(vocabulary, part, UnknownLabels.NeedBold) is { Meaning: not (Meaning.Unknown or Meaning.Nothing) } label && FieldList.KindOf(label.Meaning) == FieldKind.Other) return Kind.Labelled;
        if (IdentifierReader.Identifies(text) || (hasDigit && IdentifierReader.BareArxiv(text) is not null)) return Words.Count(links.Length > 0 && outside.AsSpan().ContainsAnyInRange('0', '9') ? outside : text) <= LongestVenue ? Kind.Find : Kind.Prose;
        if (IsRepository(text) || (hasDigit && IsVolume(text))) return Kind.Venue;
        if (NameShape.Are(text)) return Kind.Names;
        if (ScoreReader.Read(vocabulary, text, ScoreReader.NoAxis) is [{ } score, ..] && (score.Max is not null || score.Axis != ScoreReader.NoAxis && vocabulary.Of(score.Axis) is Meaning.Axis or Meaning.Scores or Meaning.Total)) return Kind.Score;
        return IsVenue(vocabulary, part, text) ? Kind.Venue : Kind.Prose;
    }

    /// <summary>True for the name of a place that keeps papers of all journals, or of none.</summary>
    public static bool IsRepository(string text) => text.Length is > 0 and <= LongestRepository && char.IsLetter(text[^1]) && Repository().IsMatch(text);

    private static bool IsVolume(string text) => text.Contains(';', StringComparison.Ordinal) && VolumeForm().IsMatch(text);

    // Emphasised, or few words, or ending in a year or a day.
    private static bool IsVenue(Vocabulary vocabulary, EquatableArray<Inline> part, string text) =>
        (text[^1] is not ('.' or '!' or '?' or ':') || (part is [Inline.Emphasis] && text[^1] == '.' && !Words.AreAtLeast(text, MostShortened + 1)) || (char.IsUpper(text[0]) && IsDated(text.AsSpan().TrimEnd('.')))) && !Words.AreAtLeast(text, LongestVenue + 1) && text.HasLetter()
        && (part.All(inline => inline is Inline.Emphasis or Inline.Code or Inline.Strong) || part[0] is Inline.Emphasis || text.HasDigit() && (IsDated(text) || DateReader.Find(vocabulary, text) is { } day && day.Index + day.Length == text.Length) || text.Contains('.', StringComparison.Ordinal) && Category().IsMatch(text) || (char.IsUpper(text[0]) && !Words.AreAtLeast(text, 6)));

    private static bool IsDated(ReadOnlySpan<char> text) => text is [.., '1' or '2', '9' or '0', _, _] or [.., '1' or '2', '9' or '0', _, _, ')'] && Dated().IsMatch(text);

    [GeneratedRegex(@"^(?:\p{L}{1,6}rxiv|ssrn|pubmed|openreview|iacr(?:[ _]eprint)?|zenodo|osf|hal|repec|preprint|under review|working paper)$", RegexOptions.IgnoreCase)]
    private static partial Regex Repository();

    // "Lee A. Wind Letters. 2026;12(3):45-51": the full stop behind initials ends the names, since a journal and its volume follow.
    [GeneratedRegex(@"^\p{Lu}[\p{L}'’-]+ \p{Lu}{1,3}(?:, \p{Lu}[\p{L}'’-]+ \p{Lu}{1,3}){0,30}(?:,? et al)?(?=\. [^.;\n]{3,80}\. (?:19|20)\d{2}[^;\n]{0,12};)")]
    private static partial Regex CitedName();

    [GeneratedRegex(@"\b(?:19|20)\d{2}\b\)?$")]
    private static partial Regex Dated();

    // "2026;150(2):107001", "Wind Letters. 2026;12(3):45-51."
    [GeneratedRegex(@"^(?:\p{Lu}[^.;:\n]{2,80}(?=\. ))?\.?\s*(?:19|20)\d{2}(?:\s\p{L}{3,9}(?:\s\d{1,2})?)?;\s?\d{1,4}(?:\(\d{1,3}\))?:\s?[\w–-]{1,20}\.?$")]
    private static partial Regex VolumeForm();

    [GeneratedRegex(@"^(?:[a-z-]+\.[A-Z]{2}|[a-z-]+\.[a-z-]+)(?:[,;/ ]+(?:[a-z-]+\.[A-Za-z-]+))*$")]
    private static partial Regex Category();
}
