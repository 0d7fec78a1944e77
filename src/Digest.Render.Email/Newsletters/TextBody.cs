using System.Globalization;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Html;

namespace Digest.Render.Email.Newsletters;

/// <summary>The text body: what the HTML body says before anything is shortened, in the order of the HTML body, for readers of plain text.</summary>
internal sealed class TextBody
{
    private readonly FlowedLines lines = new();
    private readonly LinkNotes notes = new();
    private readonly Issue issue;

    private readonly NewsletterOptions options;

    private readonly FieldLabels labels;

    private TextBody(Issue issue, NewsletterOptions options) => (this.issue, this.options, labels) = (issue, options, new FieldLabels(issue));

    /// <summary>A body, and where what one reader sees first belongs: at the beginning of a line.</summary>
    internal sealed record Written(string Text, int PersonalAt);

    public static Written Write(Issue issue, NewsletterOptions options, Concerned concerned, IReadOnlyList<ForReader> forYou)
    {
        var body = new TextBody(issue, options);
        body.Top();
        body.lines.Gap();
        var personalAt = body.lines.Length;
        body.ForYou(forYou);
        body.Scores();
        foreach (var section in issue.Sections) body.Section(section);
        body.WhoShouldReadWhat(concerned);
        body.Foot();
        return new(body.lines.ToString(), personalAt);
    }

    /// <summary>What one reader sees first, to be put into the body that all share; it ends in an empty line.</summary>
    public static string Personal(Issue issue, NewsletterOptions options, IReadOnlyList<ForReader> forYou)
    {
        var body = new TextBody(issue, options);
        body.ForYou(forYou);
        body.lines.Gap();
        return body.lines.ToString();
    }

    // Addresses stand in the line itself: the numbers of notes belong to the body that all share.
    private void ForYou(IReadOnlyList<ForReader> papers)
    {
        if (papers.Count == 0) return;
        lines.Heading(PartNames.ForYou, '=');
        foreach (var (paper, sentences) in papers)
        {
            lines.Gap();
            lines.Paragraph(string.Join(' ', sentences.Select(sentence => sentence.Plain).Prepend(Named(paper) + (sentences.Count == 0 ? "" : ":"))));
        }
    }

    private void WhoShouldReadWhat(Concerned concerned)
    {
        var all = concerned.All.ToList();
        if (all.Count == 0) return;
        lines.Heading(PartNames.WhoReadsWhat, '=');
        foreach (var (name, papers) in all.Take(PartNames.MostNames)) lines.Paragraph($"• {name}: {string.Join("; ", papers.Select(Named))}");
        if (all.Count > PartNames.MostNames) lines.Paragraph(PartNames.More(all.Count - PartNames.MostNames));
    }

    private static string Named(Paper paper) => (paper.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number} ") : "") + PaperMeta.ShortTitle(paper).Replace('\n', ' ');

    private void Top()
    {
        lines.Heading(issue.Series ?? IssueName.Of(issue), '=');
        var facts = new[] { Wording.Period(issue), issue.Revision, issue.Papers.Any() ? Wording.Papers(issue.Papers.Count()) : null, issue.Ideas.Any() ? Wording.Ideas(issue.Ideas.Count()) : null };
        lines.Fixed(string.Join(" · ", facts.OfType<string>()));
        if (options.ArchiveUrl is { } url) lines.Fixed("On the web: " + url);
        Blocks(Opening.Of(issue));
    }

    private void Blocks(IEnumerable<Block> blocks)
    {
        foreach (var block in notes.Marked(blocks))
        {
            if (PlainText.Of([block]).Trim('\n') is not { Length: > 0 } text) continue;
            lines.Gap();
            if (block is Block.CodeBlock) foreach (var line in text.Split('\n')) lines.Fixed(line);
            else if (block is Block.Table table && Aligned(table) is { } rows) foreach (var row in rows) lines.Fixed(row);
            else lines.Paragraph(text);
        }
    }

    // Null when the columns do not fit beside each other.
    private static List<string>? Aligned(Block.Table table)
    {
        var rows = table.Rows.Select(row => row.Cells).Prepend(table.Head).Where(cells => !cells.IsEmpty)
            .Select(cells => cells.Select(cell => (Text: PlainText.Of(cell.Content).Replace('\n', ' '), cell.Alignment)).ToList()).ToList();
        var widths = Enumerable.Range(0, rows.Max(row => row.Count)).Select(at => rows.Where(row => at < row.Count).Max(row => TextColumns.Width(row[at].Text))).ToList();
        if (widths.Sum(width => width + 2) > FlowedLines.Columns) return null;
        return rows.Select(row => string.Join("  ", row.Select((cell, at) => cell.Alignment == Alignment.End ? TextColumns.Right(cell.Text, widths[at]) : TextColumns.Left(cell.Text, widths[at])))).ToList();
    }

