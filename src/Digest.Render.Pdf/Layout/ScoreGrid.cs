using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// The columns of the table of papers and their widths. Titles keep a good part of the measure: where scores would crush them, the scores stand below the
/// titles, on the line of the authors, whom topics and for whom a paper is join. When that line is too short, what gives way are the dots, then the authors, who
/// get a line of their own above the scores, then the last axes, which is a finding.
/// </summary>
internal sealed class ScoreGrid
{
    public static readonly Pt PageGap = new(8);
    public static readonly Pt DotGap = new(5);

    private const double MostTitle = 0.6;
    private const double LeastByline = 0.2;

    // A line that is broken fills the width less than whole.
    private const double TwoLines = 1.8;

    // Beside scores, authors of any length may be broken where they have this much of the measure.
    private const double GoodByline = 0.33;

    // The most that are still read as a row; the notes beside papers have every score.
    private const int MostAxes = 7;

    private static readonly Pt Apart = new(11);

    // Below titles, where authors share the line.
    private static readonly Pt NearApart = new(7.5);

    private static readonly Pt LeastTitle = new(170);
    private static readonly Pt MostHead = new(64);
    private static readonly Pt MostNames = new(74);
    private static readonly Pt NumberGap = new(8);

    private readonly Setting setting;
    private readonly Dictionary<string, (Pt Figure, Pt Whole)> widths = [];
    private readonly bool hasNames;
    private readonly bool hasTopics;
    private bool hasDots = true;
    private bool sharesLine;

    public ScoreGrid(IReadOnlyList<RankedPaper> ranked, Setting setting)
    {
        this.setting = setting;
        var papers = ranked.Select(entry => entry.Paper).ToList();
        Axes = AxesOf(papers);
        Rank = RankWidth(ranked);
        Number = Widest(papers.Select(paper => paper.Number is { } number ? Words.Figure(number) : ""), NumberStyle) is var number && number > Pt.Zero ? number + NumberGap : Pt.Zero;
        (hasNames, hasTopics) = (Differ(papers, NamesOf), Differ(papers, TopicOf));
        Names = hasNames ? NameWidth(papers, NamesOf, setting.Words.ForWhom) : Pt.Zero;
        Topic = Axes.Length == 0 && hasTopics ? NameWidth(papers, TopicOf, setting.Words.Topic) : Pt.Zero;
        Page = Pt.Max(new Pt(20), Widest([setting.Words.Page], HeadStyle) + new Pt(0.5));
        Fit(papers);
    }

    /// <summary>The axes that have columns, the total last.</summary>
    public string[] Axes { get; private set; }

    /// <summary>The width of the ranks, zero when the papers' own numbers say the same.</summary>
    public Pt Rank { get; }

    /// <summary>The width of the papers' numbers with the space behind them, zero when no paper has one.</summary>
    public Pt Number { get; }

    /// <summary>The width of for whom papers are, zero when they do not differ in it.</summary>
    public Pt Names { get; private set; }

    /// <summary>The width of topics, zero beside scores and when papers do not differ in it.</summary>
    public Pt Topic { get; private set; }

    public Pt Page { get; }

    /// <summary>How wide titles are.</summary>
    public Pt Title { get; private set; }

    /// <summary>What the columns leave at the left of their line: for titles, or for what stands below them.</summary>
    public Pt Rest { get; private set; }

    /// <summary>True when scores stand on a line below the titles.</summary>
    public bool IsStacked { get; private set; }

    /// <summary>White space before a column.</summary>
    public Pt Gap => IsStacked ? NearApart : Apart;

    /// <summary>How wide authors are, who share their line with the scores below titles where there is room for both.</summary>
    public Pt Byline => sharesLine ? Rest : Title;

    /// <summary>True when scores have a line of their own below the authors.</summary>
    public bool IsBelowByline => IsStacked && !sharesLine;

    /// <summary>Where titles begin.</summary>
    public Pt TitleLeft => Rank + Number;

