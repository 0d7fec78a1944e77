namespace Digest.Model.Recognition;

/// <summary>What a label or a heading means, whatever its language and spelling.</summary>
internal enum Meaning : byte
{
    Unknown,

    // Sections.
    Papers,
    SynthesisSection,
    Ideas,
    Statistics,

    // Parts of the synthesis.
    Patterns,
    Gaps,
    Contradictions,

    // What identifies a paper.
    Authors,
    Link,
    Code,
    Source,
    Venue,
    Date,
    Arxiv,
    Doi,
    Pmid,
    Pmcid,
    Isbn,
    Topics,
    FullTitle,
    Title,
    Scores,
    Total,
    Axis,
    BasedOn,
    IdeaItem,
    PaperItem,

    // Values.
    Nothing,

    // Fields.
    Summary,
    Why,
    KeyIdea,
    Method,
    New,
    Reuse,
    Relevance,
    Hypothesis,
    Nonobvious,
    Validation,
    Abstract,
    Tldr,
}