    private void Scores()
    {
        var board = ScoreBoard.Of(issue);
        if (board.Rows.IsEmpty) return;
        var axes = board.Axes.Select(axis => TextColumns.Width(axis)).ToList();
        // An axis gets the columns of its name as long as a third of the line is left for the papers; else all are cut alike.
        var left = FlowedLines.Columns - 4 - 8;
        if (axes.Sum(width => width + 2) > left * 2 / 3) axes = axes.Select(width => Math.Min(width, Math.Max(3, left * 2 / 3 / axes.Count - 2))).ToList();
        var name = left - axes.Sum(width => width + 2);
        lines.Heading(Wording.ScoreCaption, '-');
        lines.Fixed(Columns("#", Wording.Paper, board.Axes, Wording.Total));
        foreach (var row in board.Rows)
            lines.Fixed(Columns(row.Rank?.ToString(CultureInfo.InvariantCulture) ?? "–", PaperMeta.ShortTitle(row.Paper).Replace('\n', ' '), row.Scores.Select(ScoreBoard.Figure), ScoreBoard.Figure(row.Total)));
        if (board.HasComputedTotal) lines.Paragraph(Wording.Computed);

        string Columns(string rank, string paper, IEnumerable<string> figures, string total) =>
            TextColumns.Left(rank, 4) + TextColumns.Left(paper, name) + string.Concat(figures.Select((figure, at) => "  " + TextColumns.Right(figure, axes[at]))) + (board.HasTotals ? "  " + TextColumns.Right(total, 6) : "");
    }

    private void Section(Section section)
    {
        if (!section.Title.IsEmpty) lines.Heading(PlainText.Of(notes.Marked(section.Title)), '=');
        foreach (var item in section.Content)
        {
            switch (item)
            {
                case SectionItem.OfPaper { Paper: var paper }: Paper(paper); break;
                case SectionItem.OfSynthesis { Part: var part }: Synthesis(part); break;
                case SectionItem.OfIdea { Idea: var idea }: Idea(idea); break;
                case SectionItem.OfText { Block: var block }: Blocks([block]); break;
                default: throw new InvalidOperationException($"{item.GetType().Name} is not in the closed set of section items.");
            }
        }
    }

    private void Paper(Paper paper)
    {
        var number = paper.Number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n}. ") : "";
        lines.Heading(number + (paper.Title.IsEmpty ? Wording.Untitled : PlainText.Of(notes.Marked(paper.Title))), '-');
        if (PaperMeta.Authors(paper, options.MostAuthors) is { Length: > 0 } authors) lines.Paragraph(authors);
        var facts = PaperMeta.Facts(issue, paper).Concat(PaperMeta.Links(paper).Select(link => $"{link.Text} {notes.Mark(link.Url)}")).ToList();
        if (facts.Count > 0) lines.Paragraph(string.Join(" · ", facts));
        foreach (var field in paper.Fields) Field(field);
    }

    private void Field(Field field)
    {
        var content = field.Content;
        var label = labels.Label(field);
        if (label.Length > 0 && content is [Block.Paragraph first, ..])
            Blocks([first with { Content = [new Inline.Text(label + ": "), .. first.Content] }, .. content.Skip(1)]);
        else
        {
            if (label.Length > 0) Blocks([new Block.Paragraph([new Inline.Text(label + ":")])]);
            Blocks(content);
        }
    }

    private void Synthesis(SynthesisPart part)
    {
        if (!part.Title.IsEmpty) lines.Heading(PlainText.Of(notes.Marked(part.Title)), '-');
        Blocks(part.Text);
        for (var at = 0; at < part.Points.Count; at++) Blocks([new Block.List(part.Start + at, [part.Points[at]])]);
    }

    private void Idea(Idea idea)
    {
        lines.Heading($"{Wording.Idea(idea.Number)}: {PlainText.Of(notes.Marked(idea.Title))}", '-');
        if (!idea.BasedOn.IsEmpty) lines.Paragraph($"{(idea.BasedOnLabel.Length > 0 ? idea.BasedOnLabel : Wording.BasedOn)}: {string.Join("; ", idea.BasedOn.Select(basis => basis.Text))}");
        foreach (var field in idea.Fields) Field(field);
    }

    private void Foot()
    {
        var links = notes.Lines.ToList();
        if (links.Count > 0)
        {
            lines.Heading("Links", '-');
            foreach (var link in links) lines.Fixed(link);
        }

        lines.Gap();
        lines.Fixed("--- ");
        foreach (var line in FootLines.Of(issue, options)) lines.Paragraph(line);
        if (options.PdfUrl is { } pdf && options.AttachmentName is null) lines.Fixed($"{FootLines.Pdf}: {pdf}");
        if (options.UnsubscribeUrl is { } url) lines.Fixed($"{FootLines.Unsubscribe}: {url}");
    }
}
