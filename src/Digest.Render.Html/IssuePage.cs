using System.Globalization;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;

namespace Digest.Render.Html;

/// <summary>An issue as one self-contained web page: no script, no picture, no outside resource; dark and printed forms by CSS.</summary>
public sealed class IssuePage
{
    private readonly HtmlWriter writer = new();
    private readonly Issue issue;
    private readonly HtmlStyle style;
    private readonly Dictionary<string, string> anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> anchored = new(StringComparer.Ordinal);
    private readonly FieldLabels labels;

    private IssuePage(Issue issue, IssuePageOptions options)
    {
        this.issue = issue;
        labels = new FieldLabels(issue);
        style = new HtmlStyle { Formulas = options.Formulas, Chemistry = options.Chemistry };
        foreach (var paper in issue.Papers) anchors.TryAdd(paper.Id, string.Create(CultureInfo.InvariantCulture, $"paper-{anchors.Count + 1}"));
    }

    /// <summary>The page as HTML text with <c>\n</c> line ends, and a warning for each link that was left out.</summary>
    public static Diagnosed<string> Write(Issue issue, IssuePageOptions options)
    {
        var page = new IssuePage(issue, options);
        page.writer.Constant("<!doctype html>\n");
        page.writer.Open("html", ("lang", issue.Language));
        page.Head();
        page.Body(options);
        page.writer.Close();
        return new(page.writer.Finish(), SafeLink.Refused(issue));
    }

    private void Head()
    {
        writer.Open("head").Open("meta", ("charset", "utf-8"));
        writer.Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        writer.Open("meta", ("name", "color-scheme"), ("content", "light dark"));
        writer.Element("title", IssueName.Of(issue));
        writer.Open("style").Constant(IssuePageCss.Sheet).Close().Close();
    }

    private void Body(IssuePageOptions options)
    {
        writer.Open("body").Element("a", Wording.Skip, ("class", "skip"), ("href", "#main"));
        writer.Open("header").Open("h1");
        if (issue.Series is { } series) writer.Text(series);
        else if (issue.Title.IsEmpty) writer.Text(IssueName.Of(issue));
        else InlineHtml.Write(writer, issue.Title, style);
        writer.Close().Open("p", ("class", "date")).Text(string.Join(" · ", Facts()));
        if (SafeLink.IsSafe(options.PdfUrl)) writer.Text(" · ").Element("a", "PDF", ("href", options.PdfUrl));
        writer.Close().Close();
        Contents();
        writer.Open("main", ("id", "main"));
        if (!issue.Lead.IsEmpty)
        {
            writer.Open("div", ("class", "lead"));
            BlockHtml.Write(writer, issue.Lead, style);
            writer.Close();
        }

        ScoreTableHtml.Write(writer, ScoreBoard.Of(issue), paper => "#" + anchors[paper.Id]);
        for (var at = 0; at < issue.Sections.Count; at++) Section(issue.Sections[at], at);
        writer.Close().Open("footer").Element("p", string.Join(" · ", Colophon())).Close().Close();
    }

    private IEnumerable<string> Facts()
    {
        if (Wording.Period(issue) is { } period) yield return period;
        if (issue.Revision is { } revision) yield return revision;
        if (issue.Papers.Any()) yield return Wording.Papers(issue.Papers.Count());
        if (issue.Ideas.Any()) yield return Wording.Ideas(issue.Ideas.Count());
    }

    private IEnumerable<string> Colophon()
    {
        foreach (var source in issue.Sources) yield return source.Name;
        if (issue.Coverage.Total > 0) yield return Wording.Coverage(issue.Coverage);
    }

    private void Contents()
    {
        if (issue.Sections.Count(section => !section.Title.IsEmpty) < 2) return;
        writer.Open("nav", ("aria-label", Wording.Contents)).Open("ul");
        for (var at = 0; at < issue.Sections.Count; at++)
        {
            if (issue.Sections[at].Title.IsEmpty) continue;
            writer.Open("li").Element("a", PlainText.Of(issue.Sections[at].Title), ("href", "#" + SectionId(at))).Close();
        }

        writer.Close().Close();
    }

    private static string SectionId(int at) => string.Create(CultureInfo.InvariantCulture, $"section-{at + 1}");

