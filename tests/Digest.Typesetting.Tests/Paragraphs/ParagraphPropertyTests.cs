using System.Text;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Paragraphs;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Typesetting.Tests.Paragraphs;

public sealed class ParagraphPropertyTests
{
    private static readonly string[] Words =
    [
        "the", "of", "a", "river", "sediment", "transport", "stratification", "hydrodynamically", "well-mixed", "Ångström", "Źródło", "naïve", "5", "nm", "[3]", "10–20",
        "https://example.org/rivers/2024?deep=yes&wide=no", "10.1234/abcd.efg_5", "(which)", "α-helix", "→", "河流", "沉积物，", "🔬", "x̂", "\u00ADsoft\u00ADen\u00ADing",
        "Aufmerksamkeitsspanne", "state-of-the-art", "a/b", "—", "…", "\uE123", "0123456789012345678901234567890123456789012345678901234567890123456789",
    ];

    private static readonly Gen<string> Texts = Gen.ListOf(Gen.Elements(Words)).Select(words => string.Join(' ', words));

    private static readonly Gen<double> Measures = Gen.Choose(10, 1000).Select(measure => (double)measure);

    private static readonly Gen<ParagraphAlignment> Alignments = Gen.Elements(Enum.GetValues<ParagraphAlignment>());

    [Fact]
    public void Every_word_is_read_once_and_in_order()
    {
        var cases = Texts.SelectMany(text => Measures.SelectMany(measure => Alignments.Select(alignment => (text, measure, alignment)))).ToArbitrary();
        Prop.ForAll(cases, made =>
        {
            var set = Setting.Set(made.text, made.measure, Setting.Style with { Alignment = made.alignment }).Value;
            return string.Concat(set.Lines.Select(Setting.Read)) == made.text.Replace("\u00AD", "", StringComparison.Ordinal);
        }).Holds();
    }

    [Fact]
    public void No_letter_of_any_text_is_lost()
    {
        var cases = ArbMap.Default.GeneratorFor<string>().Where(text => text is not null)
            .SelectMany(text => Measures.Select(measure => (text, measure))).ToArbitrary();
        Prop.ForAll(cases, made => Letters(string.Concat(Setting.Set(made.text, made.measure).Value.Lines.Select(Setting.Read))) == Letters(made.text))
            .Holds();
    }

    [Fact]
    public void Justified_lines_fill_the_measure()
    {
        // A line's end is taken from its glyphs, so that a stand-in box at the end would be missed.
        var shown = Gen.ListOf(Gen.Elements(Words.Where(word => !word.EnumerateRunes().Any(IsMissing)).ToArray())).Select(words => string.Join(' ', words));
        var cases = shown.SelectMany(text => Gen.Choose(150, 500).Select(measure => (text, measure))).ToArbitrary();
        Prop.ForAll(cases, made =>
        {
            var set = ParagraphSetter.Set(EmbeddedFonts.All, [new Inline.Text(made.text)], Setting.Style, new(made.measure), new(new BreakTuning { EmergencyStretch = 15 }, MarginAlignment.Metric, Hyphenator.For("en")));
            var full = set.Value.Lines.SkipLast(1).Where(line => Setting.Drawn(line).TrimEnd().Contains(' ', StringComparison.Ordinal));
            return set.Diagnostics.Any(diagnostic => diagnostic.Rule == ParagraphRules.Overfull) || full.All(line => Math.Abs(RightEnd(line) - made.measure) < 0.01);
        }).Holds();
    }

    [Fact]
    public void Boxes_of_links_cover_their_words_whatever_the_measure()
    {
        var cases = Measures.Where(measure => measure > 60).ToArbitrary();
        Prop.ForAll(cases, measure =>
        {
            var set = Setting.Set([new Inline.Text("See "), new Inline.Link([new Inline.Text("the gauge records of the upper river")], "https://example.org/gauges"), new Inline.Text(" for more.")], measure).Value;
            var links = set.Lines.SelectMany(line => Items(line.Items)).OfType<FrameItem.Link>().ToList();
            return links.Count >= 1 && links.All(link => link.Size.Width.Value > 0 && link.Target == "https://example.org/gauges");
        }).Holds();
    }

    private static IEnumerable<FrameItem> Items(EquatableArray<Placed> items) =>
        items.SelectMany(placed => placed.Item is FrameItem.Group group ? Items(group.Items) : [placed.Item]);

    private static bool IsMissing(Rune character) =>
        character.Value != 0xAD && EmbeddedFonts.All.FaceFor(character, Setting.Style.Text.Role, Setting.Style.Text.Style) is null;

    private static double RightEnd(Frame line)
    {
        var runs = Setting.Runs(line).ToList();
        var right = 0.0;
        foreach (var (at, run) in runs)
        {
            var end = at.X + run.Width;
            if (at == runs[^1].At && run.Text.EndsWith(' ')) end -= run.Glyphs[^1].Advance;
            right = Math.Max(right, end.Value);
        }

        return right;
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) && rune.Value is not (0x115F or 0x1160 or 0x3164)) letters.Append(rune);
        return letters.ToString();
    }
}
