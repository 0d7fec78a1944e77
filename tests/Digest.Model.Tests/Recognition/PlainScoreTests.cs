using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Tests.Recognition;

public class PlainScoreTests
{
    private static readonly string[] Axes = ["", "Fit", "A", "a-b", "A--b", "Wind - Lift", "Fit ", "Fit-", "Fit -", "Very long words of one axis which no one would write so", "one two three four", "one two three four five", "Total", "Größe", "Fit1", "(Fit", "-", " Fit", "out of"];

    private static readonly string[] Signs = ["", " ", ":", ": ", " : ", "=", " = ", ":  ", "::", "\t", ",", " - ", "/"];

    private static readonly string[] Numbers = ["", "8", "08", "8.5", "8.50", "0.0", ".5", "8.", "8.5.1", "8,5", "-8", "123456789", "1234567890", "1.234567", "1.2345678", "12345678.9", "123456789.1", "٣"];

    private static readonly string[] Tails = ["", "/10", " / 10", "/ 10", "/10.5", "/10.", "/", "/10/2", "%", " %", "%%", "/10%", " of 10", " points", ")", " ", "+", "/1.2345678", "★"];

    [Fact]
    public void A_plain_score_is_what_the_forms_find()
    {
        var plain = 0;
        foreach (var text in from axis in Axes from sign in Signs from number in Numbers from tail in Tails select axis + sign + number + tail)
        {
            if (PlainScore.Of(text) is not { } found) continue;
            plain++;
            var formed = ScoreReader.Formed(Vocabulary.Embedded, text, "Label");
            Assert.NotNull(formed);
            Assert.Equal((formed.Value, formed.Max, null), (found.Value, found.Max, formed.Icon));
            Assert.Equal(decimal.GetBits(formed.Value), decimal.GetBits(found.Value));
            Assert.Equal(decimal.GetBits(formed.Max ?? 0), decimal.GetBits(found.Max ?? 0));
            Assert.Equal([formed], ScoreReader.Read(Vocabulary.Embedded, text, "Label"));
        }

        Assert.InRange(plain, 1000, 10000);
    }

    [Fact]
    public void What_cannot_be_in_the_usual_form_is_not()
    {
        string[] tails = [.. Tails, " out of 10", " von 10", " auf 10", " sur 10", " de 10", " из 10", "／10", "％", "分", " 점", " Punkten", " pts.", "% points", ") ☀", "年", "-06-01", " = fit 5", "% relevant", " 9"];
        var refused = 0;
        foreach (var text in from axis in Axes from sign in Signs from number in Numbers from tail in tails select axis + sign + number + tail)
        {
            if (ScoreReader.MayBeForm(text)) continue;
            refused++;
            Assert.DoesNotMatch(ScoreReader.OneForm(), text);
        }

        Assert.InRange(refused, 1000, 100000);
    }

    [Theory]
    [InlineData("8", 0, "8", null)]
    [InlineData("8.5", 0, "8.5", null)]
    [InlineData("8/10", 0, "8", "10")]
    [InlineData("80%", 0, "80", "100")]
    [InlineData("Novelty: 8/10", 7, "8", "10")]
    [InlineData("Ease of use = 0.75", 11, "0.75", null)]
    public void Usual_shapes_are_plain(string text, int axis, string value, string? max)
    {
        static decimal Number(string digits) => decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(new PlainScore(axis, Number(value), max is null ? null : Number(max)), PlainScore.Of(text));
    }

    [Theory]
    [InlineData("A / 85", 85.0)]
    [InlineData("B+/70.5", 70.5)]
    [InlineData("S- / 100", 100.0)]
    [InlineData("A / 8x", null)]
    [InlineData("A / 1000", null)]
    [InlineData("A / 85%", null)]
    [InlineData("AB / 85", null)]
    [InlineData("G / 85", null)]
    public void Points_stand_behind_a_class(string text, double? points)
    {
        var read = ScoreReader.Read(Vocabulary.Embedded, text, "Rank");
        Assert.Equal(points is { } value ? ((decimal)value, "Rank") : null, read is [var score] ? (score.Value, score.Axis) : default((decimal, string)?));
    }

    [Theory]
    [InlineData("27 = relevance 15 + evidence 12", 3)]
    [InlineData("27 = relevance 15 + evidence", 0)]
    [InlineData("27 = 15 = 12", 0)]
    [InlineData("relevance=4 novelty=5", 2)]
    [InlineData("relevance=4 novelty=x5", 0)]
    [InlineData("9 Novelty: 7 Total: 16", 3)]
    [InlineData("Novelty: 7 | Fit: 8/10 | sure", 2)]
    [InlineData("sure | Fit: 8/10", 0)]
    public void Several_scores_are_read_only_where_every_part_is_one(string text, int count) => Assert.Equal(count, ScoreReader.Read(Vocabulary.Embedded, text, ScoreReader.NoAxis).Count);

    [Theory]
    [InlineData("Cells at Low Temperature — score: 0.8")]
    [InlineData("Winds over Harbours (9/10)")]
    [InlineData("Winds over Harbours - (9/10)")]
    [InlineData("Winds over Harbours- 9/10")]
    [InlineData("Winds over Harbours ★★★☆☆ (3/5)")]
    [InlineData("Winds over Harbours ⭐ 9/10")]
    [InlineData("Winds over 9/10")]
    public void A_dash_within_a_word_stands_before_no_score(string title)
    {
        static EquatableArray<Score> In(string text) => TitleReader.Read(Vocabulary.Embedded, [new Inline.Text(text)]).Scores;

        Assert.Equal(In(title), In("Fast-and-Slow " + title));
        Assert.Equal(title.EndsWith(" 9/10", StringComparison.Ordinal) && title.Contains("over 9", StringComparison.Ordinal), In(title).IsEmpty);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("fit 9", true)]
    [InlineData("■", true)]
    [InlineData("▱", true)]
    [InlineData("◯", true)]
    [InlineData("☆", true)]
    [InlineData("fit ✭", true)]
    [InlineData("⭐", true)]
    [InlineData("", false)]
    [InlineData("fit", false)]
    [InlineData("☂ ✓ ⬜", false)]
    [InlineData("٣", false)]
    public void A_digit_or_a_star_may_be_a_value(string text, bool has) => Assert.Equal(has, ScoreReader.HasValue(text));
}
