using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>Reads scores: axes with values, maxima, percentages, stars, totals. What is not wholly scores is left alone, so that prose is never taken for one.</summary>
internal static partial class ScoreReader
{
    /// <summary>The axis of a score that stands without one.</summary>
    public const string NoAxis = "Score";

    // Where no empty star shows how many there could be.
    private const int UsualStars = 5;

    // Icons and the words of an axis before the value, with room for spaces.
    private const int LongestAxis = 80;

    private static readonly SearchValues<char> Separators = SearchValues.Create("|｜·;；•→⇒");

    // Without one of these nothing is a score.
    private static readonly SearchValues<char> ValueSigns = SearchValues.Create("0123456789★☆⭐✩✭●○◉◯■□▰▱");

    /// <summary>True when a text begins with stars.</summary>
    public static bool IsStars(string text) => text.TrimStart() is ['★' or '⭐' or '☆', ..];

    /// <summary>The scores that a text is, or empty when it is anything else.</summary>
    /// <param name="vocabulary">The words that it is read by.</param>
    /// <param name="text">The text after its label.</param>
    /// <param name="label">The label; the axis of a value that names none.</param>
    public static EquatableArray<Score> Read(Vocabulary vocabulary, string text, string label)
    {
        if (!HasValue(text)) return [];
        if (Paired(vocabulary, text, label) is { IsEmpty: false } paired) return paired;
        if (Spaced(vocabulary, text, label) is { IsEmpty: false } spaced) return spaced;
        var scores = new List<Score>();
        // Part by part: the first that is no score ends the reading.
        for (var rest = text.AsSpan(); ;)
        {
            var end = rest.IndexOfAny(Separators);
            if (!AddPart(vocabulary, (end < 0 ? rest : rest[..end]).Trim(), label, scores)) return [];
            if (end < 0) return scores.ToEquatableArray();
            // "fit 5 · rigour 4 → 9/10"
            if (rest[end] is '→' or '⇒') label = Score.TotalAxis;
            rest = rest[(end + 1)..];
        }
    }

    /// <summary>True when a line without a label is nothing but scores: one with its maximum, or several of which each has its maximum or an axis.</summary>
    public static bool AreOwn(Vocabulary vocabulary, string line) => Read(vocabulary, line, NoAxis) is var scores && scores switch
    {
        [] => false,
        [var only] => only.Max is not null,
        _ => scores.All(score => score.Max is not null || score.Axis != NoAxis) && scores.Any(score => score.Max is not null || vocabulary.Of(score.Axis) is Meaning.Axis or Meaning.Total),
    };

    // Commas part scores too, where there is more than one digit.
    private static bool AddPart(Vocabulary vocabulary, ReadOnlySpan<char> part, string label, List<Score> scores)
    {
        if (part.IsEmpty) return true;
        if (part.IndexOf(", ", StringComparison.Ordinal) < 0 || !HasTwoDigits(part)) return Add(vocabulary, part, label, scores);
        for (; part.IndexOf(", ", StringComparison.Ordinal) is >= 0 and var comma; part = part[(comma + 2)..])
            if (!Add(vocabulary, part[..comma].Trim(), label, scores)) return false;
        return Add(vocabulary, part.Trim(), label, scores);
    }

    private static bool Add(Vocabulary vocabulary, ReadOnlySpan<char> part, string label, List<Score> scores)
    {
        var (mayBeOne, mayBeSum) = (MayBeOne(part), part.Contains('='));
        if (mayBeOne || mayBeSum)
        {
            var text = part.ToString();
            if (mayBeOne && One(vocabulary, text, label) is { } score)
            {
                scores.Add(score);
                return true;
            }

            if (mayBeSum && Sum(vocabulary, text, label) is { IsEmpty: false } sum)
            {
                scores.AddRange(sum);
                return true;
            }
        }

        return scores.Count > 0 && HasLetterAndNoDigit(part);
    }

