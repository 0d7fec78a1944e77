using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>Stories that name their papers in a line of their own, as letters in prose do: <c>Read more: [Title (arXiv)](https://arxiv.org/…)</c>.</summary>
internal sealed class StoryLinks(IssueDraft issue)
{
    private const int FewestTitleWords = 4;

    private readonly Vocabulary vocabulary = issue.Vocabulary;

    // The open paper, where it is a story's, which ends where the next begins.
    private PaperDraft? story;

    /// <summary>Starts the paper that a paragraph names so, where none is open but a story's; false when it names none.</summary>
    public bool Starts(Block.Paragraph paragraph)
    {
        if (issue is not { IsOnePaper: false, ItemLevel: 0, Idea: null } || issue.SectionKind is Meaning.SynthesisSection or Meaning.Ideas || (issue.Paper is not null && issue.Paper != story) || TitleIn(paragraph.Content) is not { IsEmpty: false } title) return false;
        issue.StartPaper(null, title, paragraph.Origin, 0);
        story = issue.Paper;
        return true;
    }

    private EquatableArray<Inline> TitleIn(EquatableArray<Inline> paragraph)
    {
        if (!InlineCut.HasLinks(paragraph) || !InlineCut.Flat(paragraph).AsSpan().ContainsAny(':', '：')) return [];
        foreach (var line in InlineCut.Lines(paragraph))
            if (Label.Of(vocabulary, line, UnknownLabels.NeedBold) is { Meaning: Meaning.Link } label && InlineCut.Links(label.Value) is [var link] && IsTitle(label.Value, link)) return WithoutRepository(link);
        return [];
    }

    // The link begins the value, and hardly more than a mark or where it stands follows.
    private static bool IsTitle(EquatableArray<Inline> value, Inline.Link link) => value[0] is Inline.Link && IdentifierReader.Identifies(link.Target) && InlineCut.Flat(link.Content) is var shown
        && Words.AreAtLeast(shown, FewestTitleWords) && !TitledParagraph.IsAddress(shown) && Words.Count(InlineCut.From(value, shown.Length)) <= FewestTitleWords;

    private static EquatableArray<Inline> WithoutRepository(Inline.Link link)
    {
        var shown = InlineCut.Flat(link.Content).TrimEnd();
        return shown is [.., ')'] && shown.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var open && MetaLine.IsRepository(shown[(open + 2)..^1]) ? [link with { Content = InlineCut.Between(link.Content, 0, open) }] : [link];
    }
}
