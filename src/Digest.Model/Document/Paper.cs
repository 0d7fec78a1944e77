using Digest.Model.Text;

namespace Digest.Model.Document;

/// <summary>A paper as the digest presents it.</summary>
public sealed record Paper
{
    /// <summary>The same in every issue: the kind and value of its first identifier (<c>arxiv:…</c>, <c>doi:…</c>, <c>pmid:…</c>; GitHub does not count), else <c>title:</c> and 16 hexadecimal digits of the normalised title's SHA-256.</summary>
    public required string Id { get; init; }

    /// <summary>The number the source gives it, or null.</summary>
    public int? Number { get; init; }

    /// <summary>The full title; empty when the source gives none.</summary>
    public EquatableArray<Inline> Title { get; init; }

    /// <summary>A shorter title that the source gives beside the full one, or null.</summary>
    public string? ShortTitle { get; init; }

    /// <summary>The authors that are named, in order.</summary>
    public EquatableArray<Author> Authors { get; init; }

    /// <summary>True when the source says that there are more authors than it names.</summary>
    public bool AuthorsElided { get; init; }

    /// <summary>How many of the named authors stand before those left out; null when none are or they stand at the end.</summary>
    public int? AuthorsBeforeElision { get; init; }

    /// <summary>Identifiers that hold.</summary>
    public Identifiers Identifiers { get; init; } = Identifiers.None;

    /// <summary>Links with their texts, in order.</summary>
    public EquatableArray<PaperLink> Links { get; init; }

    /// <summary>Where it appeared, as written: <c>arXiv (cond-mat.mtrl-sci)</c>, <c>MRS Communications</c>; null when not given.</summary>
    public string? Venue { get; init; }

    /// <summary>The day it appeared; null when not given.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Scores as the source gives them, a total among them; one that was computed is marked so.</summary>
    public EquatableArray<Score> Scores { get; init; }

    /// <summary>Topic labels.</summary>
    public EquatableArray<string> Topics { get; init; }

    /// <summary>People or groups that a field names as those whom the paper concerns.</summary>
    public EquatableArray<Mention> Mentions { get; init; }

    /// <summary>What the digest says of the paper, in order; text that has no label is among it.</summary>
    public EquatableArray<Field> Fields { get; init; }

    /// <summary>What raters give it, axis by axis, beside the scores of the digest; empty when no sheet was joined.</summary>
    public EquatableArray<Rating> Ratings { get; init; }

    /// <summary>Its place among the ranked papers of its issue, 1 for the best; equal ones share one. Null when it was not ranked.</summary>
    public int? Rank { get; init; }

    /// <summary>How much of it pages and mails show.</summary>
    public PaperExtent Extent { get; init; }

    /// <summary>In a merged issue, the issues that carry it, oldest first; empty in an issue that was not merged.</summary>
    public EquatableArray<Appearance> Appearances { get; init; }

    /// <summary>Issues before this one that carried it, oldest first; empty when there are none or nobody looked.</summary>
    public EquatableArray<Appearance> SeenBefore { get; init; }

    /// <summary>Where its title was written.</summary>
    public Origin Origin { get; init; }

    /// <summary>Where else the source presents it; what is said there is joined in here.</summary>
    public EquatableArray<Origin> AlsoAt { get; init; }
}

/// <summary>One author.</summary>
/// <param name="Name">The name as written, without marks.</param>
/// <param name="Affiliations">Names of institutions; empty when not given.</param>
public sealed record Author(string Name, EquatableArray<string> Affiliations)
{
    /// <summary>The mark that stands at the name (<c>1</c> for <c>¹</c>), or null. Authors of one paper with the same mark share affiliations.</summary>
    public string? Mark { get; init; }
}

/// <summary>A link that belongs to a paper.</summary>
/// <param name="Text">What the reader sees.</param>
/// <param name="Url">An absolute URI, or null when the carrier lost it.</param>
public sealed record PaperLink(string Text, string? Url);

/// <summary>Someone whom a field names.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Field">The label of the field.</param>
public sealed record Mention(string Name, string Field)
{
    /// <summary>The sentence that names them, as plain characters; null when the name was found without a roster.</summary>
    public string? Sentence { get; init; }
}

/// <summary>One score of a paper.</summary>
public sealed record Score
{
    /// <summary>The axis as written, without icons: <c>Relevance</c>; <c>Total</c> for the total.</summary>
    public required string Axis { get; init; }

    /// <summary>The value.</summary>
    public required decimal Value { get; init; }

    /// <summary>The best possible value, or null when the source does not say.</summary>
    public decimal? Max { get; init; }

    /// <summary>The icon that the source writes before the axis, or null.</summary>
    public string? Icon { get; init; }

    /// <summary>Whether the source gives it or it was added up here.</summary>
    public ScoreOrigin Given { get; init; }

    /// <summary>The words it was read from.</summary>
    public string Raw { get; init; } = "";

    /// <summary>In a merged issue, the id of the issue that gives it; null otherwise.</summary>
    public string? IssueId { get; init; }

    /// <summary>True for the total of the other axes.</summary>
    public bool IsTotal => Axis == TotalAxis;

    /// <summary>The axis that a total is given under, whatever the source calls it.</summary>
    public const string TotalAxis = "Total";
}

/// <summary>Where a score comes from.</summary>
public enum ScoreOrigin
{
    /// <summary>The source gives it.</summary>
    Given,

    /// <summary>The sum of the given axes.</summary>
    Computed,
}

/// <summary>What a field of a paper or an idea is about.</summary>
public enum FieldKind
{
    /// <summary>A summary, or prose that has no label.</summary>
    Summary,

    /// <summary>Why it matters.</summary>
    Why,

    /// <summary>The key idea.</summary>
    Idea,

    /// <summary>How it was done.</summary>
    Method,

    /// <summary>What is new.</summary>
    New,

    /// <summary>What can be used again, and by whom.</summary>
    Reuse,

    /// <summary>What it means for the group.</summary>
    Relevance,

    /// <summary>An idea's core hypothesis.</summary>
    Hypothesis,

    /// <summary>Why an idea is not obvious.</summary>
    Nonobvious,

    /// <summary>How an idea would be tested.</summary>
    Validation,

    /// <summary>The paper's own abstract.</summary>
    Abstract,

    /// <summary>The whole in a sentence.</summary>
    Tldr,

    /// <summary>Anything else; the label says what.</summary>
    Other,
}

/// <summary>A labelled piece of text.</summary>
public sealed record Field
{
    /// <summary>What it is about.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>The label as written, without its colon; empty for prose that has none.</summary>
    public required string Label { get; init; }

    /// <summary>What it says.</summary>
    public required EquatableArray<Block> Content { get; init; }

    /// <summary>How the source sets it apart from the text around it.</summary>
    public FieldForm Form { get; init; }

    /// <summary>In a merged issue, the id of the issue that says it; null otherwise.</summary>
    public string? IssueId { get; init; }

    /// <summary>Where it was written.</summary>
    public Origin Origin { get; init; }
}

/// <summary>How a field stands in its paper.</summary>
public enum FieldForm
{
    /// <summary>Running text.</summary>
    Plain,

    /// <summary>A box of its own, as for the relevance to a group.</summary>
    Box,
}
