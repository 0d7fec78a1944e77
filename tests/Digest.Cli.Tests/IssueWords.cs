using System.Text;
using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Cli.Tests;

/// <summary>The text of an issue, stretch by stretch as it must be found in every output, and the search for it in a text that was laid out.</summary>
internal static partial class IssueWords
{
    // Room for what a page puts between two lines of a paragraph: cells beside it, side notes, the foot of one page and the head of the next.
    private const int Between = 900;

    /// <summary>Every stretch of running text, with a name for the place it has in the issue.</summary>
    public static IEnumerable<(string Where, Stretch Text)> Of(Issue issue)
    {
        // The day in a title is a typed value, and every output has its own form for days.
        yield return ("title", issue.Date is null ? new(issue.Title) : Plain(issue.Series ?? ""));
        foreach (var leaf in Leaves("lead", issue.Lead)) yield return leaf;
        foreach (var section in issue.Sections)
        {
            yield return ("section title", new(section.Title));
            foreach (var leaf in section.Content.SelectMany(Of)) yield return leaf;
        }
    }

    private static IEnumerable<(string, Stretch)> Of(SectionItem item)
    {
        switch (item)
        {
            case SectionItem.OfPaper { Paper: var paper }:
                yield return ($"{paper.Id} title", new(paper.Title));
                foreach (var author in paper.Authors.SelectMany(author => author.Affiliations.Prepend(author.Name))) yield return ($"{paper.Id} author", Plain(author));
                foreach (var link in paper.Links) yield return ($"{paper.Id} link", Plain(link.Text) with { Target = link.Url });
                // The total has the name that the issue's language has for it.
                foreach (var score in paper.Scores.Where(score => !score.IsTotal)) yield return ($"{paper.Id} score", Plain(score.Axis));
                if (paper.Venue is { } venue) yield return ($"{paper.Id} venue", Plain(venue));
                foreach (var topic in paper.Topics) yield return ($"{paper.Id} topic", Plain(topic));
                foreach (var leaf in Of(paper.Id, paper.Fields)) yield return leaf;
                break;
            case SectionItem.OfIdea { Idea: var idea }:
                yield return ("idea title", new(idea.Title));
                foreach (var basis in idea.BasedOn) yield return ("idea basis", Plain(basis.Text));
                foreach (var leaf in Of("idea", idea.Fields)) yield return leaf;
                break;
            case SectionItem.OfSynthesis { Part: var part }:
                yield return ("part title", new(part.Title));
                foreach (var leaf in Leaves("part", part.Text).Concat(part.Points.SelectMany(point => Leaves("point", point.Content)))) yield return leaf;
                break;
            case SectionItem.OfText { Block: var block }:
                foreach (var leaf in Leaves("text", [block])) yield return leaf;
                break;
        }
    }

    private static IEnumerable<(string, Stretch)> Of(string owner, IEnumerable<Field> fields) =>
        fields.SelectMany(field => Leaves($"{owner} {field.Kind} “{field.Label}”", field.Content).Prepend(($"{owner} label", Plain(field.Label))));

    private static IEnumerable<(string, Stretch)> Leaves(string where, IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Block.Heading heading => [(where, new Stretch(heading.Content))],
        Block.Paragraph paragraph => [(where, new(paragraph.Content))],
        Block.List list => list.Items.SelectMany(item => Leaves(where, item.Content)),
        Block.Table table => table.Rows.SelectMany(row => row.Cells).Concat(table.Head).Select(cell => (where + " cell", new Stretch(cell.Content))),
        Block.Quote quote => Leaves(where, quote.Content),
        Block.Admonition box => Leaves(where, box.Content).Prepend((where, new(box.Title))),
        Block.CodeBlock code => [(where, Plain(code.Value))],
        _ => Array.Empty<(string, Stretch)>(),
    });

    private static Stretch Plain(string text) => new([new Inline.Text(text)]);

    /// <summary>The stretches of <paramref name="issue"/> whose letters and digits are not found in order in <paramref name="text"/>.</summary>
    public static List<string> Missing(Issue issue, string text)
    {
        var found = Letters(text);
        return [.. Of(issue).Where(leaf => !Holds(found, leaf.Text) && !(leaf.Text.Target is { } target && text.Contains(target, StringComparison.Ordinal))).Select(leaf => $"{leaf.Where}: {leaf.Text}").Distinct()];
    }

    private static bool Holds(string found, Stretch wanted)
    {
        var words = wanted.Words;
        if (words.Count == 0) return true;
        for (var start = found.IndexOf(words[0], StringComparison.Ordinal); start >= 0; start = found.IndexOf(words[0], start + 1, StringComparison.Ordinal))
        {
            var (at, i) = (start + words[0].Length, 1);
            for (; i < words.Count; i++)
            {
                var next = found.IndexOf(words[i], at, Math.Min(Between + words[i].Length, found.Length - at), StringComparison.Ordinal);
                if (next < 0) break;
                at = next + words[i].Length;
            }

            if (i == words.Count) return true;
        }

        return false;
    }

    public static string Letters(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsLetterOrDigit));

    /// <summary>Running text as words of letters and digits; formulas are left out, since their parts are judged elsewhere and extraction may set them apart.</summary>
    internal sealed record Stretch(IEnumerable<Inline> Content)
    {
        /// <summary>Where a link leads: an output that has the link need not have its words (<c>Open paper</c>).</summary>
        public string? Target { get; init; }

        public List<string> Words => [.. Pieces(Content).SelectMany(piece => Word().Matches(piece.Normalize(NormalizationForm.FormKC).ToLowerInvariant()).Select(match => match.Value)).Where(word => word.Length > 0)];

        public override string ToString() => PlainText.WithTex(Content);

        private static IEnumerable<string> Pieces(IEnumerable<Inline> content) => FormulaParts().Split(PlainText.WithTex(content));
    }

    // A formula with what touches it is one word on the page.
    [GeneratedRegex(@"\S*\\\(.*?\\\)\S*", RegexOptions.Singleline)]
    private static partial Regex FormulaParts();

    // Scripts without spaces break between any two characters, and a page may put something there.
    [GeneratedRegex(@"[\u3040-\u30FA\u30FC-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]|[\p{L}\p{Nd}-[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]]+")]
    private static partial Regex Word();
}
