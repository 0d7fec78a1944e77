using System.Globalization;
using System.Text;
using Digest.Model.Document;
using Digest.Model.Reading;

namespace Digest.Model.Exporting;

/// <summary>Prints a whole issue with everything it holds, for <c>digest dump issue</c> and for tests; the form is stable, absent values are left out.</summary>
public static class IssueText
{
    /// <summary>The issue, two spaces further in for each level; every line ends in <c>\n</c>.</summary>
    public static string Print(Issue issue)
    {
        var text = new StringBuilder();
        Line(text, 0, $"issue {issue.Id}");
        Value(text, 1, "title", OutlineText.Print(issue.Title));
        Value(text, 1, "series", issue.Series);
        Value(text, 1, "revision", issue.Revision);
        Value(text, 1, "date", Days(issue.Date, issue.DateEnd));
        Value(text, 1, "language", issue.Language);
        foreach (var source in issue.Sources) Value(text, 1, "source", $"{source.Name} sha256 {source.Sha256}");
        Value(text, 1, "coverage", string.Create(CultureInfo.InvariantCulture, $"{issue.Coverage.Understood} of {issue.Coverage.Total}"));
        foreach (var part in issue.Parts) Value(text, 1, "part", $"{part.Id} of {Days(part.Date, part.DateEnd)}");
        Blocks(text, 1, "lead", issue.Lead);
        foreach (var section in issue.Sections) Print(text, section);
        return text.ToString();
    }

    private static void Print(StringBuilder text, Section section)
    {
        Line(text, 1, $"section{From(section.IssueId)}{(section.IsMade ? " made here" : "")}: {OutlineText.Print(section.Title)}");
        foreach (var item in section.Content)
        {
            switch (item)
            {
                case SectionItem.OfPaper paper:
                    Print(text, paper.Paper);
                    break;
                case SectionItem.OfSynthesis synthesis:
                    Print(text, synthesis.Part);
                    break;
                case SectionItem.OfIdea idea:
                    Print(text, idea.Idea);
                    break;
                case SectionItem.OfText plain:
                    Blocks(text, 2, "text", [plain.Block]);
                    break;
                default:
                    throw new InvalidOperationException($"{item.GetType().Name} is not in the closed set of section items.");
            }
        }
    }

    private static void Print(StringBuilder text, Paper paper)
    {
        Line(text, 2, $"paper{Number(paper.Number)}: {OutlineText.Print(paper.Title)}");
        Value(text, 3, "id", paper.Id);
        Value(text, 3, "short title", paper.ShortTitle);
        foreach (var author in paper.Authors)
        {
            var affiliations = string.Concat(author.Affiliations.Select(affiliation => $"; {affiliation}"));
            Value(text, 3, "author", $"{author.Name}{(author.Mark is { } mark ? $" [{mark}]" : "")}{affiliations}");
        }

        if (paper.AuthorsElided)
            Value(text, 3, "authors elided", paper.AuthorsBeforeElision is { } count ? $"after {count.ToString(CultureInfo.InvariantCulture)}" : "at the end");
        foreach (var identifier in paper.Identifiers.All) Value(text, 3, identifier.Kind.ToString().ToLowerInvariant(), identifier.Value);
        foreach (var link in paper.Links) Value(text, 3, "link", $"{link.Text}{(link.Url is { } url ? $" <{url}>" : "")}");
        Value(text, 3, "venue", paper.Venue);
        Value(text, 3, "published", Days(paper.Published, null));
        foreach (var score in paper.Scores) Value(text, 3, "score", Print(score));
        foreach (var topic in paper.Topics) Value(text, 3, "topic", topic);
        foreach (var mention in paper.Mentions) Value(text, 3, "mention", $"{mention.Name} in {mention.Field}{(mention.Sentence is { } sentence ? $": {sentence}" : "")}");
        foreach (var rating in paper.Ratings) Value(text, 3, "rating", Print(rating));
        Value(text, 3, "rank", paper.Rank?.ToString(CultureInfo.InvariantCulture));
        if (paper.Extent != PaperExtent.Full) Value(text, 3, "extent", paper.Extent.ToString().ToLowerInvariant());
        foreach (var appearance in paper.Appearances) Value(text, 3, "in", Print(appearance));
        foreach (var appearance in paper.SeenBefore) Value(text, 3, "seen before", Print(appearance));
        foreach (var field in paper.Fields) Print(text, field);
    }