    // What every form ends with: a digit, a bracket, a sign of percent, a character beyond ASCII; or it begins with its value or a star.
    private static bool MayBeOne(ReadOnlySpan<char> part) =>
        !part.IsEmpty && (part[^1] is (>= '0' and <= '9') or ')' or '%' or > '\u007F' || char.IsAsciiDigit(part[0]) || part[0] is '⭐' or '★') && part.IndexOfAny(ValueSigns) is >= 0 and <= LongestAxis;

    /// <summary>True when a text has a digit or a star, without which nothing is a score.</summary>
    public static bool HasValue(string text) => text.AsSpan().ContainsAny(ValueSigns);

    /// <summary>The scores with a computed total at the end, where several axes of one scale are given and no total is.</summary>
    public static EquatableArray<Score> WithTotal(EquatableArray<Score> scores)
    {
        var axes = scores.Where(score => !score.IsTotal).ToList();
        if (axes.Count < 2 || axes.Count < scores.Count || axes.Select(score => score.Max).Distinct().Count() > 1 || axes.Exists(score => score.Axis == NoAxis)) return scores;
        return scores.Add(new Score
        {
            Axis = Score.TotalAxis,
            Value = axes.Sum(score => score.Value),
            Max = axes.Sum(score => score.Max ?? 0) is > 0 and var max ? max : null,
            Given = ScoreOrigin.Computed,
        });
    }

    /// <summary>The score that a value begins with when a bracket or a dash and more text follow (<c>★★☆ (for the method)</c>, <c>8/10 — fits well</c>); else null.</summary>
    /// <param name="vocabulary">The words that it is read by.</param>
    /// <param name="text">The text after the label.</param>
    /// <param name="label">Its label; one that no vocabulary knows needs stars, or a value of a usual scale with its maximum.</param>
    public static Score? Lead(Vocabulary vocabulary, string text, Label label)
    {
        var match = LeadForm().Match(text);
        if (!match.Success || One(vocabulary, match.Groups["score"].Value.Trim(), label.Text) is not { } score) return null;
        return label.Meaning is Meaning.Scores or Meaning.Total or Meaning.Axis || match.Groups["stars"].Success || (score.Max is 3 or 4 or 5 or 10 && score.Value <= score.Max) ? score : null;
    }

