namespace Digest.Model.Document;

/// <summary>What raters give a paper on one axis.</summary>
public sealed record Rating
{
    /// <summary>The axis as the digest writes it, or as the sheet does when the digest has none such.</summary>
    public required string Axis { get; init; }

    /// <summary>The best possible value, or null when nobody says.</summary>
    public decimal? Max { get; init; }

    /// <summary>The votes in the order of the raters' names; never empty.</summary>
    public required EquatableArray<Vote> Votes { get; init; }

    /// <summary>The sum of the votes by their number, to 28 digits.</summary>
    public decimal Mean => Votes.Sum(vote => vote.Value) / Votes.Count;

    /// <summary>The middle vote by value; the mean of the two middle ones when their number is even.</summary>
    public decimal Median
    {
        get
        {
            var values = Votes.Select(vote => vote.Value).Order().ToList();
            return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
        }
    }

    /// <summary>The highest vote less the lowest; 0 for a single one.</summary>
    public decimal Spread => Votes.Max(vote => vote.Value) - Votes.Min(vote => vote.Value);

    /// <summary>How many raters voted.</summary>
    public int Raters => Votes.Select(vote => vote.Rater).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>One rater's value.</summary>
/// <param name="Rater">Who gives it.</param>
/// <param name="Value">The value.</param>
public sealed record Vote(string Rater, decimal Value);
