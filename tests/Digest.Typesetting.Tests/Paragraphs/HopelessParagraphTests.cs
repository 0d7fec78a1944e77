using System.Diagnostics;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Typesetting.Paragraphs;

namespace Digest.Typesetting.Tests.Paragraphs;

/// <summary>Paragraphs that no measure suits: they end in bounded time, say what sticks out, and lose nothing.</summary>
public sealed class HopelessParagraphTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(0.5)]
    [InlineData(4)]
    public void A_measure_narrower_than_a_letter_takes_a_letter_a_line(double measure)
    {
        const string Text = "Whole words, 5 nm [3] wide.";
        var set = Bounded(() => Setting.Set(Text, measure));
        Assert.Equal(Text, Read(set));
        Assert.InRange(set.Diagnostics.Count, 1, 9);
        Assert.All(set.Diagnostics, diagnostic => Assert.Same(ParagraphRules.Overfull, diagnostic.Rule));
    }

    [Fact]
    public void The_ninth_line_that_sticks_out_is_told_with_all_others()
    {
        var set = Setting.Set(new string('W', 100), 1);
        Assert.Equal(9, set.Diagnostics.Count);
        Assert.Contains("92 more lines", set.Diagnostics[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('m', 100_000)]
    [InlineData('-', 100_000)]
    [InlineData('/', 100_000)]
    [InlineData('河', 100_000)]
    public void A_word_without_end_is_divided_anywhere(char letter, int length)
    {
        var text = new string(letter, length);
        // About as many letters each time, so that what else the machine does weighs alike; time that grows as the square would be fifty times as long. No part is of a
        // length that has been set before.
        const int Parts = 50;
        var (_, parts) = Timed(() => Enumerable.Range(0, Parts).Select(i => Setting.Set(text[..((length / Parts) - i)], 334)).ToList());
        var (set, whole) = Timed(() => Setting.Set(text, 334));
        Assert.InRange(whole / parts, 0, 15);
        Assert.Equal(text, Read(set));
        Assert.DoesNotContain(set.Diagnostics, diagnostic => diagnostic.Rule == ParagraphRules.Overfull);
    }

    [Fact]
    public void A_million_words_are_one_paragraph()
    {
        var text = string.Concat(Enumerable.Repeat("so it is ", 333_334)).TrimEnd();
        var set = Bounded(() => Setting.Set(text, 334));
        Assert.Equal(text.Length, set.Value.Lines.Sum(line => Setting.Read(line).Length));
        Assert.Empty(set.Diagnostics);
    }

    [Fact]
    public void Only_spaces_are_no_lines() => Assert.Empty(Bounded(() => Setting.Set(new string(' ', 100_000), 100)).Value.Lines);

    [Fact]
    public void Formulas_in_formulas_that_are_wider_than_the_line_become_text_that_does_not_stick_out()
    {
        var tex = "\\frac{\\sqrt{\\frac{aaaaaaaaaaaaaaaaaaaaaaaaaaaa}{b}}}{c}";
        var set = Bounded(() => Setting.Set([new Inline.Text("so "), new Inline.Formula(tex, FormulaReader.Read(tex).Value, FormulaStyle.Inline), new Inline.Text(" is it")], 60));
        Assert.Equal("DG4004", Assert.Single(set.Diagnostics).Rule.Id);
        Assert.Equal(28, Read(set).Count(c => c == 'a'));
    }

    [Fact]
    public void Lines_beside_a_box_are_shorter_and_the_others_are_not()
    {
        const string Prose = "Braided rivers carry their sediment in pulses, and the pulses are longer than the floods that start them, as surveys show year after year in all of the valleys.";
        foreach (var side in new[] { BoxSide.Start, BoxSide.End })
        {
            var lines = Setting.Set(Prose, 200, Setting.Style with { Beside = new SideBox { Width = new(60), Lines = 2, Side = side } }).Value.Lines;
            Assert.Equal(side == BoxSide.Start ? [60.0, 60, 0] : [0.0, 0, 0], lines.Take(3).Select(line => Setting.Runs(line).First().At.X.Value));
            Assert.All(lines.Take(2), line => Assert.InRange(ParagraphSetter.WidthOf(EmbeddedFonts.All, Setting.Drawn(line).TrimEnd(), Setting.Style.Text).Value, 100, 160));
        }
    }

    [Fact]
    public void Frames_are_the_same_on_any_thread_and_in_any_culture()
    {
        string Print() => string.Concat(Setting.Set("İstanbul's 1,5 kIlns fire bricks; hydrodynamically stratified sediment I i ı transports 3.5 nm grains.", 120).Value.Lines.Select(Digest.Typesetting.Frames.FrameText.Print));
        var expected = Print();
        foreach (var culture in new[] { "tr-TR", "de-DE", "ar-SA", "zh-CN" }) Elsewhere.Run(culture, () => Assert.Equal(expected, Print()));
    }

    private static string Read(Diagnosed<SetParagraph> set) => string.Concat(set.Value.Lines.Select(Setting.Read));

    private static (T Value, double Milliseconds) Timed<T>(Func<T> set)
    {
        var start = Stopwatch.GetTimestamp();
        var value = set();
        return (value, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static T Bounded<T>(Func<T> set)
    {
        var watch = Stopwatch.StartNew();
        var value = set();
        Assert.True(watch.Elapsed < Bound, $"It took {watch.Elapsed}.");
        return value;
    }
}