    public TextStyle NumberStyle => Theme.Serif(FontStyle.SemiBold, setting.Theme.Type.Row.Size, setting.Theme.Mark);

    public TextStyle HeadStyle => Theme.Sans(FontStyle.SemiBold, setting.Theme.Type.Byline.Size * 1.03, setting.Theme.Accent);

    public TextStyle FigureStyle(string axis) => axis == Score.TotalAxis
        ? Theme.Figures(FontStyle.SemiBold, setting.Theme.Type.Row.Size, setting.Theme.Ink)
        : Theme.Figures(FontStyle.Regular, setting.Theme.Type.Figures.Size, setting.Theme.Ink);

    private TextStyle SmallStyle => Theme.Sans(FontStyle.Regular, setting.Theme.Type.Byline.Size, setting.Theme.Mute);

    /// <summary>The width of an axis, and of its figures within it.</summary>
    public (Pt Figure, Pt Whole) WidthOf(string axis) => widths[axis];

    /// <summary>True when dots stand beside the figures of a score.</summary>
    public bool HasDots(Score score) => hasDots && setting.HasDots(score);

    /// <summary>What stands below the title of a paper: its authors, where it was seen before, and what has no column beside scores below titles.</summary>
    public string BylineOf(Paper paper)
    {
        var parts = new List<string> { Words.Byline(paper) };
        if (paper.SeenBefore is [.., { } last]) parts.Add($"{setting.Words.SeenBefore}: {(last.Date is { } date ? setting.Words.DayOf(date) : last.IssueId)}");
        return string.Join(" · ", parts.Concat(JoinedTo(paper)).Where(part => part.Length > 0));
    }

    private IEnumerable<string> JoinedTo(Paper paper)
    {
        if (!IsStacked) yield break;
        if (Axes.Length == 0 && hasTopics) yield return TopicOf(paper).Replace("\n", ", ", StringComparison.Ordinal);
        if (hasNames && !paper.Mentions.IsEmpty) yield return $"{setting.Words.ForWhom}: {NamesOf(paper).Replace("\n", ", ", StringComparison.Ordinal)}";
    }

    /// <summary>For whom a paper is, a name a line.</summary>
    public static string NamesOf(Paper paper) => string.Join('\n', paper.Mentions.Select(mention => mention.Name).Distinct());

    /// <summary>What a paper is about, in a word or two.</summary>
    public string TopicOf(Paper paper) => paper.Topics.IsEmpty ? setting.SectionOf(paper) : string.Join('\n', paper.Topics.Take(2));

    private void Fit(List<Paper> papers)
    {
        if (Measured(papers) >= Pt.Min(LeastTitle, setting.Theme.FullMeasure * MostTitle)) return;
        IsStacked = true;
        (Topic, Names) = (Pt.Zero, Pt.Zero);
        var least = setting.Theme.FullMeasure * LeastByline;
        var byline = Axes.Length == 0 ? Pt.Zero : Widest(papers.Select(BylineOf), SmallStyle);
        sharesLine = byline > Pt.Zero && Measured(papers) >= Pt.Max(least, byline);
        if (sharesLine) return;
        hasDots = false;
        sharesLine = byline > Pt.Zero && Measured(papers) >= least && Rest >= Pt.Min(byline * (1 / TwoLines), setting.Theme.FullMeasure * GoodByline);
        if (sharesLine) return;
        hasDots = true;
        if (Measured(papers) >= least) return;
        hasDots = false;
        if (Measured(papers) >= least) return;
        var all = Axes.Length;
        while (Measured(papers) < least && Axes.Any(axis => axis != Score.TotalAxis))
            Axes = Axes.Where((_, i) => i != Array.FindLastIndex(Axes, axis => axis != Score.TotalAxis)).ToArray();
        if (Axes.Length < all) setting.Report(PageRules.AxisLeftOut, null, $"The table of papers has room for {Axes.Length} of {all} columns of scores; the others stand with the papers.", "Choose a wider page, or shorter names for the axes.");
    }

