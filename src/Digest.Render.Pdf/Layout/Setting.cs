using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Text;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// What every part of a layout needs at hand: faces, theme, language, the anchors of papers, and a place to put structure and diagnostics. A part that is set by itself, on a thread of its own perhaps,
/// has places of its own, which are taken over in order.
/// </summary>
internal sealed class Setting(IssueFacts facts)
{
    private readonly List<Diagnostic> diagnostics = [];

    public FontSet Fonts => facts.Fonts;

    public Theme Theme => facts.Theme;

    public Issue Issue => facts.Issue;

    public PageOptions Options => facts.Options;

    public string Language => Issue.Language;

    /// <summary>The words that are printed besides those of the issue.</summary>
    public FixedWords Words => facts.Words;

    /// <summary>The structure that grows while text is set.</summary>
    public StructureBuilder Structure { get; } = new();

    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>A setting of the same issue for a part of it.</summary>
    public Setting ForPart() => new(facts);

    /// <summary>Takes over the structure and the findings of a part; gives by how much the numbers of its elements grow.</summary>
    public int Take(Setting part)
    {
        diagnostics.AddRange(part.diagnostics);
        return Structure.Take(part.Structure);
    }

    /// <summary>The anchor of the paper with an id, or null when the issue has none.</summary>
    public string? AnchorOf(string? paper) => paper is not null && facts.Anchors.TryGetValue(paper, out var anchor) ? anchor : null;

    /// <summary>True when dots stand beside this score, as beside all others of its axis.</summary>
    public bool HasDots(Score score) => facts.DottedAxes.Contains(score.Axis);

    /// <summary>A field as it is labelled: with its day, where its paper has texts of several.</summary>
    public Field Dated(Field field) => facts.FieldDays.DayOf(field) is not { } day ? field
        : field with { Label = field.Label.Length == 0 ? Words.DayOf(day) : $"{field.Label} · {Words.DayOf(day)}" };

    /// <summary>True when every field of this label is short enough to stand beside it.</summary>
    public bool IsBrief(Field field) => facts.BriefLabels.Contains(field.Label);

    /// <summary>Notes a finding.</summary>
    public void Report(DiagnosticRule rule, Location? at, string message, string? hint = null) =>
        diagnostics.Add(new Diagnostic { Rule = rule, Message = message, Location = at, Hint = hint });

    /// <summary>The lines of a paragraph.</summary>
    public EquatableArray<Frame> Lines(EquatableArray<Inline> content, ParagraphStyle style, Pt measure)
    {
        style = WithChemistry(style);
        var repeated = content is [Inline.Text { Value: var text }] && RepeatedTexts.IsShort(text) ? text : null;
        if (repeated is not null && facts.Repeated.Lines(repeated, style, measure) is { } known) return known;
        content = Punctuation.Of(content, Language);
        var set = ParagraphSetter.Set(Fonts, content, style, measure);
        if (set.Diagnostics.Any(IsOverfull)) set = Divided(set, content, style, measure);
        diagnostics.AddRange(set.Diagnostics);
        if (repeated is not null && set.Diagnostics.IsEmpty) facts.Repeated.Keep(repeated, style, measure, set.Value.Lines);
        return set.Value.Lines;
    }

    private static bool IsOverfull(Diagnostic finding) => finding.Rule == ParagraphRules.Overfull;

    // Words that are wider than the line are divided anywhere, which is told in place of the line that stuck out.
    private Diagnosed<SetParagraph> Divided(Diagnosed<SetParagraph> whole, EquatableArray<Inline> content, ParagraphStyle style, Pt measure)
    {
        var divided = ParagraphSetter.Set(Fonts, Breakable.Of(content), style, measure);
        if (divided.Diagnostics.Count(IsOverfull) >= whole.Diagnostics.Count(IsOverfull)) return whole;
        var first = whole.Diagnostics.First(IsOverfull);
        var found = new Diagnostic { Rule = PageRules.DividedWord, Message = "A word is wider than its line and has no place to be divided; it is divided where the line ends.", Location = first.Location };
        return divided with { Diagnostics = divided.Diagnostics.Add(found) };
    }

    /// <summary>The lines of a paragraph that is set to see whether it fits; findings wait for the one that is shown.</summary>
    public EquatableArray<Frame> TryLines(EquatableArray<Inline> content, ParagraphStyle style, Pt measure) =>
        ParagraphSetter.Set(Fonts, Punctuation.Of(content, Language), WithChemistry(style), measure).Value.Lines;

    /// <summary>What the source gives as a paper's identifiers and does not hold.</summary>
    public IEnumerable<string> UnverifiedOf(Paper paper) => facts.Unverified[paper];

    /// <summary>How scores look below the authors, on pages without a side column.</summary>
    public ScoreLook MetaLook => facts.MetaLook;

    /// <summary>The title of the section a paper stands in, or nothing.</summary>
    public string SectionOf(Paper paper) => facts.SectionTitles.GetValueOrDefault(paper, "");

    /// <summary>The lines of plain text.</summary>
    public EquatableArray<Frame> Lines(string text, ParagraphStyle style, Pt measure) => Lines([new Inline.Text(text)], style, measure);

    /// <summary>How wide the text is on one line.</summary>
    public Pt WidthOf(EquatableArray<Inline> content, TextStyle style) => ParagraphSetter.WidthOf(Fonts, Punctuation.Of(content, Language), WithChemistry(style));

    /// <summary>How wide plain text is on one line.</summary>
    public Pt WidthOf(string text, TextStyle style) => RepeatedTexts.IsShort(text) ? facts.Repeated.WidthOf(text, style, () => WidthOf([new Inline.Text(text)], style)) : WidthOf([new Inline.Text(text)], style);

    /// <summary>A circle whose box has its top left corner at the origin.</summary>
    public FrameItem.Path Circle(Pt diameter, Color? fill, Color? stroke) => facts.Repeated.Circle(diameter, fill, stroke);

    private TextStyle WithChemistry(TextStyle style) => ReferenceEquals(style.Chemistry, Theme.Chemistry) ? style : style with { Chemistry = Theme.Chemistry };

    private ParagraphStyle WithChemistry(ParagraphStyle style) => WithChemistry(style.Text) is var text && ReferenceEquals(text, style.Text) ? style : style with { Text = text };

    /// <summary>Plain text on one line, as wide as it needs.</summary>
    public Frame Line(string text, TextStyle style, Pt leading)
    {
        var isShort = RepeatedTexts.IsShort(text);
        if (isShort && facts.Repeated.Line(text, style, leading) is { } known) return known;
        var found = diagnostics.Count;
        var width = WidthOf([new Inline.Text(text)], style) + new Pt(0.01);
        var lines = Lines([new Inline.Text(text)], Theme.Ragged(style, leading), width);
        var line = lines.IsEmpty ? new Frame { Size = new Size(Pt.Zero, leading), Baseline = leading } : lines[0] with { Size = new Size(width, leading) };
        if (isShort && diagnostics.Count == found) facts.Repeated.Keep(text, style, leading, line);
        return line;
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
