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

    // Without a digit or one of these, from the first to the last as Unicode has them, nothing is a score.
    private static readonly SearchValues<char> ValueSigns = SearchValues.Create("■□▰▱◉○●◯★☆✩✭⭐");

    private static readonly SearchValues<char> Stars = SearchValues.Create("★☆⭐✩✭\uFE0F●○◉◯■□▰▱");

    // Without one of these among its first signs no text begins with a score.
    private static readonly SearchValues<char> LeadSigns = SearchValues.Create("0123456789★☆⭐\uFE0F");

    private const int LeadReach = 4;

    /// <summary>True when a text begins with stars.</summary>
    public static bool IsStars(string text) => text.TrimStart() is ['★' or '⭐' or '☆', ..];

    /// <summary>The scores that a text is, or empty when it is anything else.</summary>
    /// <param name="vocabulary">The words that it is read by.</param>
    /// <param name="text">The text after its label.</param>
    /// <param name="label">The label; the axis of a value that names none.</param>
    public static EquatableArray<Score> Read(Vocabulary vocabulary, string text, string label)
    {
        // Prose may have a digit too, but further behind.
        if (!HasValue(text.AsSpan(0, Math.Min(text.Length, LongestAxis + 1)))) return [];
        if (label.Contains('/', StringComparison.Ordinal) && Paired(vocabulary, text, label) is { IsEmpty: false } paired) return paired;
        if (PlainScore.Of(text) is { } only) return [Make(vocabulary, text, label, only)];
        if (MayBeSpaced(text) && Spaced(vocabulary, text, label) is { IsEmpty: false } spaced) return spaced;
        List<Score>? scores = null;
        // Part by part: the first that is no score ends the reading.
        for (var rest = text.AsSpan(); ;)
        {
            var end = rest.IndexOfAny(Separators);
            if (!AddPart(vocabulary, (end < 0 ? rest : rest[..end]).Trim(), label, ref scores)) return [];
            if (end < 0) return scores?.ToEquatableArray() ?? [];
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
    private static bool AddPart(Vocabulary vocabulary, ReadOnlySpan<char> part, string label, ref List<Score>? scores)
    {
        if (part.IsEmpty) return true;
        if (part.IndexOf(", ", StringComparison.Ordinal) < 0 || !HasTwoDigits(part)) return Add(vocabulary, part, label, ref scores);
        for (; part.IndexOf(", ", StringComparison.Ordinal) is >= 0 and var comma; part = part[(comma + 2)..])
            if (!Add(vocabulary, part[..comma].Trim(), label, ref scores)) return false;
        return Add(vocabulary, part.Trim(), label, ref scores);
    }

    private static bool Add(Vocabulary vocabulary, ReadOnlySpan<char> part, string label, ref List<Score>? scores)
    {
        if (PlainScore.Of(part) is { } plain)
        {
            (scores ??= []).Add(Make(vocabulary, part.ToString(), label, plain));
            return true;
        }

        if (MayBeOne(part) && Formed(vocabulary, part.ToString(), label) is { } score)
        {
            (scores ??= []).Add(score);
            return true;
        }

        if (part.Contains('=') && Sum(vocabulary, part, label) is { IsEmpty: false } sum)
        {
            (scores ??= []).AddRange(sum.AsSpan());
            return true;
        }

        return scores is not null && HasLetterAndNoDigit(part);
    }

    // What every form ends with: a digit, a bracket, a sign of percent, a character beyond ASCII; or it begins with its value or a star.
    private static bool MayBeOne(ReadOnlySpan<char> part) =>
        !part.IsEmpty && (part[^1] is (>= '0' and <= '9') or ')' or '%' or > '\u007F' || char.IsAsciiDigit(part[0]) || part[0] is '⭐' or '★') && HasValue(part[..Math.Min(part.Length, LongestAxis + 1)]);

    /// <summary>True when a text has a digit or a star, without which nothing is a score.</summary>
    public static bool HasValue(ReadOnlySpan<char> text) => text.ContainsAnyInRange('0', '9') || (text.ContainsAnyInRange('■', '⭐') && text.ContainsAny(ValueSigns));

    /// <summary>The scores with a computed total at the end, where several axes of one scale are given and no total is.</summary>
    public static EquatableArray<Score> WithTotal(EquatableArray<Score> scores)
    {
        if (scores.Count < 2) return scores;
        var (value, max) = (0m, 0m);
        foreach (var score in scores.AsSpan())
        {
            if (score.IsTotal || score.Axis == NoAxis || score.Max != scores[0].Max) return scores;
            value += score.Value;
            max += score.Max ?? 0;
        }

        return scores.Add(new Score { Axis = Score.TotalAxis, Value = value, Max = max > 0 ? max : null, Given = ScoreOrigin.Computed });
    }

    /// <summary>The score that a value begins with when a bracket or a dash and more text follow (<c>★★☆ (for the method)</c>, <c>8/10 — fits well</c>); else null.</summary>
    /// <param name="vocabulary">The words that it is read by.</param>
    /// <param name="text">The text after the label.</param>
    /// <param name="label">Its label; one that no vocabulary knows needs stars, or a value of a usual scale with its maximum.</param>
    public static Score? Lead(Vocabulary vocabulary, string text, Label label)
    {
        if (!text.AsSpan(0, Math.Min(text.Length, LeadReach)).ContainsAny(LeadSigns) || !text.HasLetter()) return null;
        var match = LeadForm().Match(text);
        if (!match.Success || One(vocabulary, match.Groups["score"].Value.Trim(), label.Text) is not { } score) return null;
        return label.Meaning is Meaning.Scores or Meaning.Total or Meaning.Axis || match.Groups["stars"].Success || (score.Max is 3 or 4 or 5 or 10 && score.Value <= score.Max) ? score : null;
    }

    // "Class / score: A / 100": a value for each name, and those that are numbers are scores.
    private static EquatableArray<Score> Paired(Vocabulary vocabulary, string text, string label)
    {
        var (names, values) = (label.Split('/', StringSplitOptions.TrimEntries), text.Split('/', StringSplitOptions.TrimEntries));
        if (names.Length < 2 || names.Length != values.Length || values.All(value => value.HasDigit()) || values.Any(value => value.Length > 20)) return [];
        return names.Zip(values, (name, value) => One(vocabulary, value, name) is { } score && score.Axis == name ? score with { Raw = Words.SingleSpaced(text) } : null).OfType<Score>().ToEquatableArray();
    }

    // "relevance=4 novelty=5", "9 Novelty: 7 Total: 16": space alone between them, and a sign before each value but the first.
    private static EquatableArray<Score> Spaced(Vocabulary vocabulary, string text, string label)
    {
        if (SpacedForm().Match(text) is not { Success: true } match) return [];
        var scores = new List<Score>();
        foreach (Capture capture in match.Groups["one"].Captures)
        {
            if (One(vocabulary, capture.ValueSpan.Trim(), label) is not { } score) return [];
            scores.Add(score);
        }

        return scores.ToEquatableArray();
    }

    // It has such a sign, ends in a digit, and has space behind another.
    private static bool MayBeSpaced(string text)
    {
        if (text.Length > LongestRow || !char.IsAsciiDigit(text[^1]) || !text.AsSpan().ContainsAny(':', '=')) return false;
        for (var at = 1; at < text.Length; at++)
            if (char.IsWhiteSpace(text[at]) && char.IsAsciiDigit(text[at - 1])) return true;
        return false;
    }

    private const int LongestRow = 160;

    [GeneratedRegex(@"^(?:[\p{So}\p{Cs}\uFE0F]{1,4}\s)?(?<one>(?:\p{L}[\p{L}-]{1,20}\s?[:=]\s?)?[0-9]{1,3}(?:\.[0-9]{1,4})?(?:/[0-9]{1,3})?)(?:\s+(?<one>\p{L}[\p{L}-]{1,20}\s?[:=]\s?[0-9]{1,3}(?:\.[0-9]{1,4})?(?:/[0-9]{1,3})?)){1,9}$")]
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

    /// <summary>The score that a text is, with its axis or under a label; null when it is anything else.</summary>
    public static Score? One(Vocabulary vocabulary, ReadOnlySpan<char> part, string label) => PlainScore.Of(part) is { } plain ? Make(vocabulary, part.ToString(), label, plain) : Formed(vocabulary, part.ToString(), label);

    /// <summary>The score that a text is in any of the forms; null when it is none.</summary>
    public static Score? Formed(Vocabulary vocabulary, string part, string label)
    {
        if (part is ['⭐' or '★', ..] && part.TrimStart('⭐', '★', '\uFE0F', ' ') is [>= '0' and <= '9', ..] starred && part.Count(c => c is '⭐' or '★') == 1) part = starred;
        if (part is [(>= 'A' and <= 'F') or 'S', ..] && PointsOf(part.AsSpan(1)) is { } points) return Make(vocabulary, part, label, "", points, null);
        var match = MayBeForm(part) ? OneForm().Match(part) : Match.Empty;
        if (!match.Success && part is [>= '0' and <= '9', ..]) match = ValueFirstForm().Match(part);
        if (!match.Success)
        {
            if (!part.AsSpan().ContainsAny(Stars) || StarForm().Match(part) is not { Success: true } stars) return null;
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

    /// <summary>False where no score of the usual form can be: before the first number stands what is in no axis, or behind it and its sign of percent what is none of the signs that go on.</summary>
    public static bool MayBeForm(ReadOnlySpan<char> part)
    {
        var first = part.IndexOfAnyInRange('0', '9');
        if (first < 0) return false;
        var axis = part[..first].TrimEnd().TrimEnd("-(（").TrimEnd().TrimEnd(":：=");
        while (!axis.IsEmpty && !char.IsLetter(axis[0])) axis = axis[1..];
        if (axis.ContainsAny(InNoAxis)) return false;
        var rest = part[first..].TrimStart(Digits);
        if (rest is ['.' or ',', >= '0' and <= '9', ..]) rest = rest[1..].TrimStart(Digits);
        rest = rest.TrimStart();
        if (rest is ['%', ..]) rest = rest[1..].TrimStart();
        // A stroke, a bracket, "out of", "von", "auf", "sur", "de", points.
        return rest is [] or ['/' or ')' or 'o' or 'v' or 'a' or 's' or 'd' or 'p' or 'P' or > '\u007F', ..];
    }

    private const string Digits = "0123456789";

    private static readonly SearchValues<char> InNoAxis = SearchValues.Create(".,;:：=()（）。、，_/?!\"[]%&|·—–“”");

    // The points behind a class: "A / 85", "B+ / 70.5".
    private static decimal? PointsOf(ReadOnlySpan<char> text)
    {
        text = (text is ['+' or '-', ..] ? text[1..] : text).TrimStart();
        return text is ['/', ..] && PlainScore.Of(text[1..].TrimStart()) is { AxisLength: 0, Max: null, Value: < MostPoints and var points } ? points : null;
    }

    private const decimal MostPoints = 1000;

    // "27 = relevance 15 + evidence 12"
    private static EquatableArray<Score> Sum(Vocabulary vocabulary, ReadOnlySpan<char> part, string label)
    {
        var sign = part.IndexOf('=');
        var terms = part[(sign + 1)..];
        if (terms.Contains('=') || One(vocabulary, part[..sign].Trim(), Score.TotalAxis) is not { } total) return [];
        var scores = new List<Score>();
        foreach (var range in terms.Split('+'))
        {
            if (One(vocabulary, terms[range].Trim(), label) is not { } score) return [];
            scores.Add(score);
        }

        scores.Add(total);
        return scores.ToEquatableArray();
    }

    private static Score Make(Vocabulary vocabulary, string raw, string label, PlainScore plain) => Make(vocabulary, raw, plain.AxisLength > 0 ? raw[..plain.AxisLength] : label, "", plain.Value, plain.Max);

    private static Score Make(Vocabulary vocabulary, string raw, string axis, string icon, decimal value, decimal? max) => new()
    {
        Axis = vocabulary.Of(axis) == Meaning.Total ? Score.TotalAxis : Words.SingleSpaced(axis),
        Value = value,
        Max = max,
        Icon = icon.Length > 0 && !IsBar(icon) ? icon : null,
        Raw = Words.SingleSpaced(raw),
    };

    // "████░" and "🟢🟢⚪" show the value that follows once more.
    private static bool IsBar(string icon)
    {
        for (var at = 1; at < icon.Length; at++)
            if (icon[at] == icon[at - 1] || (at > 2 && char.IsLowSurrogate(icon[at]) && icon[at] == icon[at - 2] && icon[at - 1] == icon[at - 3])) return true;
        return false;
    }

    private static decimal Number(string digits) => decimal.Parse((digits.Length > 18 ? digits[..18] : digits).Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<icon>[^\p{L}\p{N}★☆⭐\s+\-(]{0,24}\s*)(?<axis>\p{L}[\p{L}\p{M} '’\-]{0,40}?)?\s*[:：=]?\s*[(（]?(?<value>-?[0-9]{1,9}(?:\.[0-9]{1,18}|,[0-9]{1,2}(?![0-9]))?)\s*(?:분|점|点)?\s*(?:(?:[/／]|\s(?:out )?of\s|\svon\s|\sauf\s|\ssur\s|\sde\s|\sиз\s)\s*(?<max>[0-9]{1,9}(?:\.[0-9]{1,6})?)|(?<percent>[%％]))?\s*(?:分|점|点|points?|pts\.?|Punkten?|очков)?[)）]?\s*(?:\p{So}\uFE0F?\s*)*$")]
    public static partial Regex OneForm();

    // "90% relevant"
    [GeneratedRegex(@"^(?<icon>)(?<value>[0-9]{1,3}(?:\.[0-9]{1,6})?)(?<max>(?!))?(?:(?<percent>%)) (?<axis>\p{L}[\p{L}\p{M} '’\-]{0,30})$")]
    private static partial Regex ValueFirstForm();

    [GeneratedRegex(@"^\W{0,3}?(?<score>(?<stars>[★☆⭐\uFE0F]{2,12})|[0-9]{1,3}(?:\.[0-9]{1,6})?(?:\s?[/／]\s?[0-9]{1,3}|\s?[%％])?)\s*(?:[(（\[]|[—–,，;；。]|-\s|\.\s).*\p{L}", RegexOptions.Singleline)]
    private static partial Regex LeadForm();

    [GeneratedRegex(@"^(?:(?<axis>\p{L}[\p{L} -]{1,24}?)\s?[:：]?\s)?(?<stars>[★☆⭐✩✭\uFE0F]{1,12}|(?:[★⭐]\uFE0F? ){1,9}[★☆⭐]\uFE0F?|[●○]{2,10}|[◉◯○]{2,10}|[■□]{2,10}|[▰▱]{2,10})(?:\s*[（(][^)）]*[)）])?$")]
    private static partial Regex StarForm();
}
