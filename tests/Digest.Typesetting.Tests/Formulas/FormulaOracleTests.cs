using System.Text.Json;
using Digest.Fonts;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Xunit.Abstractions;

namespace Digest.Typesetting.Tests.Formulas;

/// <summary>
/// Our glyphs, places and rules against LuaLaTeX's, formula by formula. Of the formulas whose glyphs differ, those of <see cref="Explained"/> differ by
/// intent or by what the reference was made with, and are counted apart; no other is.
/// </summary>
public sealed class FormulaOracleTests(ITestOutputHelper output)
{
    private const double Near = 0.02;
    private const double VeryNear = 0.005;
    private const double NearRule = 0.01;

    /// <summary>Formulas that are not compared, with the reason.</summary>
    private static readonly Dictionary<string, string> Explained = new[]
    {
        ("a percent sign begins a comment in the reference, which swallowed the formulas after it", new[]
        {
            @"71\pm5%", @"\approx 75 %", "x=(0.80\\pm0.29^{+0.09 +0.10}_{-0.07 -0.14})%", "y=(0.33\\pm0.24^{+0.08 +0.06}_{-0.12 -0.08})%",
        }),
        ("the reference had no bold face for \\boldsymbol and left it plain", [@"\boldsymbol{z_u}", @"\boldsymbol{z_d}", @"\boldsymbol{z}"]),
        ("the sans-serif of the reference is another family's", [@"\mathsf{RP = NP}", @"\mathsf{Z}", @"\mathsf{D}", @"\mathsf{E}", @"\mathsf{L}"]),
        ("single letters of \\mathit are the same as variables here, of the text's italic there", [@"\mathit{R}", @"\mathit{D}", @"\mathit{B}", @"\mathit{A}", @"\mathit{H}", @"\mathit{Z}"]),
        ("the text face of the reference dropped the delta", [@"\rm Bi_{2}Sr_{2}CaCu_{2}O_{8+\delta}"]),
        ("a text accent in mathematics is an error there and its letter here", [@"\varphi: \pi_1^{{\'e}t}(U) \to S_d"]),
    }.SelectMany(entry => entry.Item2.Select(tex => (tex, entry.Item1))).ToDictionary(entry => entry.tex, entry => entry.Item1);

    [Fact]
    [Trait("Category", "Oracle")]
    public void Formulas_are_set_as_by_LuaLaTeX()
    {
        Assert.InRange(Explained.Count, 0, 20);
        var files = Directory.GetFiles(Repository.Oracle, "math-*.jsonl").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        var missed = new List<string>();
        foreach (var file in files)
        {
            var (name, isOfConstructs) = (Path.GetFileName(file), Path.GetFileName(file).StartsWith("math-constructs", StringComparison.Ordinal));
            var (all, kinds) = (new Tally(), new SortedDictionary<string, Tally>(StringComparer.Ordinal));
            foreach (var line in File.ReadLines(file))
            {
                using var entry = JsonDocument.Parse(line);
                if (Explained.ContainsKey(entry.RootElement.GetProperty("tex").GetString()!)) continue;
                var kind = entry.RootElement.TryGetProperty("construct", out var construct) ? $"{construct.GetString()}, {entry.RootElement.GetProperty("style").GetString()}" : "formulas";
                var found = Compare(entry.RootElement);
                foreach (var tally in new[] { all, kinds.TryGetValue(kind, out var its) ? its : kinds[kind] = new() }) tally.Add(found);
                if (!found.SameGlyphs) output.WriteLine($"other glyphs: {entry.RootElement.GetProperty("tex").GetString()}");
            }

            foreach (var (kind, tally) in kinds) output.WriteLine($"{name}, {kind}: {tally}");
            output.WriteLine($"{name}: {all}");
            if (isOfConstructs) missed.AddRange(kinds.Where(kind => kind.Value.Same < 0.98 || kind.Value.NearShare < 0.95 || kind.Value.RuleShare < 0.95).Select(kind => $"{name}, {kind.Key}: {kind.Value}"));
            if (isOfConstructs ? all.NearShare < 0.98 : all.Same < 0.995 || all.NearShare < 0.98 || all.VeryNearShare < 0.95) missed.Add($"{name}: {all}");
        }

        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    private static Found Compare(JsonElement entry)
    {
        var isDisplay = entry.TryGetProperty("style", out var style) && style.GetString() == "display";
        var tree = FormulaReader.Read(entry.GetProperty("tex").GetString()!).Value;
        var settings = new FormulaSettings { Size = new Pt(1000), Figures = ScriptFigures.Scaled, Display = isDisplay ? FormulaStyle.Display : FormulaStyle.Inline };
        var frame = FormulaSetter.SetWhole(EmbeddedFonts.All, tree, settings).Value;
        var ours = FrameGlyphs.Of(frame).Order(FrameGlyphs.ByPlace).ToList();
        var theirs = entry.GetProperty("glyphs").EnumerateArray()
            .Select(glyph => new FrameGlyphs.At(glyph[0].GetString()!, glyph[1].GetInt32(), glyph[2].GetDouble(), glyph[3].GetDouble())).Order(FrameGlyphs.ByPlace).ToList();
        var isSame = ours.Select(glyph => (glyph.Name, glyph.Id)).SequenceEqual(theirs.Select(glyph => (glyph.Name, glyph.Id)));
        var rules = FrameGlyphs.RulesOf(frame).OrderBy(rule => rule.X).ThenBy(rule => rule.Y).ToList();
        var theirRules = entry.TryGetProperty("rules", out var given) ? given.EnumerateArray().Select(rule => new FrameGlyphs.Line(rule[0].GetDouble(), rule[1].GetDouble(), rule[2].GetDouble(), rule[3].GetDouble()))
            .OrderBy(rule => rule.X).ThenBy(rule => rule.Y).ToList() : null;
        // Places count from the leftmost glyph or rule.
        var left = ours.Select(glyph => glyph.X).Concat(theirRules is null ? [] : rules.Select(rule => rule.X)).DefaultIfEmpty().Min()
            - theirs.Select(glyph => glyph.X).Concat(theirRules?.Select(rule => rule.X) ?? []).DefaultIfEmpty().Min();
        var off = isSame ? ours.Zip(theirs).Select(pair => Math.Max(Math.Abs(pair.First.X - left - pair.Second.X), Math.Abs(pair.First.Y - pair.Second.Y))).DefaultIfEmpty().Max() : double.PositiveInfinity;
        var areRulesNear = theirRules is null || (theirRules.Count == rules.Count && rules.Zip(theirRules).All(pair => pair.First.IsNear(pair.Second, left, NearRule)));
        return new Found(isSame, off, areRulesNear);
    }

    private readonly record struct Found(bool SameGlyphs, double Off, bool AreRulesNear);

    private sealed class Tally
    {
        private int all;
        private int same;
        private int near;
        private int veryNear;
        private int rules;

        public double Same => (double)same / all;

        public double NearShare => (double)near / all;

        public double VeryNearShare => (double)veryNear / all;

        public double RuleShare => (double)rules / all;

        public void Add(Found found)
        {
            all++;
            if (found.SameGlyphs) same++;
            if (found.Off <= Near) near++;
            if (found.Off <= VeryNear) veryNear++;
            if (found.AreRulesNear) rules++;
        }

        public override string ToString() => FormattableString.Invariant(
            $"{all} formulas, {Same:P1} with the same glyphs, {NearShare:P1} with each within {Near} em, {VeryNearShare:P1} within {VeryNear} em, {RuleShare:P1} with rules within {NearRule} em");
    }
}

/// <summary>The glyphs and rules of a frame, at their places in em from its left end and baseline, y upwards; set at a size of 1000 pt. Glyphs that paint nothing are left out.</summary>
internal static class FrameGlyphs
{
    public readonly record struct At(string Name, int Id, double X, double Y);

