using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>Finds scores in text that says other things too and is kept besides.</summary>
internal static partial class ScoresInText
{
    private const int LongestPart = 60;

    /// <summary>The scores among the parts of a line that says other things too, where at least two parts are an axis, a value and its maximum.</summary>
    public static EquatableArray<Score> Among(Vocabulary vocabulary, string line)
    {
        if (!line.AsSpan().ContainsAny("|·•\n") || !ScoreReader.HasValue(line)) return [];
        List<Score>? found = null;
        foreach (var range in line.AsSpan().SplitAny('|', '·', '•', '\n'))
        {
            var part = line.AsSpan()[range].Trim();
            if (part.Length <= LongestPart && ScoreReader.HasValue(part) && ScoreReader.One(vocabulary, part, "") is { Axis.Length: > 0, Max: not null } score) (found ??= []).Add(score);
        }

        return found is { Count: > 1 } ? found.ToEquatableArray() : [];
    }

    /// <summary>The scores that stand in bold type among other words, each with its label and its maximum (<c>Yes. **Score: 4.5/5**</c>), or without a colon (<c>**Score 8.7** (by two readers)</c>).</summary>
    public static EquatableArray<Score> Bold(Vocabulary vocabulary, EquatableArray<Inline> line)
    {
        List<Score>? found = null;
        foreach (var inline in line.AsSpan())
        {
            if (inline is not Inline.Strong strong || InlineCut.Flat(strong) is not { Length: <= LongestPart } text || !text.HasDigit()) continue;
            var colon = text.AsSpan().IndexOfAny(':', '：');
            var end = colon > 0 ? colon : Math.Max(0, text.AsSpan().IndexOfAnyInRange('0', '9'));
            if (vocabulary.Of(text.AsSpan(0, end).Trim()) is Meaning.Scores or Meaning.Total or Meaning.Axis && ScoreReader.One(vocabulary, text.AsSpan(colon > 0 ? end + 1 : end).Trim(), text[..end].Trim()) is { } score && (score.Max is not null || colon < 0)) (found ??= []).Add(score);
        }

        return found is null ? [] : found.ToEquatableArray();
    }

    /// <summary>The score that a text ends with, in a bracket or as a sentence of its own, with its axis and its maximum: <c>It works. (Relevance: 9/10)</c>; or in bold type without an axis, <c>**(6/10)**</c>.</summary>
    public static EquatableArray<Score> Closing(Vocabulary vocabulary, EquatableArray<Inline> line)
    {
        var flat = InlineCut.Flat(line);
        if (flat.AsSpan().TrimEnd(" .)]") is not [.., (>= '0' and <= '9') or '★' or '☆' or '%']) return [];
        var from = Math.Max(0, flat.Length - LongestClosing);
        if (ClosingForm().Match(flat, from) is { Success: true } match && vocabulary.Of(match.Groups["axis"].Value) is Meaning.Scores or Meaning.Total or Meaning.Axis
            && ScoreReader.One(vocabulary, match.Groups["value"].Value, match.Groups["axis"].Value) is { Max: not null } score) return [score];
        return line is [_, .., Inline.Strong { } last] && ScoreReader.One(vocabulary, InlineCut.Flat(last).Trim(' ', '(', ')'), ScoreReader.NoAxis) is { Max: 5 or 10 or 100 } bold && bold.Axis == ScoreReader.NoAxis ? [bold] : [];
    }

    private const int LongestClosing = 60;

    [GeneratedRegex(@"(?:\A|[(\[]|[.!?—–。；;|-]\s*)(?<axis>\p{L}[\p{L} ]{1,30}?)\s?[:：]\s?(?<value>[0-9]{1,3}(?:\.[0-9]{1,2})?(?:\s?/\s?[0-9]{1,3}|%)|[★☆]{2,10})[)\]]?\.?\s*\z")]
    private static partial Regex ClosingForm();
}
