using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Merging;
using Digest.Typesetting.Fonts;

namespace Digest.Render.Pdf.Layout;

/// <summary>What is known of a whole issue before any part of it is set; all parts share it, and may ask at the same time.</summary>
internal sealed class IssueFacts
{
    private readonly Lazy<ILookup<Paper, string>> unverified;
    private readonly Lazy<Dictionary<Paper, string>> sectionTitles;
    private readonly Lazy<ScoreLook> metaLook;

    public IssueFacts(Issue issue, FontSet fonts, Theme theme, PageOptions options, IReadOnlyDictionary<string, string> anchors)
    {
        (Issue, Fonts, Theme, Options, Anchors) = (issue, fonts, theme, options, anchors);
        (DottedAxes, FieldDays, BriefLabels) = (Dots.AxesOf(issue), new FieldDays(issue), BriefFields.LabelsOf(issue));
        Words = FixedWords.Of(issue.Language, fonts);
        unverified = new(() => Layout.Unverified.Of(issue, options.Findings));
        sectionTitles = new(() => TitlesOf(issue));
        metaLook = new(() => PaperMeta.LookOf(new Setting(this)));
    }

    public Issue Issue { get; }

    public FontSet Fonts { get; }

    public Theme Theme { get; }

    public PageOptions Options { get; }

    /// <summary>The anchors of papers by their ids.</summary>
    public IReadOnlyDictionary<string, string> Anchors { get; }

    /// <summary>The axes with dots beside their figures.</summary>
    public IReadOnlySet<string> DottedAxes { get; }

    /// <summary>The days of the fields of papers that have texts of several.</summary>
    public FieldDays FieldDays { get; }

    /// <summary>The labels of fields that stand beside their text.</summary>
    public IReadOnlySet<string> BriefLabels { get; }

    /// <summary>The words that are printed besides those of the issue.</summary>
    public FixedWords Words { get; }

    /// <summary>What was set before and is shown again.</summary>
    public RepeatedTexts Repeated { get; } = new();

    /// <summary>What the source gives as papers' identifiers and does not hold.</summary>
    public ILookup<Paper, string> Unverified => unverified.Value;

    /// <summary>The title of the section that a paper stands in.</summary>
    public IReadOnlyDictionary<Paper, string> SectionTitles => sectionTitles.Value;

    /// <summary>How scores look below the authors, on pages without a side column.</summary>
    public ScoreLook MetaLook => metaLook.Value;

    private static Dictionary<Paper, string> TitlesOf(Issue issue)
    {
        var titles = new Dictionary<Paper, string>(ReferenceEqualityComparer.Instance as IEqualityComparer<Paper>);
        foreach (var section in issue.Sections)
        {
            var title = PlainText.Of(section.Title);
            foreach (var paper in section.Papers) titles[paper] = title;
        }

        return titles;
    }
}
