using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Model.Reading;
using Digest.Model.Text;

namespace Digest.Model.Tests.Exporting;

/// <summary>An issue in which every value that can be given is given once and left out once.</summary>
internal static class Samples
{
    public static Inline Water => new Inline.Formula("\\ce{H2O}", FormulaReader.Read("\\ce{H2O}").Value, FormulaStyle.Inline);

    public static Issue Issue => new()
    {
        Id = "hive-2025-05-02",
        Series = "Hive Weekly",
        Revision = "2",
        Title = [new Inline.Text("Hive Weekly — 2025-05-02")],
        Date = new DateOnly(2025, 5, 2),
        DateEnd = new DateOnly(2025, 5, 8),
        Sources = [new SourceInfo("hive.md", new string('a', 64))],
        Lead = [Says("A quiet week.")],
        Coverage = new Coverage(9, 10),
        Dropped = [new Dropped("Skip to content", DropReason.PageChrome)],
        Sections =
        [
            new Section
            {
                Title = [new Inline.Text("Papers")],
                Content = [new SectionItem.OfPaper(Full), new SectionItem.OfPaper(Bare), new SectionItem.OfText(Says("A line that no rule understood."))],
            },
            new Section { Content = [new SectionItem.OfSynthesis(Synthesis), new SectionItem.OfIdea(Idea)] },
        ],
    };

    /// <summary>The same with what merging, joining sheets and a roster add.</summary>
    public static Issue Merged => Issue with
    {
        Parts = [new IssuePart { Id = "hive-2025-05-02", Title = "Hive Weekly", Series = "Hive Weekly", Date = new DateOnly(2025, 5, 2), DateEnd = new DateOnly(2025, 5, 3), Papers = 2, Ideas = 1, Coverage = new Coverage(9, 10) }],
        Sections =
        [
            new Section
            {
                Title = [new Inline.Text("Papers")],
                IssueId = "hive-2025-05-02",
                IsMade = true,
                Content = [new SectionItem.OfPaper(Repeated), new SectionItem.OfPaper(Bare), new SectionItem.OfText(Says("A line that no rule understood."))],
            },
            new Section { Content = [new SectionItem.OfSynthesis(Synthesis with { IssueId = "hive-2025-05-02" }), new SectionItem.OfIdea(Idea with { IssueId = "hive-2025-05-02", Fields = [Idea.Fields[0] with { IssueId = "hive-2025-05-02" }] })] },
        ],
    };

    private static Paper Repeated
    {
        get
        {
            EquatableArray<Appearance> appearances = [new Appearance { IssueId = "hive-2025-05-02", Date = new DateOnly(2025, 5, 2), Number = 3, Place = 2, Section = "Papers", Account = Bare }];
            return Full with
            {
                Scores = Full.Scores.Select(score => score with { IssueId = "hive-2025-05-02" }).ToEquatableArray(),
                Fields = Full.Fields.Select(entry => entry with { IssueId = "hive-2025-05-02" }).ToEquatableArray(),
                Mentions = [new Mention("Chidi", "Why it matters") { Sentence = "Chidi counts." }],
                Ratings = [new Rating { Axis = "Relevance", Max = 5, Votes = [new Vote("Ana", 4), new Vote("Bo", 2.5m)] }],
                Rank = 1,
                Extent = PaperExtent.Brief,
                Appearances = appearances,
                SeenBefore = appearances,
            };
        }
    }

    public static EquatableArray<Diagnostic> Diagnostics =>
    [
        new Diagnostic { Rule = ReadingRules.BrokenBytes, Message = "A broken byte.", Location = new SourceText("hive.md", "a\nb").At(new TextSpan(2, 1)) },
        new Diagnostic { Rule = ReadingRules.Empty, Message = "Nothing there." },
    ];

    public static Block.Paragraph Says(params Inline[] inlines) => new([.. inlines]);

    public static Block.Paragraph Says(string text) => Says(new Inline.Text(text));

    private static Paper Full => new()
    {
        Id = "arxiv:2505.00001",
        Number = 1,
        Title = [new Inline.Text("Bees need "), Water],
        ShortTitle = "Bees",
        Authors = [new Author("Ana Silva", ["Porto", "Lund"]) { Mark = "1" }, new Author("Bo Li", [])],
        AuthorsElided = true,
        AuthorsBeforeElision = 1,
        Identifiers = new Identifiers { Arxiv = "2505.00001", Doi = "10.1234/jb.5", Pmid = "123", Pmcid = "PMC4567", Isbn = "9780306406157", OpenReview = "Ab_cD3fGhI", Acl = "2025.bees-main.7", SemanticScholar = "CorpusID:12345", GitHub = "bees/water" },
        Links = [new PaperLink("arXiv:2505.00001", "https://arxiv.org/abs/2505.00001"), new PaperLink("Open paper", null)],
        Venue = "arXiv (q-bio.PE)",
        Published = new DateOnly(2025, 5, 1),
        Scores = [new Score { Axis = "Relevance", Value = 4.50m, Max = 5, Icon = "🔬", Raw = "🔬 Relevance 4.50/5" }, new Score { Axis = Score.TotalAxis, Value = 4.50m, Given = ScoreOrigin.Computed }],
        Topics = ["Bees"],
        AlsoAt = [Origin.None],
        Mentions = [new Mention("Chidi", "Why it matters")],
        Fields =
        [
            new Field { Kind = FieldKind.Why, Label = "Why it matters", Content = [Says(new Inline.Text("They drink "), Water), new Block.List(null, [new ListItem([Says("daily 🐝")])])] },
            new Field { Kind = FieldKind.Summary, Label = "", Content = [Says("Short.")], Form = FieldForm.Box },
        ],
    };

    private static Paper Bare => new() { Id = "title:0123456789abcdef", Title = [new Inline.Text("Nectar")] };

    private static SynthesisPart Synthesis => new()
    {
        Kind = SynthesisKind.Gaps,
        Title = [new Inline.Text("Gaps")],
        Points = [new ListItem([Says("Drones."), Says("Twice.")])],
        Start = 1,
        Text = [Says("Beside the points.")],
    };

    private static Idea Idea => new()
    {
        Number = 1,
        Title = [new Inline.Text("Count")],
        BasedOn = [new IdeaBasis("Bees", "arxiv:2505.00001"), new IdeaBasis("Hearsay", null)],
        BasedOnLabel = "Based on",
        Fields = [new Field { Kind = FieldKind.Hypothesis, Label = "Core hypothesis", Content = [Says("They count.")], Form = FieldForm.Box }],
    };
}
