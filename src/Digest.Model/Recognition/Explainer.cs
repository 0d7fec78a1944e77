using System.Globalization;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// Says of each stretch of the sources what it was taken for: what became a part of the issue knows its place, lines that became typed values
/// were noted when they were taken, and what remains is named by its shape.
/// </summary>
internal sealed class Explainer
{
    private readonly List<Explanation> found = [];
    private int papers;

    public static EquatableArray<Explanation> Of(Outline outline, Issue issue, IEnumerable<Explanation> taken)
    {
        var explainer = new Explainer();
        foreach (var block in outline.Blocks.Where(block => block is Block.ThematicBreak)) explainer.Add(block.Origin, "rule");
        foreach (var part in issue.Dropped) explainer.Add(part.Origin, part.Reason switch
        {
            DropReason.PageChrome => "left out: the page's own",
            DropReason.Markup => "left out: markup",
            DropReason.Metadata => "left out: describes the file",
            _ => "left out: said before",
        });
        explainer.Text(issue.Lead, "text before the first section");
        foreach (var section in issue.Sections)
        {
            if (!section.Title.IsEmpty) explainer.Add(section.Origin, "section");
            foreach (var item in section.Content) explainer.Add(item);
        }

        // Later ones win among equals, so what was noted while reading is closer than what holds it.
        explainer.found.AddRange(taken);
        return explainer.found.OrderBy(entry => entry.At.File, StringComparer.Ordinal).ThenBy(entry => entry.At.Span.Start).ThenByDescending(entry => entry.At.Span.Length).ToEquatableArray();
    }

    private void Add(SectionItem item)
    {
        switch (item)
        {
            case SectionItem.OfPaper { Paper: var paper }:
                var name = Named("paper", paper.Number ?? papers + 1);
                papers++;
                Add(paper.Origin, $"{name}: title");
                foreach (var place in paper.AlsoAt) Add(place, $"{name}: presented again");
                foreach (var field in paper.Fields) Add(field, name);
                break;
            case SectionItem.OfIdea { Idea: var idea }:
                var called = Named("idea", idea.Number);
                Add(idea.Origin, $"{called}: title");
                foreach (var field in idea.Fields) Add(field, called);
                break;
            case SectionItem.OfSynthesis { Part: var part }:
                var kind = $"synthesis ({part.Kind.ToString().ToLowerInvariant()})";
                Add(part.Origin, kind);
                foreach (var point in part.Points) Add(point.Origin, $"{kind}: point");
                Text(part.Text, $"{kind}: text");
                break;
            case SectionItem.OfText { Block: var block }:
                Add(block.Origin, "text, kept as it stands");
                break;
            default:
                throw new InvalidOperationException($"{item.GetType().Name} is not in the closed set of section items.");
        }
    }

    private void Add(Field field, string owner)
    {
        var kind = field.Kind.ToString().ToLowerInvariant();
        var text = (field.Kind, field.Label) switch
        {
            (FieldKind.Other, "") => $"{owner}: text, kept as it stands",
            (FieldKind.Other, _) => $"{owner}: field “{field.Label}”",
            (_, "") => $"{owner}: {kind}",
            _ => $"{owner}: field “{field.Label}” ({kind})",
        };
        Add(field.Origin, text);
        Text(field.Content, text);
    }

    private void Text(EquatableArray<Block> blocks, string text)
    {
        foreach (var block in blocks) Add(block.Origin, text);
    }

    private void Add(Origin origin, string text)
    {
        if (origin.Location is { } at) found.Add(new Explanation(at, text));
    }

    /// <summary>An item with its number, where it has one.</summary>
    public static string Named(string kind, int? number) => number is { } value ? $"{kind} {value.ToString(CultureInfo.InvariantCulture)}" : kind;
}
