using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>Takes lines with labels, and lines that say without one what is not known yet, into the open paper or idea.</summary>
internal sealed class ValueReader(IssueDraft issue)
{
    // "Save · Cite · PDF"
    private const int LongestRow = 120;

    private readonly Vocabulary vocabulary = issue.Vocabulary;

    /// <summary>Takes a labelled line into the open paper or idea; false when there is none or the line has no label.</summary>
    /// <param name="content">The line.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="more">Blocks that belong to it, such as the rest of a list entry.</param>
    /// <param name="unknown">Whether labels that the vocabulary does not know count.</param>
    public bool TakeLabelled(EquatableArray<Inline> content, Origin at, EquatableArray<Block> more, UnknownLabels unknown)
    {
        if (issue.Fields is not { } fields) return false;
        if (Label.Of(vocabulary, content, unknown) is not { } label) return TakeBare(content, at, more);
        issue.GoOn();
        if (more.IsEmpty && TakeTyped(label, at)) return true;
        EquatableArray<Block> value = label.Value.IsEmpty ? more : [new Block.Paragraph(label.Value) { Origin = at }, .. more];
        fields.Start(FieldList.KindOf(label.Meaning), label.Text, FieldForm.Plain, at, value);
        return true;
    }

    // A label on a line of its own ("Relevance to the group"), or scores without a label.
    private bool TakeBare(EquatableArray<Inline> content, Origin at, EquatableArray<Block> more)
    {
        var flat = InlineCut.Flat(content).Trim();
        if (flat.Length <= 60 && !InlineCut.HasLinks(content) && RunningText.MeaningOf(vocabulary, content) is var meaning && FieldList.KindOf(meaning) != FieldKind.Other)
        {
            issue.GoOn();
            issue.Fields!.Start(FieldList.KindOf(meaning), flat, meaning == Meaning.Relevance ? FieldForm.Box : FieldForm.Plain, at, more);
            return true;
        }

        if (more.IsEmpty && TakesAwaited(content, at)) return true;
        if (more.IsEmpty && issue.Paper is { } open && open.Lacks(content))
        {
            var rest = MetaLine.Take(content, open, at);
            if (issue.TakesNotes && InlineCut.Flat(rest).Length < flat.Length) issue.Note(at, $"{Explainer.Named("paper", issue.LastPaper.Number ?? issue.PaperCount)}: authors, place, day");
            if (!rest.IsEmpty) issue.Keep(new Block.Paragraph(rest) { Origin = at });
            return true;
        }

        if (!more.IsEmpty || issue.Paper is not { } paper) return false;
        var scores = ScoreReader.Read(vocabulary, flat, ScoreReader.NoAxis);
        if (scores.IsEmpty)
        {
            paper.AddScores(ScoresInText.Among(vocabulary, flat));
            paper.AddScores(ScoresInText.Bold(vocabulary, content) is { IsEmpty: false } bold ? bold : ScoresInText.Closing(vocabulary, content));
            if (flat.Length <= LongestRow && flat.AsSpan().ContainsAny('·', '|', '•')) paper.Links.AddNamed(content);
        }

        return scores is not ([] or [{ Max: null }]) && TakeTyped(new Label("", Meaning.Scores, content), at);
    }

    // "Relevance:" over "★★★☆☆": a score in a block of its own below its label.
    private bool TakesAwaited(EquatableArray<Inline> content, Origin at)
    {
        if (issue.Paper is not { Fields: { Awaiting: { } name } fields } || vocabulary.Of(name) is not (Meaning.Scores or Meaning.Total or Meaning.Axis) || InlineCut.Flat(content).Trim() is not { Length: <= LongestRow } flat) return false;
        if (ScoreReader.Read(vocabulary, flat, name).IsEmpty) return false;
        fields.Withdraw();
        return TakeTyped(new Label(name, vocabulary.Of(name), content), at);
    }

    /// <summary>Takes a label with its value where it becomes a part of the open paper or idea; false when it does not.</summary>
    public bool TakeTyped(Label label, Origin at)
    {
        var isTaken = issue.Paper?.Take(label, at) ?? (issue.Idea is { } idea && label.Meaning == Meaning.BasedOn && idea.TakeBasis(label, at));
        if (isTaken && issue.TakesNotes) issue.Note(at, issue.Paper is null ? "idea: based on" : $"{Explainer.Named("paper", issue.LastPaper.Number ?? issue.PaperCount)}: {(label.Meaning == Meaning.Unknown ? "score" : label.Meaning.ToString().ToLowerInvariant())}");
        return isTaken;
    }

    /// <summary>Takes a table of two columns with labels in the first: the open paper's values.</summary>
    public bool TakesFields(Block.Table table)
    {
        if (issue.Paper is null || !FieldTable.Is(vocabulary, table)) return false;
        foreach (var (label, origin) in FieldTable.Rows(vocabulary, table))
            if (!issue.Paper.Take(label, origin)) issue.Paper.Fields.Start(FieldList.KindOf(label.Meaning), label.Text, FieldForm.Plain, origin, [new Block.Paragraph(label.Value) { Origin = origin }]);
        issue.Paper.Fields.Close();
        return true;
    }
}