    private Pt Measured(List<Paper> papers)
    {
        widths.Clear();
        var rest = setting.Theme.FullMeasure - TitleLeft - PageGap - Page;
        foreach (var axis in Axes)
        {
            widths[axis] = Measure(axis, papers);
            rest -= widths[axis].Whole + Gap;
        }

        if (Names > Pt.Zero) rest -= Names + Gap;
        if (Topic > Pt.Zero) rest -= Topic + Gap;
        Title = IsStacked ? setting.Theme.FullMeasure - TitleLeft - PageGap - Page : rest;
        return Rest = rest;
    }

    // Every axis in the order of first appearance, the total last. Axes that only one paper in a longer list has are left to its note.
    private static string[] AxesOf(List<Paper> papers)
    {
        var scores = papers.SelectMany(paper => paper.Scores.Select(score => score.Axis).Concat(paper.Ratings.Select(rating => rating.Axis)).Distinct()).ToList();
        var own = scores.Where(axis => axis != Score.TotalAxis).GroupBy(axis => axis)
            .Where(group => group.Count() > 1 || papers.Count < 3).Select(group => group.Key).Take(MostAxes);
        return scores.Contains(Score.TotalAxis) ? [.. own, Score.TotalAxis] : [.. own];
    }

    private (Pt Figure, Pt Whole) Measure(string axis, List<Paper> papers)
    {
        var name = NameOf(axis);
        var longest = Widest(name.Split(' ', StringSplitOptions.RemoveEmptyEntries), HeadStyle);
        var head = Pt.Min(Widest([name], HeadStyle), hasDots ? MostHead : Pt.Min(longest, MostHead));
        var scores = papers.SelectMany(paper => paper.Scores).Where(score => score.Axis == axis).ToList();
        var figure = Widest(scores.Select(ScoreEntry.FigureOf).Append("–"), FigureStyle(axis));
        var dots = scores.Where(HasDots).Select(score => DotGap + Dots.WidthOf(Dots.CountOf(score))).Aggregate(Pt.Zero, Pt.Max);
        var votes = Widest(papers.SelectMany(paper => paper.Ratings).Where(rating => rating.Axis == axis).Select(ScoreEntry.FigureOf), VotesStyle);
        return (figure, Pt.Max(Pt.Max(head, votes), figure + dots) + new Pt(0.5));
    }

    public TextStyle VotesStyle => Theme.Figures(FontStyle.Regular, setting.Theme.Type.Byline.Size, setting.Theme.Mute);

    /// <summary>An axis as the table's head has it.</summary>
    public string NameOf(string axis) => axis == Score.TotalAxis ? setting.Words.Total : axis;

    // Where the source numbers papers from the best to the last, its numbers are the ranks.
    private Pt RankWidth(IReadOnlyList<RankedPaper> ranked)
    {
        var rated = ranked.Where(entry => entry.Rank is not null).ToList();
        if (rated.Count == 0) return Pt.Zero;
        var isInOrder = rated.All(entry => entry.Paper.Number is not null) && rated.Select(entry => entry.Paper.Number!.Value).SequenceEqual(rated.Select(entry => entry.Paper.Number!.Value).Order());
        return isInOrder ? Pt.Zero : Widest(rated.Select(entry => Words.Figure(entry.Rank!.Value)), FigureStyle("")) + NumberGap;
    }

    private static bool Differ(List<Paper> papers, Func<Paper, string> text) => papers.Select(text).Where(value => value.Length > 0).Distinct().Count() > 1;

    // No narrower than a short word, no wider than names need; the longest word may be divided between lines at its hyphens only.
    private Pt NameWidth(List<Paper> papers, Func<Paper, string> text, string head)
    {
        var whole = Widest(papers.SelectMany(paper => text(paper).Split('\n')), SmallStyle);
        return Pt.Max(Pt.Min(whole, MostNames), Widest([head], HeadStyle)) + new Pt(0.5);
    }

    private Pt Widest(IEnumerable<string> texts, TextStyle style) => texts.Distinct().Select(text => setting.WidthOf(text, style)).Aggregate(Pt.Zero, Pt.Max);
}
