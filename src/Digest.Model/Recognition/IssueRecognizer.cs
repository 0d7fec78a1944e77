using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Reading;

namespace Digest.Model.Recognition;

/// <summary>
/// Turns an outline into an issue. Blocks are read in order by rules about shapes (a numbered heading followed by labelled lines is a paper) and words
/// (the vocabulary); what a block means depends on the section, paper or idea that is open. A block that no rule understands stays as text where
/// it stands.
/// </summary>
public static class IssueRecognizer
{
    /// <summary>The issue that an outline holds. Doubtful identifiers, scores and the like are diagnostics; nothing of the outline's text is dropped.</summary>
    public static Diagnosed<Issue> Recognize(Outline outline) => Recognize(outline, Vocabulary.Embedded);

    /// <summary>The issue that an outline holds, recognised as <paramref name="options"/> say.</summary>
    public static Diagnosed<Issue> Recognize(Outline outline, ReadOptions options) => Recognize(outline, Vocabulary.With(options.Vocabulary));

    internal static Diagnosed<Issue> Recognize(Outline outline, Vocabulary vocabulary) => Recognize(outline, vocabulary, takesNotes: false, out _);

    /// <summary>What each stretch of the outline's sources is taken for.</summary>
    internal static EquatableArray<Explanation> Explain(Outline outline, Vocabulary vocabulary)
    {
        var issue = Recognize(outline, vocabulary, takesNotes: true, out var taken).Value;
        return Explainer.Of(outline, issue, taken);
    }

    private static (IssueDraft Draft, ListedPapers Listed) Drafted(Outline outline, Vocabulary vocabulary, List<Diagnostic> diagnostics, bool takesNotes, bool isPost)
    {
        var draft = new IssueDraft(vocabulary, diagnostics) { TakesNotes = takesNotes };
        draft.StartFrom(outline.Properties, isPost);
        var blocks = ChatHeads.Parted(Unwrapping.Of(outline.Blocks));
        var listed = ListedPapers.Of(vocabulary, outline.Properties, blocks);
        new BlockReader(draft, HeadingLevels.Of(vocabulary, blocks), listed).Read(blocks);
        draft.AddListed(listed);
        return (draft, listed);
    }

    private static Diagnosed<Issue> Recognize(Outline outline, Vocabulary vocabulary, bool takesNotes, out IEnumerable<Explanation> taken)
    {
        var diagnostics = new List<Diagnostic>();
        if (CanonicalRecognizer.Reads(outline)) return new(CanonicalRecognizer.Recognize(outline, out taken), []);
        // First, since what was found out about a text is let go of once it is read.
        var language = Languages.Of(outline.Blocks);
        var (draft, listed) = Drafted(outline, vocabulary, diagnostics, takesNotes, isPost: false);
        if (draft.MayBePost && new List<Diagnostic>() is var others && Drafted(outline, vocabulary, others, takesNotes, isPost: true) is { Draft.PaperCount: > 1 } post) (draft, listed, diagnostics) = (post.Draft, post.Listed, others);
        taken = draft.Taken;
        var issue = draft.Build(outline, language);
        if (LeftProperties.Of(vocabulary, outline, issue, property => listed.Holds(property) || draft.Takes(property)).ToList() is { Count: > 0 } left) issue = issue with { Dropped = issue.Dropped.Concat(left).OrderBy(dropped => dropped.Origin.Span?.Start ?? 0).ToEquatableArray() };
        if (!issue.Papers.Any() && !issue.Synthesis.Any() && !issue.Ideas.Any() && (outline.Blocks.Count > 0 || outline.Properties.Count > 0))
        {
            diagnostics.Add(new Diagnostic
            {
                Rule = issue.Date is null ? RecognitionRules.NoDigest : RecognitionRules.NoPapers,
                Location = outline.Blocks.FirstOrDefault()?.Origin.Location,
                Message = issue.Date is null
                    ? $"{outline.Sources[0].Name} is no digest: it has no date, and no paper, synthesis or idea that could be recognised. Its text is kept as it stands."
                    : $"{outline.Sources[0].Name} has no paper, synthesis or idea that could be recognised. Its text is kept as it stands.",
                Hint = "A paper is a heading (“1. Title”) followed by lines such as “Authors: …”, “Link: …” or “Source: …”.",
            });
        }

        return new(issue, diagnostics.ToEquatableArray());
    }
}