    private void Section(Section section, int at)
    {
        writer.Open("section", ("id", SectionId(at)));
        if (!section.Title.IsEmpty) Heading("h2", section.Title);
        foreach (var item in section.Content)
        {
            switch (item)
            {
                case SectionItem.OfPaper { Paper: var paper }: Paper(paper); break;
                case SectionItem.OfSynthesis { Part: var part }: Synthesis(part); break;
                case SectionItem.OfIdea { Idea: var idea }: Idea(idea); break;
                case SectionItem.OfText { Block: var block }: BlockHtml.Write(writer, [block], style); break;
                default: throw new InvalidOperationException($"{item.GetType().Name} is not in the closed set of section items.");
            }
        }

        writer.Close();
    }

    private void Heading(string element, EquatableArray<Inline> title)
    {
        writer.Open(element);
        InlineHtml.Write(writer, title, style);
        writer.Close();
    }

    private void Paper(Paper paper)
    {
        // A paper that the source presents twice has its anchor where it stands first.
        writer.Open("article", ("id", anchored.Add(paper.Id) ? anchors[paper.Id] : null)).Open("h3");
        if (paper.Number is { } number) writer.Element("span", number.ToString(CultureInfo.InvariantCulture), ("class", "number")).Text(" ");
        if (paper.Title.IsEmpty) writer.Text(Wording.Untitled);
        else InlineHtml.Write(writer, paper.Title, style);
        writer.Close();
        if (PaperMeta.AllAuthors(paper) is { Length: > 0 } authors) writer.Element("p", authors, ("class", "authors"));
        Meta(paper);
        var isBrief = paper.Extent == PaperExtent.Brief && !paper.Fields.IsEmpty;
        if (isBrief) writer.Open("details").Element("summary", Wording.More);
        foreach (var field in paper.Fields) Field(field);
        if (isBrief) writer.Close();
        writer.Close();
    }

    private void Meta(Paper paper)
    {
        var facts = PaperMeta.Facts(issue, paper).ToList();
        var links = PaperMeta.Links(paper);
        if (facts.Count == 0 && links.IsEmpty) return;
        writer.Open("p", ("class", "meta")).Text(string.Join(" · ", facts));
        for (var at = 0; at < links.Count; at++)
        {
            if (at > 0 || facts.Count > 0) writer.Text(" · ");
            writer.Element("a", links[at].Text, ("href", links[at].Url));
        }

        writer.Close();
    }

    private void Field(Field field)
    {
        writer.Open("div", ("class", field.Form == FieldForm.Box ? "field box" : "field"));
        if (labels.Label(field) is { Length: > 0 } label) writer.Element("h4", label);
        BlockHtml.Write(writer, field.Content, style with { HeadingLevel = 5 });
        writer.Close();
    }

    private void Synthesis(SynthesisPart part)
    {
        writer.Open("div", ("class", "synthesis"));
        if (!part.Title.IsEmpty) Heading("h3", part.Title);
        BlockHtml.Write(writer, part.Text, style);
        if (!part.Points.IsEmpty) BlockHtml.Write(writer, [new Block.List(part.Start, part.Points)], style);
        writer.Close();
    }

    private void Idea(Idea idea)
    {
        writer.Open("article", ("class", "idea")).Open("h3").Element("span", Wording.Idea(idea.Number), ("class", "number")).Text(" ");
        InlineHtml.Write(writer, idea.Title, style);
        writer.Close();
        if (!idea.BasedOn.IsEmpty)
        {
            writer.Open("p", ("class", "meta")).Text((idea.BasedOnLabel.Length > 0 ? idea.BasedOnLabel : Wording.BasedOn) + ": ");
            for (var at = 0; at < idea.BasedOn.Count; at++)
            {
                if (at > 0) writer.Text("; ");
                if (idea.BasedOn[at].Paper is { } id && anchors.TryGetValue(id, out var anchor)) writer.Element("a", idea.BasedOn[at].Text, ("href", "#" + anchor));
                else writer.Text(idea.BasedOn[at].Text);
            }

            writer.Close();
        }

        foreach (var field in idea.Fields) Field(field);
        writer.Close();
    }
}
