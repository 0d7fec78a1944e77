using System.Globalization;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Html;

namespace Digest.Render.Email.Newsletters;

/// <summary>
/// The HTML body: one fluid column of at most 600 px in the manner of hybrid mail layouts, a table of fixed width around it for Outlook's Word
/// engine only, every style inline, real headings. Nothing needs its pictures, which are those of formulas in two dimensions. Layout tables have the role <c>presentation</c>; the score table is a real one.
/// </summary>
internal sealed partial class HtmlBody
{
    private readonly HtmlWriter writer = new();
    private readonly Issue issue;
    private readonly NewsletterOptions options;
    private readonly PaperDetails details;
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);
    private readonly HtmlStyle text;
    private readonly Dictionary<string, Paper> papers = new(StringComparer.Ordinal);
    private readonly FieldLabels labels;
    private int personalAt;

    private HtmlBody(Issue issue, NewsletterOptions options, PaperDetails details, FormulaPictures? pictures)
    {
        (this.issue, this.options, this.details, labels) = (issue, options, details, new FieldLabels(issue));
        text = MailStyle.Text with { Chemistry = options.Chemistry, Pictures = pictures is null ? null : formula => Shown(pictures.Of(formula)), Prose = Quantities.Tied };
        foreach (var paper in issue.Papers) papers.TryAdd(paper.Id, paper);
    }

    /// <summary>A body, the pictures it shows, and where what one reader sees first belongs: at the beginning of a line.</summary>
    internal sealed record Written(string Html, EquatableArray<NewsletterPicture> Pictures, int PersonalAt);

    /// <summary>The body with as much of each paper as <paramref name="details"/> says.</summary>
    public static Written Write(Issue issue, NewsletterOptions options, string subject, string preheader, PaperDetails details, FormulaPictures pictures, Concerned concerned, IReadOnlyList<ForReader> forYou)
    {
        var body = new HtmlBody(issue, options, details, pictures);
        body.Page(subject, preheader, concerned, forYou);
        return new(body.writer.Finish(), pictures.At(body.shown), body.personalAt);
    }

    /// <summary>What one reader sees first, to be put into the body that all share; it ends in a line end.</summary>
    public static string Personal(Issue issue, NewsletterOptions options, IReadOnlyList<ForReader> forYou)
    {
        var body = new HtmlBody(issue, options, new([], 0), null);
        body.ForYou(forYou);
        return body.writer.Finish();
    }

    // Text that no label stands above keeps its distance by itself.
    private HtmlStyle Loose => text with { Paragraph = MailStyle.Loose };

    private EquatableArray<FormulaPicture> Shown(EquatableArray<FormulaPicture> pieces)
    {
        foreach (var piece in pieces) shown.Add(piece.Address);
        return pieces;
    }

    private void Page(string subject, string preheader, Concerned concerned, IReadOnlyList<ForReader> forYou)
    {
        writer.Constant("<!DOCTYPE html>\n");
        writer.Open("html", ("lang", issue.Language), ("xmlns", "http://www.w3.org/1999/xhtml")).Open("head").Open("meta", ("charset", "utf-8"));
        writer.Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        writer.Open("meta", ("name", "x-apple-disable-message-reformatting")).Open("meta", ("name", "format-detection"), ("content", "telephone=no,date=no,address=no,email=no,url=no"));
        writer.Open("meta", ("name", "color-scheme"), ("content", "light dark")).Open("meta", ("name", "supported-color-schemes"), ("content", "light dark"));
        writer.Element("title", subject).Open("style").Constant(MailStyle.Sheet).Close().Close();
        writer.Open("body", ("style", MailStyle.Page)).Open("main").Open("div", ("lang", issue.Language), ("role", "article"), ("aria-roledescription", "email"), ("aria-label", subject), ("class", "out"), ("style", "background-color:" + MailStyle.Outside));
        writer.Element("div", preheader, ("style", MailStyle.Hidden));
        writer.Constant("\n<!--[if mso]><table role=\"presentation\" width=\"600\" align=\"center\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td><![endif]-->");
        writer.Open("table", [.. LayoutTable, ("align", "center"), ("class", "col"), ("style", MailStyle.Column)]).Open("tbody").Open("tr").Open("td", ("class", "pad"), ("style", MailStyle.Top));
        Top();
        writer.Close().Close().Open("tr").Open("td", ("class", "pad"), ("style", MailStyle.Row));
        writer.Constant("\n");
        personalAt = writer.Length;
        ForYou(forYou);
        ScoreTable.Write(writer, issue, details);
        foreach (var section in issue.Sections) Section(section);
        WhoShouldReadWhat(concerned);
        writer.Close().Close().Open("tr").Open("td", ("class", "pad"), ("style", MailStyle.Bottom));
        Foot();
        writer.Close().Close().Close().Close();
        writer.Constant("\n<!--[if mso]></td></tr></table><![endif]-->");
        writer.Close().Close().Close().Close();
    }

    private static (string, string?)[] LayoutTable => [("role", "presentation"), ("width", "100%"), ("cellpadding", "0"), ("cellspacing", "0"), ("border", "0")];

    private void Top()
    {
        writer.Open("h1", ("style", MailStyle.Title));
        if (issue.Series is { } series) writer.Text(series);
        else if (issue.Title.IsEmpty) writer.Text(IssueName.Of(issue));
        else InlineHtml.Write(writer, issue.Title, text);
        writer.Close();
        var facts = new[] { Wording.Period(issue), issue.Revision, issue.Papers.Any() ? Wording.Papers(issue.Papers.Count()) : null, issue.Ideas.Any() ? Wording.Ideas(issue.Ideas.Count()) : null };
        writer.Open("p", ("class", "mute"), ("style", MailStyle.Date)).Text(string.Join(" · ", facts.OfType<string>()));
        if (options.ArchiveUrl is { } url) writer.Text(" · ").Element("a", "Read on the web", ("href", url), ("style", MailStyle.Link));
        writer.Close();
        BlockHtml.Write(writer, Opening.Of(issue), text with { Paragraph = MailStyle.Lead });
    }

    private void Section(Section section)
    {
        if (!section.Title.IsEmpty) Heading("h2", section.Title, MailStyle.Section, null);
        foreach (var item in section.Content)
        {
            switch (item)
            {
                case SectionItem.OfPaper { Paper: var paper }: Paper(paper); break;
                case SectionItem.OfSynthesis { Part: var part }: Synthesis(part); break;
                case SectionItem.OfIdea { Idea: var idea }: Idea(idea); break;
                case SectionItem.OfText { Block: var block }: BlockHtml.Write(writer, [block], Loose); break;
                default: throw new InvalidOperationException($"{item.GetType().Name} is not in the closed set of section items.");
            }
        }
    }

    private void Heading(string element, EquatableArray<Inline> title, string css, string? number)
    {
        writer.Open(element, ("style", css));
        if (number is not null) writer.Element("span", number, ("class", "rust"), ("style", MailStyle.Number)).Text(" ");
        InlineHtml.Write(writer, title, text);
        writer.Close();
    }

    private void Paper(Paper paper)
    {
        var detail = details[paper];
        EquatableArray<Inline> title = paper.Title.IsEmpty ? [new Inline.Text(Wording.Untitled)] : paper.Title;
        Heading("h3", title, detail == PaperDetail.Line ? MailStyle.LineTitle : MailStyle.PaperTitle, paper.Number?.ToString(CultureInfo.InvariantCulture));
        if (detail == PaperDetail.Line)
        {
            Meta(paper, paper.Scores.FirstOrDefault(score => score.IsTotal) is { } total ? [$"{Wording.Total} {ScoreBoard.Figure(total)}"] : []);
            return;
        }

        if (PaperMeta.Authors(paper, options.MostAuthors) is { Length: > 0 } authors) writer.Element("p", authors, ("class", "mute"), ("style", MailStyle.Meta));
        Meta(paper, PaperMeta.Facts(issue, paper));
        if (detail == PaperDetail.Full) foreach (var field in paper.Fields) Field(field);
        else InShort(paper);
    }

    private void Meta(Paper paper, IEnumerable<string> given)
    {
        var facts = given.ToList();
        var links = PaperMeta.Links(paper);
        if (details[paper] == PaperDetail.Line) links = links.Take(1).ToEquatableArray();
        if (facts.Count == 0 && links.IsEmpty) return;
        writer.Open("p", ("class", "mute"), ("style", MailStyle.Meta)).Text(string.Join(" · ", facts));
        for (var at = 0; at < links.Count; at++)
        {
            if (at > 0 || facts.Count > 0) writer.Text(" · ");
            writer.Element("a", links[at].Text, ("href", links[at].Url), ("style", MailStyle.Link));
        }

        writer.Close();
    }

    private void Field(Field field)
    {
        if (field.Form == FieldForm.Plain)
        {
            if (labels.Label(field) is { Length: > 0 } label) writer.Element("h4", label, ("class", "rust"), ("style", MailStyle.Label));
            BlockHtml.Write(writer, field.Content, (labels.Label(field).Length > 0 ? text : Loose) with { HeadingLevel = 5 });
            return;
        }

        writer.Open("table", [.. LayoutTable, ("style", "margin:16px 0 0")]).Open("tbody").Open("tr").Open("td", ("class", "box"), ("style", MailStyle.Box));
        if (labels.Label(field) is { Length: > 0 } title) writer.Element("h4", title, ("class", "teal"), ("style", MailStyle.BoxLabel));
        BlockHtml.Write(writer, field.Content, text with { HeadingLevel = 5 });
        writer.Close().Close().Close().Close();
    }

    private void Synthesis(SynthesisPart part)
    {
        if (!part.Title.IsEmpty) Heading("h3", part.Title, MailStyle.PaperTitle, null);
        BlockHtml.Write(writer, part.Text, Loose);
        if (!part.Points.IsEmpty) BlockHtml.Write(writer, [new Block.List(part.Start, part.Points)], text);
    }

    private void Idea(Idea idea)
    {
        Heading("h3", idea.Title, MailStyle.PaperTitle, Wording.Idea(idea.Number));
        if (!idea.BasedOn.IsEmpty)
        {
            writer.Open("p", ("class", "mute"), ("style", MailStyle.Meta)).Text((idea.BasedOnLabel.Length > 0 ? idea.BasedOnLabel : Wording.BasedOn) + ": ");
            for (var at = 0; at < idea.BasedOn.Count; at++)
            {
                if (at > 0) writer.Text("; ");
                var basis = idea.BasedOn[at];
                if (basis.Paper is { } id && papers.TryGetValue(id, out var paper) && PaperMeta.Links(paper) is { IsEmpty: false } links)
                    writer.Element("a", basis.Text, ("href", links[0].Url), ("style", MailStyle.Link));
                else writer.Text(basis.Text);
            }

            writer.Close();
        }

        foreach (var field in idea.Fields) Field(field);
    }

    private void Foot()
    {
        writer.Open("hr", ("style", "border:0;border-top:1px solid " + MailStyle.Rule + ";margin:0 0 14px"));
        foreach (var line in FootLines.Of(issue, options)) writer.Element("p", line, ("class", "mute"), ("style", MailStyle.Foot));
        if (options.PdfUrl is { } pdf && options.AttachmentName is null) writer.Open("p", ("style", MailStyle.Foot)).Element("a", FootLines.Pdf, ("href", pdf), ("style", MailStyle.Link)).Close();
        if (options.ArchiveUrl is { } archive) writer.Open("p", ("style", MailStyle.Foot)).Element("a", FootLines.Archive, ("href", archive), ("style", MailStyle.Link)).Close();
        if (options.UnsubscribeUrl is { } url) writer.Open("p", ("style", MailStyle.Foot)).Element("a", FootLines.Unsubscribe, ("href", url), ("style", MailStyle.Link)).Close();
    }
}
