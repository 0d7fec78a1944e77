using System.Globalization;
using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.ParagraphPages;

/// <summary>Paragraphs set twice: with our lines and with LuaTeX's.</summary>
internal sealed class ComparedParagraphs
{
    /// <summary>What LuaTeX is told too, so that demerits can be compared.</summary>
    private static readonly BreakTuning TexTuning = new() { EmergencyStretch = 15 * 72 / 72.27 };

    public ComparedParagraphs(FontSet fonts, ParagraphStyle style, IReadOnlyList<EquatableArray<Inline>> contents, Pt measure)
    {
        Measure = measure;
        Ours = [.. contents.Select(content => ParagraphSetter.Set(fonts, content, style, measure).Value)];
        var rules = new SettingRules(TexTuning, MarginAlignment.Metric, ParagraphSetter.HyphenatorOf(style));
        var shape = LineShape.Of(style, measure);
        var shapes = new ShapeCache(style.Language);
        var tokens = contents.Select(content => ParagraphSetter.Prepare(fonts, content, style, shape, rules, shapes).Tokens).ToList();
        var lines = TexBreaks.Of(tokens, measure.Value);
        IsCompared = lines is not null;
        if (lines is null) return;
        Theirs = [.. tokens.Zip(lines, (steps, found) => Set(steps, found))];
        Report = ReportOf(tokens, lines, shape, style);

        SetParagraph Set(List<Token> steps, List<LineSpan> found)
        {
            var setter = new LineSetter(fonts, steps, style, measure, shape, ParagraphSetter.StrutOf(fonts, style.Text), MarginAlignment.Metric, shapes);
            return new() { Lines = setter.Set(found).ToEquatableArray() };
        }
    }

    public Pt Measure { get; }

    public IReadOnlyList<SetParagraph> Ours { get; }

    public IReadOnlyList<SetParagraph> Theirs { get; } = [];

    public bool IsCompared { get; }

    /// <summary>How many paragraphs end their lines alike at LuaTeX's settings, both demerits, and the loosest lines as each is set here.</summary>
    public string Report { get; } = "LuaTeX is not installed";

    private string ReportOf(List<List<Token>> tokens, List<List<LineSpan>> theirs, LineShape shape, ParagraphStyle style)
    {
        var (same, ours, tex) = (0, 0.0, 0.0);
        var usual = ParagraphSetter.RulesOf(style).Tuning;
        var (loosest, loosestOfTex) = (0.0, 0.0);
        foreach (var (steps, found) in tokens.Zip(theirs))
        {
            var broken = LineBreaker.Break(steps, shape, TexTuning);
            same += broken.Lines.SequenceEqual(found) ? 1 : 0;
            ours += LineBreaker.DemeritsOf(steps, shape, TexTuning, broken.Lines, broken.ExtraStretch);
            tex += LineBreaker.DemeritsOf(steps, shape, TexTuning, found, broken.ExtraStretch);
            var metrics = new LineMetrics(steps);
            loosest = Math.Max(loosest, LineBreaker.Break(steps, shape, usual).Lines.Max(line => metrics.Ratio(line, Measure.Value)));
            loosestOfTex = Math.Max(loosestOfTex, found.Max(line => metrics.Ratio(line, Measure.Value)));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{same} of {tokens.Count} paragraphs alike at LuaTeX's settings, demerits {ours:0} and {tex:0}; loosest line as we set it {loosest:0.0}, LuaTeX's {loosestOfTex:0.0}");
    }
}
