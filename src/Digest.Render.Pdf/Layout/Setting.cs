using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Merging;
using Digest.Model.Text;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>What every part of a layout needs at hand: faces, theme, language, the anchors of papers, and a place to put diagnostics.</summary>
internal sealed class Setting(FontSet fonts, Theme theme, Issue issue, PageOptions options, IReadOnlyDictionary<string, string> anchors)
{
    private readonly HashSet<string> dotted = Dots.AxesOf(issue);
    private readonly FieldDays fieldDays = new(issue);
    private readonly HashSet<string> briefs = BriefFields.LabelsOf(issue);
    private readonly List<Diagnostic> diagnostics = [];

    private ScoreLook? metaLook;

    private readonly Lazy<ILookup<Paper, string>> unverified = new(() => Unverified.Of(issue, options.Findings));

    private readonly Lazy<Dictionary<Paper, string>> sections = new(() =>
    {
        var titles = new Dictionary<Paper, string>(ReferenceEqualityComparer.Instance as IEqualityComparer<Paper>);
        foreach (var section in issue.Sections)
            foreach (var paper in section.Papers) titles[paper] = PlainText.Of(section.Title);
        return titles;
    });

    public FontSet Fonts => fonts;

    public Theme Theme => theme;

    public Issue Issue => issue;

    public PageOptions Options => options;

    public string Language => issue.Language;

    /// <summary>The words that are printed besides those of the issue.</summary>
    public FixedWords Words { get; } = FixedWords.Of(issue.Language, fonts);

    /// <summary>The structure that grows while text is set.</summary>
    public StructureBuilder Structure { get; } = new();

    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>The anchor of the paper with an id, or null when the issue has none.</summary>
    public string? AnchorOf(string? paper) => paper is not null && anchors.TryGetValue(paper, out var anchor) ? anchor : null;

    /// <summary>True when dots stand beside this score, as beside all others of its axis.</summary>
    public bool HasDots(Score score) => dotted.Contains(score.Axis);

    /// <summary>A field as it is labelled: with its day, where its paper has texts of several.</summary>
    public Field Dated(Field field) => fieldDays.DayOf(field) is not { } day ? field
        : field with { Label = field.Label.Length == 0 ? Words.DayOf(day) : $"{field.Label} · {Words.DayOf(day)}" };

    /// <summary>True when every field of this label is short enough to stand beside it.</summary>
    public bool IsBrief(Field field) => briefs.Contains(field.Label);

    /// <summary>Notes a finding.</summary>
    public void Report(DiagnosticRule rule, Location? at, string message, string? hint = null) =>
        diagnostics.Add(new Diagnostic { Rule = rule, Message = message, Location = at, Hint = hint });

    /// <summary>The lines of a paragraph.</summary>
    public EquatableArray<Frame> Lines(EquatableArray<Inline> content, ParagraphStyle style, Pt measure)
    {
        content = Punctuation.Of(content, Language);
        style = style with { Text = WithChemistry(style.Text) };
        var set = ParagraphSetter.Set(fonts, content, style, measure);
        if (set.Diagnostics.Any(finding => finding.Rule == ParagraphRules.Overfull)) set = Divided(set, content, style, measure);
        diagnostics.AddRange(set.Diagnostics);
        return set.Value.Lines;
    }

    // Words that are wider than the line are divided anywhere, which is told in place of the line that stuck out.
    private Diagnosed<SetParagraph> Divided(Diagnosed<SetParagraph> whole, EquatableArray<Inline> content, ParagraphStyle style, Pt measure)
    {
        var divided = ParagraphSetter.Set(fonts, Breakable.Of(content), style, measure);
        if (divided.Diagnostics.Count(IsOverfull) >= whole.Diagnostics.Count(IsOverfull)) return whole;
        var first = whole.Diagnostics.First(IsOverfull);
        var found = new Diagnostic { Rule = PageRules.DividedWord, Message = "A word is wider than its line and has no place to be divided; it is divided where the line ends.", Location = first.Location };
        return divided with { Diagnostics = divided.Diagnostics.Add(found) };

        static bool IsOverfull(Diagnostic finding) => finding.Rule == ParagraphRules.Overfull;
    }

    /// <summary>The lines of a paragraph that is set to see whether it fits; findings wait for the one that is shown.</summary>
    public EquatableArray<Frame> TryLines(EquatableArray<Inline> content, ParagraphStyle style, Pt measure) =>
        ParagraphSetter.Set(fonts, Punctuation.Of(content, Language), style with { Text = WithChemistry(style.Text) }, measure).Value.Lines;

    /// <summary>What the source gives as a paper's identifiers and does not hold.</summary>
    public IEnumerable<string> UnverifiedOf(Paper paper) => unverified.Value[paper];

    /// <summary>How scores look below the authors, on pages without a side column.</summary>
    public ScoreLook MetaLook => metaLook ??= PaperMeta.LookOf(this);

    /// <summary>The title of the section a paper stands in, or nothing.</summary>
    public string SectionOf(Paper paper) => sections.Value.GetValueOrDefault(paper, "");

    /// <summary>The lines of plain text.</summary>
    public EquatableArray<Frame> Lines(string text, ParagraphStyle style, Pt measure) => Lines([new Inline.Text(text)], style, measure);

    /// <summary>How wide the text is on one line.</summary>
    public Pt WidthOf(EquatableArray<Inline> content, TextStyle style) => ParagraphSetter.WidthOf(fonts, Punctuation.Of(content, Language), WithChemistry(style));

    private TextStyle WithChemistry(TextStyle style) => style with { Chemistry = theme.Chemistry };

    /// <summary>Plain text on one line, as wide as it needs.</summary>
    public Frame Line(string text, TextStyle style, Pt leading)
    {
        var width = WidthOf([new Inline.Text(text)], style) + new Pt(0.01);
        var lines = Lines(text, theme.Ragged(style, leading), width);
        return lines.IsEmpty ? new Frame { Size = new Size(Pt.Zero, leading), Baseline = leading } : lines[0] with { Size = new Size(width, leading) };
    }

    /// <summary>Frames one below the other as one frame.</summary>
    public static Frame Stack(IEnumerable<Frame> frames, Pt width)
    {
        var items = new List<Placed>();
        var y = Pt.Zero;
        foreach (var frame in frames)
        {
            items.Add(new Placed(new Point(Pt.Zero, y), new FrameItem.Group(frame.Items)));
            y += frame.Size.Height;
        }

        return new Frame { Size = new Size(width, y), Baseline = y, Items = items.ToEquatableArray() };
    }

    /// <summary>An empty frame of some height.</summary>
    public static Frame Blank(Pt height) => new() { Size = new Size(Pt.Zero, height), Baseline = height };
}
