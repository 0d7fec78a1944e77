using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>Reads scores: axes with values, maxima, percentages, stars, totals. What is not wholly scores is left alone, so that prose is never taken for one.</summary>
internal static partial class ScoreReader
{
    /// <summary>The scores that a text is, or empty when it is anything else.</summary>
    /// <param name="text">The text after its label.</param>
    /// <param name="label">The label; the axis of a value that names none.</param>
    public static EquatableArray<Score> Read(string text, string label)
    {
        var scores = new List<Score>();
        foreach (var part in Parts(text))
        {
            if (One(part, label) is { } score) scores.Add(score);
            else if (Sum(part, label) is { IsEmpty: false } sum) scores.AddRange(sum);
            else if (scores.Count > 0 && part.Any(char.IsLetter) && !part.Any(char.IsDigit)) continue;
            else return [];
        }

        return scores.ToEquatableArray();
    }

    /// <summary>The scores with a computed total at the end, where several axes of one scale are given and no total is.</summary>
    public static EquatableArray<Score> WithTotal(EquatableArray<Score> scores)
    {
        var axes = scores.Where(score => !score.IsTotal).ToList();
        if (axes.Count < 2 || axes.Count < scores.Count || axes.Select(score => score.Max).Distinct().Count() > 1) return scores;
        return scores.Add(new Score
        {
            Axis = Score.TotalAxis,
            Value = axes.Sum(score => score.Value),
            Max = axes.Sum(score => score.Max ?? 0) is > 0 and var max ? max : null,
            Given = ScoreOrigin.Computed,
        });
    }

    private static IEnumerable<string> Parts(string text) =>
        text.Split(['|', '·', ';', '；', '•'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(part => part.Count(char.IsDigit) > 1 && part.Contains(", ", StringComparison.Ordinal) ? part.Split(", ", StringSplitOptions.TrimEntries) : [part]);

    private static Score? One(string part, string label)
    {
        var match = OneForm().Match(part);
        if (!match.Success) match = ValueFirstForm().Match(part);
        if (!match.Success)
        {
            var stars = StarForm().Match(part);
            if (!stars.Success) return null;
            var filled = stars.Groups["stars"].Value.Count(c => c is '★' or '⭐');
            return Make(part, label, "", filled, stars.Groups["stars"].Value.Count(c => c != '\uFE0F'));
        }

        var axis = match.Groups["axis"].Value.Trim(' ', ':', '：', '*', '-', '–');
        if (axis.Split(' ').Length > 4) return null;
        decimal? max = match.Groups["max"].Success ? Number(match.Groups["max"].Value) : match.Groups["percent"].Success ? 100 : null;
        return Make(part, axis.Length > 0 ? axis : label, match.Groups["icon"].Value.Trim(), Number(match.Groups["value"].Value), max);
    }

    // "27 = relevance 15 + evidence 12"
    private static EquatableArray<Score> Sum(string part, string label)
    {
        var sides = part.Split('=', StringSplitOptions.TrimEntries);
        if (sides.Length != 2) return [];
        var scores = sides[1].Split('+', StringSplitOptions.TrimEntries).Select(term => One(term, label)).ToList();
        return One(sides[0], Score.TotalAxis) is { } total && scores.TrueForAll(score => score is not null) ? [.. scores.Select(score => score!), total] : [];
    }

    private static Score Make(string raw, string axis, string icon, decimal value, decimal? max) => new()
    {
        Axis = Vocabulary.Of(axis) == Meaning.Total ? Score.TotalAxis : axis,
        Value = value,
        Max = max,
        Icon = icon.Length > 0 ? icon : null,
        Raw = raw,
    };

    private static decimal Number(string digits) => decimal.Parse(digits.Length > 18 ? digits[..18] : digits, NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<icon>[^\p{L}\p{N}★☆⭐\s+\-(]{0,8}\s*)(?<axis>\p{L}[\p{L}\p{M} '’\-]{0,40}?)?\s*[:：=]?\s*\(?(?<value>-?\d{1,9}(?:\.\d{1,18})?)\s*(?:/\s*(?<max>\d{1,9}(?:\.\d{1,6})?)|(?<percent>%))?\)?\s*(?:\p{So}\uFE0F?\s*)*$")]
    private static partial Regex OneForm();

    // "90% relevant"
    [GeneratedRegex(@"^(?<icon>)(?<value>\d{1,3}(?:\.\d{1,6})?)(?<max>(?!))?(?:(?<percent>%)) (?<axis>\p{L}[\p{L}\p{M} '’\-]{0,30})$")]
    private static partial Regex ValueFirstForm();

    [GeneratedRegex(@"^(?<stars>[★☆⭐\uFE0F]{2,10})(?:\s*[（(][^)）]*[)）])?$")]
    private static partial Regex StarForm();
}
