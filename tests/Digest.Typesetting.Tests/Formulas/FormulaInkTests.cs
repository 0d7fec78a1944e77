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
/// Ink on ink: boxes of glyphs and rules reach into each other where letters lean, kern and carry accents, but nowhere deeper than in the formulas whose places
/// LuaLaTeX has recorded. How deep two may is the deepest that LuaLaTeX has for two of their kinds, and for a recorded formula what it has in that one.
/// </summary>
public sealed class FormulaInkTests(ITestOutputHelper output)
{
    /// <summary>What the reference numbers are rounded to and differ by, in em.</summary>
    private const double Near = 0.02;

    private static readonly Lazy<List<Recorded>> References = new(() => [.. ReadReferences()]);
    private static readonly Lazy<Dictionary<string, double>> Allowed = new(() => Merged(References.Value.Select(formula => Deepest(formula.Theirs))));

    private readonly record struct Recorded(string Name, List<FormulaInk> Ours, List<FormulaInk> Theirs);

    [Fact]
    [Trait("Category", "Oracle")]
    public void Recorded_formulas_have_no_ink_deeper_in_other_ink_than_LuaLaTeX_has()
    {
        Assert.True(References.Value.Count > 100);
        foreach (var (kind, depth) in Allowed.Value.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            output.WriteLine(FormattableString.Invariant($"{kind}: {depth:0.000} em in {References.Value.First(formula => Deepest(formula.Theirs).GetValueOrDefault(kind) >= depth).Name}"));
        var deeper = new List<string>();
        foreach (var (name, ours, theirs) in References.Value)
        {
            var (found, allowed) = (Deepest(ours), Deepest(theirs));
            deeper.AddRange(found.Where(entry => entry.Value > allowed.GetValueOrDefault(entry.Key) + Near)
                .Select(entry => FormattableString.Invariant($"{name}: {entry.Key} by {entry.Value:0.000} em, not {allowed.GetValueOrDefault(entry.Key):0.000}")));
        }

        Assert.True(deeper.Count == 0, string.Join('\n', deeper));
    }

    [Fact]
    public void Formulas_of_the_samples_have_no_ink_deeper_in_other_ink_than_LuaLaTeX_has() => Check(FormulaSamples.In(Repository.PathOf("samples")));

    [CorpusFact]
    public void Formulas_of_real_digests_have_no_ink_deeper_in_other_ink_than_LuaLaTeX_has() => Check(FormulaSamples.Corpus());

    private void Check(IEnumerable<string> formulas)
    {
        var (count, deeper) = (0, new List<string>());
        foreach (var tex in formulas.Distinct(StringComparer.Ordinal))
        {
            count++;
            foreach (var style in new[] { FormulaStyle.Inline, FormulaStyle.Display })
            {
                var settings = new FormulaSettings { Size = new Pt(1000), Display = style };
                var ink = FormulaInk.Of(FormulaSetter.SetWhole(EmbeddedFonts.All, FormulaReader.Read(tex).Value, settings).Value).ToList();
                deeper.AddRange(Deepest(ink).Where(entry => entry.Value > Allowed.Value.GetValueOrDefault(entry.Key) + Near)
                    .Select(entry => FormattableString.Invariant($"{tex} ({style}): {entry.Key} by {entry.Value:0.000} em")));
            }
        }

        output.WriteLine($"{count} formulas");
        Assert.True(count > 0);
        Assert.True(deeper.Count == 0, string.Join('\n', deeper));
    }

    /// <summary>For each kind of two boxes, how deep they reach into each other at most.</summary>
    private static Dictionary<string, double> Deepest(List<FormulaInk> ink)
    {
        var deepest = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < ink.Count; i++)
        {
            for (var j = i + 1; j < ink.Count; j++)
            {
                var depth = ink[i].DepthIn(ink[j]);
                if (depth <= 0) continue;
                var kind = ink[i].With(ink[j]);
                deepest[kind] = Math.Max(depth, deepest.GetValueOrDefault(kind));
            }
        }

        return deepest;
    }

    private static Dictionary<string, double> Merged(IEnumerable<Dictionary<string, double>> all) =>
        all.SelectMany(one => one).GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(kind => kind.Key, kind => kind.Max(entry => entry.Value), StringComparer.Ordinal);

    /// <summary>The recorded formulas that have the same glyphs here, from which their roles are known.</summary>
    private static IEnumerable<Recorded> ReadReferences()
    {
        foreach (var line in Directory.GetFiles(Repository.Oracle, "math-*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            using var parsed = JsonDocument.Parse(line);
            var entry = parsed.RootElement;
            var tex = entry.GetProperty("tex").GetString()!;
            var isDisplay = entry.TryGetProperty("style", out var style) && style.GetString() == "display";
            var settings = new FormulaSettings { Size = new Pt(1000), Figures = ScriptFigures.Scaled, Display = isDisplay ? FormulaStyle.Display : FormulaStyle.Inline };
            var frame = FormulaSetter.SetWhole(EmbeddedFonts.All, FormulaReader.Read(tex).Value, settings).Value;
            if (TheirInk(entry, frame) is { } theirs) yield return new($"{tex} ({settings.Display})", [.. FormulaInk.Of(frame)], theirs);
        }
    }

    /// <summary>LuaLaTeX's ink; null when it took other glyphs. Glyphs of a number that stand in for several roles take them in the order of their places.</summary>
    private static List<FormulaInk>? TheirInk(JsonElement entry, Frame frame)
    {
        var ours = FormulaInk.GlyphsOf(frame).OrderBy(glyph => glyph.Face, StringComparer.Ordinal).ThenBy(glyph => glyph.Id).ThenBy(glyph => glyph.Ink.Left).ToList();
        var theirs = entry.GetProperty("glyphs").EnumerateArray()
            .Select(glyph => (Face: glyph[0].GetString()!, Id: glyph[1].GetInt32(), X: glyph[2].GetDouble(), Y: glyph[3].GetDouble(), Size: glyph[4].GetDouble()))
            .OrderBy(glyph => glyph.Face, StringComparer.Ordinal).ThenBy(glyph => glyph.Id).ThenBy(glyph => glyph.X).ToList();
        if (!ours.Select(glyph => (glyph.Face, glyph.Id)).SequenceEqual(theirs.Select(glyph => (glyph.Face, glyph.Id)))) return null;
        var rules = entry.TryGetProperty("rules", out var given) ? given.EnumerateArray().Select(rule => new FrameGlyphs.Line(rule[0].GetDouble(), rule[1].GetDouble(), rule[2].GetDouble(), rule[3].GetDouble())) : FrameGlyphs.RulesOf(frame);
        return
        [
            .. theirs.Zip(ours, (their, our) => FormulaInk.OfGlyph(their.Face == "math" ? EmbeddedFonts.All.Math : EmbeddedFonts.All.Serif.Regular, (ushort)their.Id, our.Ink.Role, their.X, their.Y, their.Size)),
            .. rules.Select(FormulaInk.OfRule),
        ];
    }
}
