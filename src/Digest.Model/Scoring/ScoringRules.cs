using Digest.Model.Diagnostics;

namespace Digest.Model.Scoring;

/// <summary>The kinds of problems that score sheets can have.</summary>
public static class ScoringRules
{
    /// <summary>The file is no score sheet: it has no heading row, no column that names papers, or none for votes.</summary>
    public static readonly DiagnosticRule NoSheet = new("DG1050", Severity.Error, "Not a score sheet");

    /// <summary>A row belongs to no paper of the issue, or to several; its votes count nowhere.</summary>
    public static readonly DiagnosticRule RowWithoutPaper = new("DG1051", Severity.Warning, "Row without a paper");

    /// <summary>A rater has two rows for one paper; the first counts.</summary>
    public static readonly DiagnosticRule RowTwice = new("DG1052", Severity.Warning, "Two rows for one paper");

    /// <summary>Where a vote belongs stands something else; it does not count.</summary>
    public static readonly DiagnosticRule NoNumber = new("DG1053", Severity.Warning, "Vote is no number");

    /// <summary>A sheet has no row for some papers.</summary>
    public static readonly DiagnosticRule MissingRow = new("DG1054", Severity.Info, "Paper without a row");

    /// <summary>A vote lies beyond the best possible value or below zero; it counts as it stands.</summary>
    public static readonly DiagnosticRule OffScale = new("DG1055", Severity.Warning, "Vote off the scale");

    /// <summary>Two sheets are of one rater; the votes of both count.</summary>
    public static readonly DiagnosticRule RaterTwice = new("DG1056", Severity.Warning, "Two sheets of one rater");

    /// <summary>A column holds neither names of papers nor votes; it is left out.</summary>
    public static readonly DiagnosticRule UnknownColumn = new("DG1057", Severity.Info, "Unknown column");

    /// <summary>Every rule of score sheets, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticRule> All { get; } = [NoSheet, RowWithoutPaper, RowTwice, NoNumber, MissingRow, OffScale, RaterTwice, UnknownColumn];
}
