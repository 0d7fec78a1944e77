namespace Digest.Model.Merging;

/// <summary>How a weekly issue is made.</summary>
public sealed record WeeklyOptions
{
    /// <summary>The days that it covers; issues of other days are left out. Null for all that is given.</summary>
    public Period? Days { get; init; }

    /// <summary>The week that these days are, or null when they are some other period.</summary>
    public IsoWeek? Week { get; init; }

    /// <summary>The series that it bears; null for that of its issues, when they share one.</summary>
    public string? Series { get; init; }

    /// <summary>Today, so that days to come are not called empty; null when all days count.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>How many papers are shown in full, the best first.</summary>
    public int Full { get; init; } = 10;

    /// <summary>The order of the topics; those not named follow in the order of their best papers.</summary>
    public EquatableArray<string> Topics { get; init; }

    /// <summary>What the papers are ranked by.</summary>
    public RankingOptions Ranking { get; init; } = new();
}
