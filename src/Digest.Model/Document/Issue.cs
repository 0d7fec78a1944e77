using Digest.Model.Text;

namespace Digest.Model.Document;

/// <summary>One issue of a research digest, as typed objects in the order of its source.</summary>
public sealed record Issue
{
    /// <summary>The issue's name in the archive: its series and date in lower-case ASCII, or a part of its hash; never empty.</summary>
    public required string Id { get; init; }

    /// <summary>The title as written; empty when the source gives none.</summary>
    public EquatableArray<Inline> Title { get; init; }

    /// <summary>The series it belongs to (the title without the date), or null.</summary>
    public string? Series { get; init; }

    /// <summary>Which version of the same issue this is, or null when not said.</summary>
    public string? Revision { get; init; }

    /// <summary>The day of the issue, or the first day of its period; null when not given.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The last day of the period, inclusive; null for a single day.</summary>
    public DateOnly? DateEnd { get; init; }

    /// <summary>The language the issue is written in, a BCP 47 tag such as <c>en</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The files it was read from.</summary>
    public EquatableArray<SourceInfo> Sources { get; init; }

    /// <summary>What stands between the title and the first section.</summary>
    public EquatableArray<Block> Lead { get; init; }

    /// <summary>Everything else, in the order of the source.</summary>
    public EquatableArray<Section> Sections { get; init; }

    /// <summary>What of the sources is nowhere in the issue, in their order.</summary>
    public EquatableArray<Dropped> Dropped { get; init; }

    /// <summary>How much of the source the reader understood.</summary>
    public Coverage Coverage { get; init; }

    /// <summary>The issues that this one was merged from, oldest first; empty for an issue that was not merged.</summary>
    public EquatableArray<IssuePart> Parts { get; init; }

    /// <summary>Every paper, in the order of the source.</summary>
    public IEnumerable<Paper> Papers => Sections.SelectMany(section => section.Papers);

    /// <summary>Every part of the synthesis, in the order of the source.</summary>
    public IEnumerable<SynthesisPart> Synthesis => Sections.SelectMany(section => section.Content).OfType<SectionItem.OfSynthesis>().Select(item => item.Part);

    /// <summary>Every research idea, in the order of the source.</summary>
    public IEnumerable<Idea> Ideas => Sections.SelectMany(section => section.Content).OfType<SectionItem.OfIdea>().Select(item => item.Idea);
}

/// <summary>A file an issue was read from.</summary>
/// <param name="Name">The file's name without its folder.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
public sealed record SourceInfo(string Name, string Sha256);

/// <summary>How many of a source's blocks a rule understood.</summary>
/// <param name="Understood">Blocks that became part of a typed field.</param>
/// <param name="Total">All blocks with content.</param>
public readonly record struct Coverage(int Understood, int Total)
{
    /// <summary>The places of the blocks that were kept as they stand, in order of the sources.</summary>
    public EquatableArray<Location> Rest { get; init; }
}

/// <summary>A titled part of an issue; its content keeps the order of the source.</summary>
public sealed record Section
{
    /// <summary>The title as written; empty for what stands under no heading.</summary>
    public EquatableArray<Inline> Title { get; init; }

    /// <summary>Papers, synthesis, ideas and plain text, in order.</summary>
    public EquatableArray<SectionItem> Content { get; init; }

    /// <summary>In a merged issue, the id of the issue whose section it is; null otherwise, and where several issues share it.</summary>
    public string? IssueId { get; init; }

    /// <summary>True for what was made from the rest of the issue, such as its numbers; merging leaves it out and makes it anew.</summary>
    public bool IsMade { get; init; }

    /// <summary>Where the heading was written.</summary>
    public Origin Origin { get; init; }

    /// <summary>The section's papers, in order.</summary>
    public IEnumerable<Paper> Papers => Content.OfType<SectionItem.OfPaper>().Select(item => item.Paper);

    /// <summary>What no rule understood or what is plain text, in order.</summary>
    public IEnumerable<Block> Text => Content.OfType<SectionItem.OfText>().Select(item => item.Block);
}

/// <summary>One thing in a section: one of the closed set nested here.</summary>
public abstract record SectionItem
{
    private SectionItem()
    {
    }

    /// <summary>A paper.</summary>
    public sealed record OfPaper(Paper Paper) : SectionItem;

    /// <summary>A part of the synthesis.</summary>
    public sealed record OfSynthesis(SynthesisPart Part) : SectionItem;

    /// <summary>A research idea.</summary>
    public sealed record OfIdea(Idea Idea) : SectionItem;

    /// <summary>Text that is none of these, kept as it stands.</summary>
    public sealed record OfText(Block Block) : SectionItem;
}
