using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// Lines before the line that names the paper they speak of: labelled ones, <c>arXiv:2601.90001</c> and <c>Date: …</c> over <c>Title: …</c>, as in arXiv's mails; and badges, <c>8/10</c> or
/// <c>cs.CL</c> and <c>0.93</c>, as over the titles of cards, where the first such line stands before any paper.
/// </summary>
internal sealed partial class HeldLines(IssueDraft issue, TitleLines titles)
{
    private const int MostHeld = 5;

    private readonly Vocabulary vocabulary = issue.Vocabulary;
    private readonly List<(Label Label, Block.Paragraph Line)> held = [];
    private bool badgesLead;

    /// <summary>True when a line is kept for the paper whose title follows: where no paper is open, or a line across ended it.</summary>
    public bool Takes(Block.Paragraph paragraph, EquatableArray<Block> blocks, int index)
    {
        if ((issue.Paper is not null && !issue.IsAfterBreak) || issue.Idea is not null || ValueOf(paragraph) is not { Meaning: Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.Date } label) return false;
        // One with more parts than the labelled one is more than a value to hold.
        if (LabelledLines.Of(vocabulary, paragraph.Content).Count > 1) return false;
        var next = index + 1;
        while (next < Math.Min(blocks.Count, index + MostHeld) && ValueOf(blocks[next]) is { Meaning: Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.Date or Meaning.Source or Meaning.Topics }) next++;
        if (next >= blocks.Count || ValueOf(blocks[next]) is not { Meaning: Meaning.Title, Value.IsEmpty: false }) return false;
        if (!Evidence.OfPaper(vocabulary, blocks, next + 1) && LabelledLines.Of(vocabulary, ((Block.Paragraph)blocks[next]).Content).Count < 2) return false;
        held.Add((label, paragraph));
        return true;
    }

    /// <summary>True when a line of badges is kept for the paper whose title follows.</summary>
    public bool TakesBadges(Block.Paragraph paragraph, EquatableArray<Block> blocks, int index)
    {
        if (index + 1 >= blocks.Count || (issue.Paper is not null && !badgesLead) || issue.Idea is not null || InlineCut.Flat(paragraph.Content) is not { Length: > 0 and <= LongestBadges } flat || !ScoreReader.HasValue(flat) || InlineCut.HasLinks(paragraph.Content)) return false;
        var badges = new List<Label>();
        foreach (var line in RunningText.LinesOf(paragraph.Content))
        {
            if (BadgeOf(InlineCut.Flat(line).Trim()) is not (not Meaning.Unknown and var badge)) return false;
            badges.Add(new Label("", badge, line));
        }

        if (!badges.Exists(label => label.Meaning == Meaning.Scores)) return false;
        var isTitle = blocks[index + 1] switch
        {
            Block.Heading { Level: >= 0 } heading => titles.IsPaper(heading.Content, heading.Level, blocks, index + 1),
            Block.Paragraph below => TitledParagraph.Of(vocabulary, below, blocks, index + 1).Count > 0,
            _ => false,
        };
        if (!isTitle) return false;
        badgesLead = true;
        issue.CloseItem();
        held.AddRange(badges.Select(label => (label, paragraph)));
        return true;
    }

    private const int LongestBadges = 60;

    private Meaning BadgeOf(string badge) => ScoreReader.AreOwn(vocabulary, badge) || ShareForm().IsMatch(badge) ? Meaning.Scores : CategoryForm().IsMatch(badge) ? Meaning.Topics : Meaning.Unknown;

    // A share of one, with two decimals or more.
    [GeneratedRegex(@"^[01]\.[0-9]{2,4}\z")]
    private static partial Regex ShareForm();

    // A category of arXiv.
    [GeneratedRegex(@"^[a-z]{2,8}(?:-[a-z]{2,4})?\.[A-Za-z-]{2,9}\z")]
    private static partial Regex CategoryForm();

    private Label? ValueOf(Block block) => block is Block.Paragraph { Content: { IsEmpty: false } content } && LabelledLines.Of(vocabulary, content) is [var first, ..] ? Label.Of(vocabulary, first, UnknownLabels.NeedBold) : null;

    /// <summary>Gives what is held to the paper that has begun.</summary>
    public void GiveTo(PaperDraft paper)
    {
        foreach (var (label, line) in held)
        {
            if (paper.Take(label, line.Origin)) continue;
            paper.Fields.Start(FieldList.KindOf(label.Meaning), label.Text, FieldForm.Plain, line.Origin, [new Block.Paragraph(label.Value) { Origin = line.Origin }]);
            paper.Fields.Close();
        }

        held.Clear();
    }

    /// <summary>Keeps as text what is held when the line that was to name the paper has been read and named none.</summary>
    public void Release(Block read)
    {
        if (held is [] || ReferenceEquals(held[^1].Line, read)) return;
        foreach (var line in held.Select(entry => entry.Line).Distinct()) issue.Keep(line);
        held.Clear();
    }
}