    /// <summary>A rule: its left end, the middle of its thickness, its length and thickness.</summary>
    public readonly record struct Line(double X, double Y, double Length, double Thickness)
    {
        public bool IsNear(Line other, double left, double most) =>
            Math.Abs(X - left - other.X) <= most && Math.Abs(Y - other.Y) <= most && Math.Abs(Length - other.Length) <= most && Math.Abs(Thickness - other.Thickness) <= most;
    }

    /// <summary>By face, glyph and place; places that differ by rounding count as equal.</summary>
    public static IComparer<At> ByPlace { get; } = Comparer<At>.Create((one, other) => Key(one).CompareTo(Key(other)));

    public static IEnumerable<Line> RulesOf(Frame frame) => RulesOf(frame.Items, 0, -frame.Baseline.Value);

    private static IEnumerable<Line> RulesOf(IEnumerable<Placed> items, double x, double y) => items.SelectMany(placed => placed.Item switch
    {
        FrameItem.Group group => RulesOf(group.Items, x + placed.At.X.Value, y + placed.At.Y.Value),
        FrameItem.Rule rule => [new Line((x + placed.At.X.Value) / 1000, -(y + placed.At.Y.Value + (rule.Size.Height.Value / 2)) / 1000, rule.Size.Width.Value / 1000, rule.Size.Height.Value / 1000)],
        _ => [],
    });

    private static (string Name, int Id, int X, int Y) Key(At glyph) => (glyph.Name, glyph.Id, (int)Math.Round(20 * glyph.X), (int)Math.Round(20 * glyph.Y));

    public static IEnumerable<At> Of(Frame frame) => Of(frame.Items, 0, -frame.Baseline.Value);

    private static IEnumerable<At> Of(IEnumerable<Placed> items, double x, double y)
    {
        foreach (var (at, item) in items)
        {
            if (item is FrameItem.Group group)
                foreach (var inner in Of(group.Items, x + at.X.Value, y + at.Y.Value)) yield return inner;
            if (item is not FrameItem.GlyphRun run) continue;
            var (left, name) = (x + at.X.Value, run.Face.Name.Contains("Math", StringComparison.Ordinal) ? "math" : "text");
            foreach (var glyph in run.Glyphs)
            {
                if (run.Face.BoundsOf(glyph.Id) != default) yield return new(name, glyph.Id, (left + glyph.Offset.X.Value) / 1000, -(y + at.Y.Value + glyph.Offset.Y.Value) / 1000);
                left += glyph.Advance.Value;
            }
        }
    }
}
