using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>Labelled lines before the line that names the paper they speak of: <c>arXiv:2601.90001</c> and <c>Date: …</c> over <c>Title: …</c>, as in arXiv's mails.</summary>
internal sealed class HeldLines(IssueDraft issue)
{
    private const int MostHeld = 5;

    private readonly Vocabulary vocabulary = issue.Vocabulary;
    private readonly List<(Label Label, Block.Paragraph Line)> held = [];

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
    public void Release(Block.Paragraph read)
    {
        if (held is [] || ReferenceEquals(held[^1].Line, read)) return;
        foreach (var (_, line) in held) issue.Keep(line);
        held.Clear();
    }
}
