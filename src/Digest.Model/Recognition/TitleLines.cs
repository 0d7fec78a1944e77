using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>Tells of a line whether it is the title of a paper or of a topic, by the line, by what follows it, and by what the issue holds so far. It changes nothing.</summary>
internal sealed class TitleLines(IssueDraft issue, HeadingLevels levels, ListedPapers listed)
{
    private const int LongestTopic = 90;
    private const int FewestLinkedWords = 3;

    private readonly Vocabulary vocabulary = issue.Vocabulary;

    /// <summary>True when a line of a heading's level, 0 where levels are lost and -1 for a paragraph, is a paper's title.</summary>
    public bool IsPaper(EquatableArray<Inline> content, int level, EquatableArray<Block> blocks, int index)
    {
        if (issue.IsOnePaper || issue.SectionKind is Meaning.SynthesisSection or Meaning.Ideas) return false;
        if (listed.At(blocks[index]) is not null) return true;
        if (level > 0 && (IsLabelAlone(content) || DateReader.OfHeading(vocabulary, InlineCut.Flat(content).Trim()) is not null)) return false;
        if (level > 0 && Label.Of(vocabulary, content, UnknownLabels.Never) is { IsTitle: false, Value.IsEmpty: false } value && Evidence.IsOfPaper(value.Meaning)) return false;
        if (level >= 0 && (IsIdentifyingLink(content) || TitleTail.LeadsToPaper(vocabulary, content))) return true;
        if (level > 0 && TitleReader.HasIdentifier(InlineCut.Flat(content).Trim())) return true;
        if (level > 0 && issue.Presents(content)) return true;
        if (level > 0 && IsTopicOfTitled(content, blocks, index)) return false;
        // Without a number only a heading is one, whatever follows.
        var numbering = Numbering.Of(vocabulary, InlineCut.Flat(content));
        if (level <= 0 && numbering is null) return false;
        var evidence = Evidence.Of(vocabulary, blocks, index);
        if (level > 0 && evidence < Evidence.Plain && (levels.HasPapersBelow(blocks[index]) || !levels.MayBePaper(level) || (evidence > 0 && IsShort(content)))) return false;
        var isLink = InlineCut.Links(content).FirstOrDefault() is { Target: var target } && target.StartsWith("http", StringComparison.Ordinal);
        if (numbering is not { } numbered)
            return level > 0 && (Label.Of(vocabulary, content, UnknownLabels.NeedBold) is null or { Meaning: Meaning.Title } || TitleReader.PlaceBefore(vocabulary, InlineCut.Flat(content)) > 0) && (evidence >= Evidence.Enough || (isLink && evidence > 0));
        if (evidence >= Evidence.Enough || (level > 0 && (isLink || evidence > 0))) return true;
        if (level > 0) return issue.SectionKind == Meaning.Papers || (issue.LastPaper.Level == level && issue.LastPaper.Number + 1 == numbered.Number);
        return level == 0 && numbered.Number == issue.PaperCount + 1;
    }

    // A heading without a number over "Title: …" in other words is the topic of the paper that is named there.
    private bool IsTopicOfTitled(EquatableArray<Inline> content, EquatableArray<Block> blocks, int index)
    {
        if (index + 1 >= blocks.Count || blocks[index + 1] is not Block.Paragraph { Content.IsEmpty: false } below || LabelledLines.Of(vocabulary, below.Content) is not [var first, _, ..]) return false;
        var flat = InlineCut.Flat(content);
        if (Label.Of(vocabulary, first, UnknownLabels.NeedBold) is not { IsTitle: true } title || Numbering.Of(vocabulary, flat) is not null || Numbering.OfItem(vocabulary, flat) is not null) return false;
        return !Words.Of(flat).Intersect(Words.Of(title.Value)).Any(word => word.Length > 3);
    }

    // A heading that is one link to where only papers are.
    private bool IsIdentifyingLink(EquatableArray<Inline> content) =>
        InlineCut.Links(content).FirstOrDefault() is { } link && Words.AreAtLeast(Words.Text(link.Content), FewestLinkedWords) && IdentifierReader.Identifies(link.Target)
        && InlineCut.Flat(content) is var flat && Words.Count((Numbering.Of(vocabulary, flat)?.Rest ?? flat).Replace(InlineCut.Flat(link.Content), "", StringComparison.Ordinal)) <= 2;

    /// <summary>True when a short line before the title of the next paper is a topic, where levels are lost.</summary>
    public bool IsTopic(EquatableArray<Inline> content, EquatableArray<Block> blocks, int index)
    {
        var flat = InlineCut.Flat(content).Trim();
        if (flat.Length is 0 or > LongestTopic || flat[^1] is '.' or ':' or '!' or '?' or '。' or '：' or '！' or '？' or '，' || index + 1 >= blocks.Count || Label.Of(vocabulary, content, UnknownLabels.NeedBold) is not null || InlineCut.HasLinks(content)) return false;
        // Where headings have levels, a topic is one.
        if (blocks[index + 1] is Block.Heading { Level: > 0 }) return false;
        var next = blocks[index + 1] switch { Block.Heading heading => heading.Content, Block.Paragraph paragraph => paragraph.Content, _ => [] };
        return Numbering.Of(vocabulary, InlineCut.Flat(next)) is { } numbered && numbered.Number == issue.PaperCount + 1 && Evidence.OfPaper(vocabulary, blocks, index + 2);
    }

    /// <summary>True for a label over its value, such as <c>Authors</c> or <c>Abstract</c>, which is no title.</summary>
    public bool IsLabelAlone(EquatableArray<Inline> content)
    {
        var flat = InlineCut.Flat(content).Trim();
        return (Numbering.Of(vocabulary, flat) is { } numbered ? vocabulary.Of(numbered.Rest) : RunningText.MeaningOf(vocabulary, content)) is not (Meaning.Unknown or Meaning.Axis or Meaning.PaperItem or Meaning.Title) && !InlineCut.HasLinks(content);
    }

    // Few titles of papers, and many of topics and dates, are a word or two.
    private static bool IsShort(EquatableArray<Inline> content) => InlineCut.Flat(content) is var flat && !Words.AreAtLeast(flat, 3) && flat.EasternCount() < 6 && !InlineCut.HasLinks(content);
}
