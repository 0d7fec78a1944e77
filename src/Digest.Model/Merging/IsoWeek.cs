using System.Globalization;

namespace Digest.Model.Merging;

/// <summary>
/// A week as ISO 8601 numbers them: it begins on Monday and belongs to the year that holds its Thursday, so that the days around the turn of a year may belong to a
/// week of the year beside theirs, and a year has 52 weeks or 53.
/// </summary>
/// <param name="Year">The year that the week is counted in, which may differ from that of some of its days.</param>
/// <param name="Number">1 to 52 or 53.</param>
public readonly record struct IsoWeek(int Year, int Number)
{
    /// <summary>The week that holds a day.</summary>
    public static IsoWeek Of(DateOnly day)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return new(ISOWeek.GetYear(noon), ISOWeek.GetWeekOfYear(noon));
    }

    /// <summary>The week that an instant falls into where clocks show the time of <paramref name="zone"/>.</summary>
    public static IsoWeek Of(DateTimeOffset instant, TimeZoneInfo zone) => Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime));

    /// <summary>Reads <c>2026-W12</c>, also without the hyphen; <paramref name="problem"/> says in one sentence what is wrong, null when nothing is.</summary>
    public static bool TryParse(string text, out IsoWeek week, out string? problem)
    {
        week = default;
        problem = null;
        var bare = text.Trim().Replace("-", "", StringComparison.Ordinal);
        if (bare.Length is not (6 or 7) || bare[4] is not ('W' or 'w') || !int.TryParse(bare.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is 0 or 9999
            || !int.TryParse(bare.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            problem = $"“{text}” is no week; one is written as 2026-W12.";
            return false;
        }

        var weeks = ISOWeek.GetWeeksInYear(year);
        if (number < 1 || number > weeks)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"There is no week {number} in {year:0000}, whose weeks are W01 to W{weeks}.");
            return false;
        }

        week = new(year, number);
        return true;
    }

    /// <summary>Its Monday.</summary>
    public DateOnly First => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    /// <summary>Its seven days.</summary>
    public Period Days => new(First, First.AddDays(6));

    /// <summary>The week before.</summary>
    public IsoWeek Previous => Of(First.AddDays(-7));

    /// <summary><c>2026-W12</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");
}

/// <summary>Days in a row.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, which belongs to it; not before the first.</param>
public readonly record struct Period(DateOnly First, DateOnly Last)
{
    /// <summary>True for a day of the period.</summary>
    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>Its days, in order.</summary>
    public IEnumerable<DateOnly> All
    {
        get
        {
            for (var day = First; day <= Last; day = day.AddDays(1))
            {
                yield return day;
                if (day == DateOnly.MaxValue) yield break;
            }
        }
    }
}
