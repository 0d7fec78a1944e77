using Digest.Model.Diagnostics;

namespace Digest.Model.Merging;

/// <summary>The kinds of problems that merging issues can meet.</summary>
public static class MergingRules
{
    /// <summary>Two issues bear one day; both are merged.</summary>
    public static readonly DiagnosticRule OneDay = new("DG2020", Severity.Info, "Two issues of one day");

    /// <summary>An issue bears no day, so that nobody can tell whether it belongs to a period; it is left out.</summary>
    public static readonly DiagnosticRule NoDay = new("DG2021", Severity.Warning, "Issue without a day");

    /// <summary>Two papers have one title and differ in an identifier; they stay two.</summary>
    public static readonly DiagnosticRule OneTitle = new("DG2022", Severity.Info, "One title, two identifiers");

    /// <summary>A paper without identifiers has the title of several that differ in theirs; it stays by itself.</summary>
    public static readonly DiagnosticRule Undecided = new("DG2023", Severity.Warning, "Title of several papers");

    /// <summary>No issue belongs to the period.</summary>
    public static readonly DiagnosticRule NothingInPeriod = new("DG2024", Severity.Error, "No issue in the period");

    /// <summary>Every rule of merging, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticRule> All { get; } = [OneDay, NoDay, OneTitle, Undecided, NothingInPeriod];
}