    private static string Print(Rating rating)
    {
        var max = rating.Max is { } most ? string.Create(CultureInfo.InvariantCulture, $" of {most}") : "";
        var votes = string.Join(", ", rating.Votes.Select(vote => string.Create(CultureInfo.InvariantCulture, $"{vote.Rater} {vote.Value}")));
        return string.Create(CultureInfo.InvariantCulture, $"{rating.Axis} mean {rating.Mean:0.##}{max}, median {rating.Median:0.##}, spread {rating.Spread:0.##}: {votes}");
    }

    private static string Print(Appearance appearance)
    {
        var number = appearance.Number is { } given ? " as " + given.ToString(CultureInfo.InvariantCulture) : "";
        return $"{appearance.IssueId}{number}{(appearance.Section.Length > 0 ? $" under {appearance.Section}" : "")}";
    }

    private static string From(string? issue) => issue is null ? "" : $" of {issue}";

    private static string Print(Score score)
    {
        var max = score.Max is { } most ? string.Create(CultureInfo.InvariantCulture, $" of {most}") : "";
        var icon = score.Icon is { } sign ? $"{sign} " : "";
        return string.Create(CultureInfo.InvariantCulture, $"{icon}{score.Axis} = {score.Value}{max}, {score.Given.ToString().ToLowerInvariant()}{From(score.IssueId)}");
    }

    private static void Print(StringBuilder text, Field field)
    {
        var form = field.Form == FieldForm.Box ? " box" : "";
        var label = field.Label.Length > 0 ? $" “{field.Label}”" : "";
        Line(text, 3, $"field {field.Kind.ToString().ToLowerInvariant()}{form}{label}{From(field.IssueId)}");
        Blocks(text, 4, field.Content);
    }

    private static void Print(StringBuilder text, SynthesisPart part)
    {
        var start = part.Start is { } first ? $" from {first.ToString(CultureInfo.InvariantCulture)}" : "";
        Line(text, 2, $"synthesis {part.Kind.ToString().ToLowerInvariant()}{start}{From(part.IssueId)}: {OutlineText.Print(part.Title)}");
        foreach (var point in part.Points) Blocks(text, 3, "point", point.Content);
        Blocks(text, 3, "text", part.Text);
    }

    private static void Print(StringBuilder text, Idea idea)
    {
        Line(text, 2, $"idea{Number(idea.Number)}{From(idea.IssueId)}: {OutlineText.Print(idea.Title)}");
        if (idea.BasedOn.Count > 0) Value(text, 3, "based on label", idea.BasedOnLabel);
        foreach (var basis in idea.BasedOn) Value(text, 3, "based on", $"{basis.Text}{(basis.Paper is { } paper ? $" -> {paper}" : "")}");
        foreach (var field in idea.Fields) Print(text, field);
    }

    private static void Blocks(StringBuilder text, int depth, string name, EquatableArray<Block> blocks)
    {
        if (blocks.IsEmpty) return;
        Line(text, depth, name);
        Blocks(text, depth + 1, blocks);
    }

    private static void Blocks(StringBuilder text, int depth, EquatableArray<Block> blocks)
    {
        if (blocks.IsEmpty) return;
        foreach (var line in OutlineText.Print(blocks).TrimEnd('\n').Split('\n')) Line(text, depth, line);
    }

    private static string Number(int? number) => number is { } value ? " " + value.ToString(CultureInfo.InvariantCulture) : "";

    private static string? Days(DateOnly? first, DateOnly? last)
    {
        if (first is not { } day) return null;
        var end = last is { } until ? "/" + until.ToString("O", CultureInfo.InvariantCulture) : "";
        return day.ToString("O", CultureInfo.InvariantCulture) + end;
    }

    private static void Value(StringBuilder text, int depth, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) Line(text, depth, $"{name}: {value}");
    }

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', 2 * depth).Append(line.TrimEnd(' ')).Append('\n');
}
