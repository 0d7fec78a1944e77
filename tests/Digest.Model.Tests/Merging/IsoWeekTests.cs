using System.Globalization;
using Digest.Model.Merging;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Model.Tests.Merging;

public class IsoWeekTests
{
    // The examples of ISO 8601 and of its readers: the week belongs to the year of its Thursday.
    [Theory]
    [InlineData("2005-01-01", "2004-W53")]
    [InlineData("2005-01-02", "2004-W53")]
    [InlineData("2005-12-31", "2005-W52")]
    [InlineData("2006-01-01", "2005-W52")]
    [InlineData("2007-01-01", "2007-W01")]
    [InlineData("2007-12-31", "2008-W01")]
    [InlineData("2008-12-28", "2008-W52")]
    [InlineData("2008-12-29", "2009-W01")]
    [InlineData("2009-12-31", "2009-W53")]
    [InlineData("2010-01-03", "2009-W53")]
    [InlineData("2026-03-21", "2026-W12")]
    [InlineData("2026-12-31", "2026-W53")]
    [InlineData("2027-01-03", "2026-W53")]
    public void A_day_is_in_its_week(string day, string week) => Assert.Equal(week, IsoWeek.Of(DateOnly.Parse(day, CultureInfo.InvariantCulture)).ToString());

    [Theory]
    [InlineData("2026-W12", "2026-W12")]
    [InlineData("2026W12", "2026-W12")]
    [InlineData("2026-w03", "2026-W03")]
    [InlineData("2026-W53", "2026-W53")]
    public void A_week_reads(string text, string week)
    {
        Assert.True(IsoWeek.TryParse(text, out var read, out var problem), problem);
        Assert.Equal(week, read.ToString());
    }

    [Theory]
    [InlineData("2025-W53", "There is no week 53 in 2025, whose weeks are W01 to W52.")]
    [InlineData("2026-W00", "There is no week 0 in 2026, whose weeks are W01 to W53.")]
    [InlineData("2026-W54", "There is no week 54 in 2026, whose weeks are W01 to W53.")]
    [InlineData("2026-12", "“2026-12” is no week; one is written as 2026-W12.")]
    [InlineData("W12", "“W12” is no week; one is written as 2026-W12.")]
    [InlineData("next", "“next” is no week; one is written as 2026-W12.")]
    [InlineData("", "“” is no week; one is written as 2026-W12.")]
    public void What_is_no_week_is_said_to_be_none(string text, string said)
    {
        Assert.False(IsoWeek.TryParse(text, out _, out var problem));
        Assert.Equal(said, problem);
    }

    [Fact]
    public void Every_day_is_in_one_week_alone() => Prop.ForAll(Gen.Choose(0, 3_000_000).ToArbitrary(), number =>
    {
        var day = DateOnly.FromDayNumber(number);
        var week = IsoWeek.Of(day);
        return week.Days.Contains(day) && week.Days.All.Count() == 7 && week.Days.All.All(other => IsoWeek.Of(other) == week) && IsoWeek.Of(week.First.AddDays(7)).Previous == week;
    }).Holds();

    [Fact]
    public void An_instant_is_in_one_week_in_every_zone_also_at_the_turn_of_the_year()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            for (var hour = -30; hour <= 30; hour++)
            {
                foreach (var year in new[] { 2021, 2024, 2026, 2027 })
                {
                    var instant = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour);
                    var local = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
                    var week = IsoWeek.Of(instant, zone);
                    Assert.True(week.Days.Contains(local));
                    Assert.False(week.Previous.Days.Contains(local));
                    Assert.True(IsoWeek.TryParse(week.ToString(), out var same, out _) && same == week);
                }
            }
        }
    }
}
