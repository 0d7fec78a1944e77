using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>What stands behind a title in its line and is no part of it: links to what the paper has (<c>Title [[paper](…)] [[code](…)]</c>), scores behind bold type (<c>**Title** 92% match</c>), tags (<c>Title #kites</c>).</summary>
internal static partial class TitleTail
{
    private const int FewestTitleWords = 2;
    private const int MostAxisWords = 2;
    private const int ShortestScores = 3;
    private const int LongestScores = 60;

    /// <summary>The title of a line, and what stands behind it: tags go to the badges, scores to the scores.</summary>
    public static EquatableArray<Inline> Cut(Vocabulary vocabulary, EquatableArray<Inline> line, ref List<string>? badges, ref List<Score>? scores)
    {
        var text = TitleReader.Clean(WithoutLinks(vocabulary, line));
        if (Scores(vocabulary, text) is { Count: > 0 } behind)
        {
            (scores ??= []).AddRange(behind.AsSpan());
            return TitleReader.Clean([text[0]]);
        }

        var flat = InlineCut.Flat(text);
        if (!flat.Contains(" #", StringComparison.Ordinal) || Tags().Match(flat) is not { Success: true, Index: > 0 } tags) return text;
        (badges ??= []).AddRange(tags.Groups["tag"].Captures.Select(tag => tag.Value));
        return TitleReader.Clean(InlineCut.Between(text, 0, tags.Index));
    }

    // "Title #kites #wind", and signs behind.
    [GeneratedRegex(@"(?:\s+#(?<tag>\p{L}[\p{L}\p{N}/_-]*))+[^\p{L}\p{N}]*$")]
    private static partial Regex Tags();

    /// <summary>The line without such links at its end; the whole line when there are none or nothing else would be left.</summary>
    public static EquatableArray<Inline> WithoutLinks(Vocabulary vocabulary, EquatableArray<Inline> line)
    {
        if (line is not [_, _, ..] || !InlineCut.HasLinks(line)) return line;
        var end = line.Count;
        for (var at = end - 1; at > 0; at--)
        {
            if (line[at] is Inline.Link link && Names(vocabulary, link)) end = at;
            else if (line[at] is not Inline.Text text || text.Value.HasLetterOrDigit()) break;
        }

        if (end == line.Count) return line;
        var title = InlineCut.Flat(line.Take(end).ToEquatableArray()).TrimEnd(' ', '[', '(', '|', '·', '-', '–', '—', ',', ':');
        return Words.AreAtLeast(title, FewestTitleWords) ? InlineCut.Between(line, 0, title.Length) : line;
    }

    /// <summary>True when such links stand behind other words, and one of them leads to where only papers are.</summary>
    public static bool LeadsToPaper(Vocabulary vocabulary, EquatableArray<Inline> line) =>
        WithoutLinks(vocabulary, line) is { } title && title.Count < line.Count && InlineCut.Links(line).Any(link => Names(vocabulary, link) && IdentifierReader.Identifies(link.Target));

    /// <summary>True when a link's words name what a paper has: its text, its code, its identifier.</summary>
    public static bool Names(Vocabulary vocabulary, Inline.Link link) =>
        vocabulary.Of(SourceLine.Bare(InlineCut.Flat(link.Content))) is Meaning.Link or Meaning.Code or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.PaperItem;

    /// <summary>The scores with their maximum that are all that stands behind the bold type or link that a line begins with; else empty.</summary>
    public static EquatableArray<Score> Scores(Vocabulary vocabulary, EquatableArray<Inline> line)
    {
        if (line is not [Inline.Strong or Inline.Link, _, ..]) return [];
        var title = InlineCut.Flat(line[0]);
        var behind = InlineCut.Flat(line).AsSpan(title.Length).Trim(" -–—·|()[]");
        if (behind.Length is < ShortestScores or > LongestScores || !behind.HasDigit() || TitledParagraph.IsAddress(title) || IdentifierReader.BareArxiv(title) is not null) return [];
        var scores = ScoreReader.Read(vocabulary, behind.ToString(), ScoreReader.NoAxis);
        return scores.All(score => score.Max is not null && score.Axis.AsSpan().Count(' ') < MostAxisWords) ? scores : [];
    }
}
