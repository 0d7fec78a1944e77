using System.Text.Json;
using Digest.Fonts;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Xunit.Abstractions;

namespace Digest.Typesetting.Tests.Formulas;

/// <summary>Our glyphs and places against LuaLaTeX's, formula by formula.</summary>
public sealed class FormulaOracleTests(ITestOutputHelper output)
{
    /// <summary>What was measured when the setter was written, rounded down; the made formulas hold brackets and braces that are built of parts, which it does not do.</summary>
    private static double LeastShare(string file) => file.StartsWith("math-constructs", StringComparison.Ordinal) ? 0.84 : 0.95;

    [Fact]
    [Trait("Category", "Oracle")]
    public void Most_formulas_have_the_glyphs_that_LuaLaTeX_chose()
    {
        var files = Directory.GetFiles(Repository.Oracle, "math-*.jsonl").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var (all, same, near) = (0, 0, 0);
            foreach (var line in File.ReadLines(file))
            {
                using var entry = JsonDocument.Parse(line);
                var (sameGlyphs, nearPlaces) = Compare(entry.RootElement);
                all++;
                if (sameGlyphs) same++;
                else if (Environment.GetEnvironmentVariable("DIGEST_ORACLE_VERBOSE") == "1") output.WriteLine($"differs: {entry.RootElement.GetProperty("tex").GetString()}");
                if (nearPlaces) near++;
            }

            output.WriteLine($"{Path.GetFileName(file)}: {all} formulas, {100.0 * same / all:0.0} % with the same glyphs, {100.0 * near / all:0.0} % with each within 0.02 em");
            Assert.True((double)same / all >= LeastShare(Path.GetFileName(file)), $"only {same} of {all} formulas have the same glyphs");
        }
    }

    private static (bool SameGlyphs, bool NearPlaces) Compare(JsonElement entry)
    {
        var isDisplay = entry.TryGetProperty("style", out var style) && style.GetString() == "display";
        var tree = FormulaReader.Read(entry.GetProperty("tex").GetString()!).Value;
        var settings = new FormulaSettings { Size = new Pt(1000), Figures = ScriptFigures.Scaled, Display = isDisplay ? FormulaStyle.Display : FormulaStyle.Inline };
        var frame = FormulaSetter.SetWhole(EmbeddedFonts.All, tree, settings).Value;
        var ours = FrameGlyphs.Of(frame).OrderBy(glyph => glyph.Name, StringComparer.Ordinal).ThenBy(glyph => glyph.Id).ThenBy(glyph => glyph.X).ToList();
        var theirs = entry.GetProperty("glyphs").EnumerateArray()
            .Select(glyph => new FrameGlyphs.At(glyph[0].GetString()!, glyph[1].GetInt32(), glyph[2].GetDouble(), glyph[3].GetDouble()))
            .OrderBy(glyph => glyph.Name, StringComparer.Ordinal).ThenBy(glyph => glyph.Id).ThenBy(glyph => glyph.X).ToList();
        if (!ours.Select(glyph => (glyph.Name, glyph.Id)).SequenceEqual(theirs.Select(glyph => (glyph.Name, glyph.Id)))) return (false, false);
        if (ours.Count == 0) return (true, true);
        var left = ours.Min(glyph => glyph.X) - theirs.Min(glyph => glyph.X);
        return (true, ours.Zip(theirs).All(pair => Math.Abs(pair.First.X - left - pair.Second.X) <= 0.02 && Math.Abs(pair.First.Y - pair.Second.Y) <= 0.02));
    }
}

/// <summary>The glyphs of a frame that paint something, at their places in em from its left end and baseline, y upwards; set at a size of 1000 pt.</summary>
internal static class FrameGlyphs
{
    public readonly record struct At(string Name, int Id, double X, double Y);

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