    /// <summary>The scores among the parts of a line that says other things too, where at least two parts are an axis, a value and its maximum.</summary>
    public static EquatableArray<Score> Among(Vocabulary vocabulary, string line)
    {
        if (!HasValue(line) || !line.AsSpan().ContainsAny("|·•\n")) return [];
        var found = line.Split(['|', '·', '•', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Length > 60 ? null : One(vocabulary, part, "")).OfType<Score>().Where(score => score.Axis.Length > 0 && score.Max is not null).ToEquatableArray();
        return found.Count < 2 ? [] : found;
    }

    /// <summary>The scores that stand in bold type among other words, each with its label and its maximum (<c>Yes. **Score: 4.5/5**</c>), or without a colon (<c>**Score 8.7** (by two readers)</c>).</summary>
    public static EquatableArray<Score> Bold(Vocabulary vocabulary, EquatableArray<Inline> line)
    {
        List<Score>? found = null;
        foreach (var inline in line.AsSpan())
        {
            if (inline is not Inline.Strong strong || InlineCut.Flat(strong) is not { Length: <= 60 } text || !text.HasDigit()) continue;
            var colon = text.AsSpan().IndexOfAny(':', '：');
            var end = colon > 0 ? colon : Math.Max(0, text.AsSpan().IndexOfAnyInRange('0', '9'));
            if (vocabulary.Of(text.AsSpan(0, end).Trim()) is Meaning.Scores or Meaning.Total or Meaning.Axis && One(vocabulary, text[(colon > 0 ? end + 1 : end)..].Trim(), text[..end].Trim()) is { } score && (score.Max is not null || colon < 0)) (found ??= []).Add(score);
        }

        return found is null ? [] : found.ToEquatableArray();
    }

    // "Class / score: A / 100": a value for each name, and those that are numbers are scores.
    private static EquatableArray<Score> Paired(Vocabulary vocabulary, string text, string label)
    {
        if (!label.Contains('/', StringComparison.Ordinal)) return [];
        var (names, values) = (label.Split('/', StringSplitOptions.TrimEntries), text.Split('/', StringSplitOptions.TrimEntries));
        if (names.Length < 2 || names.Length != values.Length || values.All(value => value.HasDigit()) || values.Any(value => value.Length > 20)) return [];
        return names.Zip(values, (name, value) => One(vocabulary, value, name) is { } score && score.Axis == name ? score with { Raw = text } : null).OfType<Score>().ToEquatableArray();
    }

    // "relevance=4 novelty=5", "9 Novelty: 7 Total: 16": space alone between them, and a sign before each value but the first.
    private static EquatableArray<Score> Spaced(Vocabulary vocabulary, string text, string label)
    {
        if (text.Length > LongestRow || !text.AsSpan().ContainsAny(':', '=') || SpacedForm().Match(text) is not { Success: true } match) return [];
        var scores = match.Groups["one"].Captures.Select(capture => One(vocabulary, capture.Value.Trim(), label)).ToList();
        return scores.TrueForAll(score => score is not null) ? scores.Select(score => score!).ToEquatableArray() : [];
    }

    private const int LongestRow = 160;

    [GeneratedRegex(@"^(?<one>(?:\p{L}[\p{L}-]{1,20}\s?[:=]\s?)?[0-9]{1,3}(?:\.[0-9]{1,4})?(?:/[0-9]{1,3})?)(?:\s+(?<one>\p{L}[\p{L}-]{1,20}\s?[:=]\s?[0-9]{1,3}(?:\.[0-9]{1,4})?(?:/[0-9]{1,3})?)){1,9}$")]
    private static partial Regex SpacedForm();

    private static bool HasTwoDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            if (char.IsDigit(c) && ++count == 2) return true;
        return false;
    }

    private static bool HasLetterAndNoDigit(ReadOnlySpan<char> text)
    {
        var hasLetter = false;
        foreach (var c in text)
        {
            if (char.IsDigit(c)) return false;
            hasLetter |= char.IsLetter(c);
        }

        return hasLetter;
    }

    private static Score? One(Vocabulary vocabulary, string part, string label)
    {
        if (part is ['⭐' or '★', ..] && part.TrimStart('⭐', '★', '\uFE0F', ' ') is [>= '0' and <= '9', ..] starred && part.Count(c => c is '⭐' or '★') == 1) part = starred;
        if (part.Contains('/', StringComparison.Ordinal) && GradeForm().Match(part) is { Success: true } grade) return Make(vocabulary, part, label, "", Number(grade.Groups["value"].Value), null);
        var match = part.AsSpan().ContainsAnyInRange('0', '9') ? OneForm().Match(part) : Match.Empty;
        if (!match.Success && part is [>= '0' and <= '9', ..]) match = ValueFirstForm().Match(part);
        if (!match.Success)
        {
            var stars = StarForm().Match(part);
            if (!stars.Success) return null;
            var filled = stars.Groups["stars"].Value.Count(c => c is '★' or '⭐' or '●' or '◉' or '■' or '▰');
            var all = stars.Groups["stars"].Value.Count(c => c is not ('\uFE0F' or ' '));
            return Make(vocabulary, part, stars.Groups["axis"] is { Success: true, Value: var named } ? named : label, "", filled, filled < all || all == UsualStars ? all : null);
        }

        var axis = match.Groups["axis"].Value.Trim(' ', ':', '：', '*', '-', '–');
        if (axis.Split(' ').Length > 4) return null;
        // "Relevance: very relevant (9/10)": the words are a remark.
        if (part[^1] is ')' or '）' && (vocabulary.Of(label) == Meaning.Axis || (axis.Length == 1 && vocabulary.Of(label) == Meaning.Scores))) axis = "";
        decimal? max = match.Groups["max"].Success ? Number(match.Groups["max"].Value) : match.Groups["percent"].Success ? 100 : null;
        return Make(vocabulary, part, axis.Length > 0 ? axis : label, match.Groups["icon"].Value.Trim(), Number(match.Groups["value"].Value), max);
    }

