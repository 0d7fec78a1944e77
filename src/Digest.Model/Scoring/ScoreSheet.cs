using Digest.Model.Diagnostics;
using Digest.Model.Text;

namespace Digest.Model.Scoring;

/// <summary>A sheet of votes that came back, read and not yet joined to an issue.</summary>
public sealed record ScoreSheet
{
    /// <summary>The file's name without folder and ending, which names the rater where the sheet does not.</summary>
    public required string Name { get; init; }

    /// <summary>Its rows that say anything.</summary>
    public EquatableArray<SheetRow> Rows { get; init; }

    /// <summary>The headings of its columns of votes, in order.</summary>
    public EquatableArray<string> Axes { get; init; }

    /// <summary>
    /// Reads a sheet: comma, semicolon or tab; UTF-8 with or without its mark, UTF-16 with it, or Windows-1252; with the line <c>sep=;</c> that spreadsheets put before it.
    /// Never throws because of what it holds.
    /// </summary>
    /// <param name="name">The file's name; it stands in diagnostics.</param>
    /// <param name="bytes">The file's bytes.</param>
    public static Diagnosed<ScoreSheet> Read(string name, ReadOnlyMemory<byte> bytes) => ScoreSheetReader.Read(name, bytes);
}

/// <summary>A rater's row for a paper.</summary>
public sealed record SheetRow
{
    /// <summary>Who votes.</summary>
    public required string Rater { get; init; }

    /// <summary>The paper's id as written; empty when the sheet has none.</summary>
    public string Id { get; init; } = "";

    /// <summary>The paper's number as written; empty when the sheet has none.</summary>
    public string Number { get; init; } = "";

    /// <summary>The paper's title as written; empty when the sheet has none.</summary>
    public string Title { get; init; } = "";

    /// <summary>What it says under each axis.</summary>
    public EquatableArray<SheetVote> Votes { get; init; }

    /// <summary>Where it stands.</summary>
    public Origin Origin { get; init; }
}

/// <summary>What a row says under an axis.</summary>
/// <param name="Axis">The heading of the column.</param>
/// <param name="Value">The value.</param>
/// <param name="Max">The best possible value where it is written with it (<c>4/5</c>), or null.</param>
public sealed record SheetVote(string Axis, decimal Value, decimal? Max)
{
    /// <summary>Where it stands.</summary>
    public Origin Origin { get; init; }
}
