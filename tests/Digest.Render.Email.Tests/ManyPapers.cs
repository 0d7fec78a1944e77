using System.Globalization;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Html.Tests;

namespace Digest.Render.Email.Tests;

/// <summary>Issues of many papers, each of some 2,000 characters, with scores, people whom they concern, and formulas.</summary>
internal static class ManyPapers
{
    public static Issue Issue(int count) => MadeIssue.Full with { Id = "many", Sections = [new Section { Title = MadeIssue.Words("Papers"), Content = [.. Enumerable.Range(1, count).Select(Paper)] }] };

    private static SectionItem Paper(int n)
    {
        var like = MadeIssue.Full.Papers.First();
        var text = string.Create(CultureInfo.InvariantCulture, $"Finding {n} is that snow lasts {n} days longer. It was measured twice. ") + string.Concat(Enumerable.Repeat("The slope was walked again in autumn, and the loss was smaller than in spring. ", 18));
        return new SectionItem.OfPaper(like with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"arxiv:2605.{n:00000}"),
            Number = n,
            Title = MadeIssue.Words(string.Create(CultureInfo.InvariantCulture, $"A study of snow at station {n} and its neighbours")),
            ShortTitle = null,
            Identifiers = new Identifiers { Arxiv = string.Create(CultureInfo.InvariantCulture, $"2605.{n:00000}") },
            Links = [],
            Scores = [new Score { Axis = "Relevance", Value = n % 5 + 1, Max = 5 }, new Score { Axis = "Novelty", Value = n % 4 + 1, Max = 5 }, new Score { Axis = "Total", Value = (n % 5) + (n % 4) + 2 }],
            Mentions = n % 3 == 0 ? [new Mention("Ada Lovelace", "Relevance for us")] : [],
            Fields = [MadeIssue.Field(FieldKind.Summary, "Summary", FieldForm.Plain, new Inline.Text(text)), .. like.Fields, MadeIssue.Field(FieldKind.Relevance, "Relevance for us", FieldForm.Box, new Inline.Text(n % 3 == 0 ? "Ada Lovelace could fit it. Others need not." : "Low."))],
        });
    }
}