    // "27 = relevance 15 + evidence 12"
    private static EquatableArray<Score> Sum(Vocabulary vocabulary, string part, string label)
    {
        var sides = part.Split('=', StringSplitOptions.TrimEntries);
        if (sides.Length != 2) return [];
        var scores = sides[1].Split('+', StringSplitOptions.TrimEntries).Select(term => One(vocabulary, term, label)).ToList();
        return One(vocabulary, sides[0], Score.TotalAxis) is { } total && scores.TrueForAll(score => score is not null) ? [.. scores.Select(score => score!), total] : [];
    }

    private static Score Make(Vocabulary vocabulary, string raw, string axis, string icon, decimal value, decimal? max) => new()
    {
        Axis = vocabulary.Of(axis) == Meaning.Total ? Score.TotalAxis : axis,
        Value = value,
        Max = max,
        Icon = icon.Length > 0 ? icon : null,
        Raw = raw,
    };

    private static decimal Number(string digits) => decimal.Parse((digits.Length > 18 ? digits[..18] : digits).Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<icon>[^\p{L}\p{N}★☆⭐\s+\-(]{0,8}\s*)(?<axis>\p{L}[\p{L}\p{M} '’\-]{0,40}?)?\s*[:：=]?\s*[(（]?(?<value>-?[0-9]{1,9}(?:\.[0-9]{1,18}|,[0-9]{1,2}(?![0-9]))?)\s*(?:분|점|点)?\s*(?:(?:[/／]|\s(?:out )?of\s|\svon\s|\sauf\s|\ssur\s|\sde\s|\sиз\s)\s*(?<max>[0-9]{1,9}(?:\.[0-9]{1,6})?)|(?<percent>[%％]))?\s*(?:分|점|点|points?|pts\.?|Punkten?|очков)?[)）]?\s*(?:\p{So}\uFE0F?\s*)*$")]
    private static partial Regex OneForm();

    // "A / 85": a class and the points behind it.
    [GeneratedRegex(@"^[A-FS][+-]?\s*/\s*(?<value>[0-9]{1,3}(?:\.[0-9]{1,4})?)$")]
    private static partial Regex GradeForm();

    // "90% relevant"
    [GeneratedRegex(@"^(?<icon>)(?<value>[0-9]{1,3}(?:\.[0-9]{1,6})?)(?<max>(?!))?(?:(?<percent>%)) (?<axis>\p{L}[\p{L}\p{M} '’\-]{0,30})$")]
    private static partial Regex ValueFirstForm();

    [GeneratedRegex(@"^\W{0,3}?(?<score>(?<stars>[★☆⭐\uFE0F]{2,12})|[0-9]{1,3}(?:\.[0-9]{1,6})?(?:\s?[/／]\s?[0-9]{1,3}|\s?[%％])?)\s*(?:[(（\[]|[—–,，;；。]|-\s|\.\s).*\p{L}", RegexOptions.Singleline)]
    private static partial Regex LeadForm();

    [GeneratedRegex(@"^(?:(?<axis>\p{L}[\p{L} -]{1,24}?)\s?[:：]?\s)?(?<stars>[★☆⭐✩✭\uFE0F]{1,12}|(?:[★⭐]\uFE0F? ){1,9}[★☆⭐]\uFE0F?|[●○]{2,10}|[◉◯○]{2,10}|[■□]{2,10}|[▰▱]{2,10})(?:\s*[（(][^)）]*[)）])?$")]
    private static partial Regex StarForm();
}
