using System.Text.Json;
using Digest.Fonts;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.FormulaPictures;

/// <summary>A formula as we set it and as LuaLaTeX does, in frames of the same height and baseline.</summary>
internal sealed class ComparedFormula
{
    private const double Size = 12;
    private static readonly Color Blue = new(0x1F, 0x3F, 0x9F);

    private ComparedFormula(JsonElement entry)
    {
        Construct = entry.GetProperty("construct").GetString()!;
        IsDisplay = entry.GetProperty("style").GetString() == "display";
        var settings = new FormulaSettings { Size = new(Size), Figures = ScriptFigures.Scaled, Display = IsDisplay ? FormulaStyle.Display : FormulaStyle.Inline };
        Ours = FormulaSetter.SetWhole(EmbeddedFonts.All, FormulaReader.Read(entry.GetProperty("tex").GetString()!).Value, settings).Value;
        var placed = entry.GetProperty("glyphs").EnumerateArray().Select(Glyph).Concat(entry.GetProperty("rules").EnumerateArray().Select(Rule)).ToList();
        // The recorded places count from the leftmost glyph or rule.
        var (left, right) = (LeftOf(Ours.Items, 0), placed.Select(item => item.At.X.Value).DefaultIfEmpty().Max());
        var items = placed.Select(item => item with { At = item.At + new Point(new(left), Ours.Baseline) }).ToList();
        Theirs = Ours with { Size = Ours.Size with { Width = new(Math.Max(Ours.Size.Width.Value, left + right + Size)) }, Items = [.. items] };
        Farthest = Distance(items);
    }

    /// <summary>The name of its construct.</summary>
    public string Construct { get; }

    /// <summary>Whether it stands on a line of its own.</summary>
    public bool IsDisplay { get; }

    /// <summary>As we set it.</summary>
    public Frame Ours { get; }

    /// <summary>LuaLaTeX's glyphs and rules at its places.</summary>
    public Frame Theirs { get; }

    /// <summary>How far a glyph of ours is from the nearest of the same number of LuaLaTeX's, at most, in em; infinite when there is none.</summary>
    public double Farthest { get; }

    /// <summary>Reads a line of the recorded formulas.</summary>
    public static ComparedFormula Read(string line)
    {
        using var entry = JsonDocument.Parse(line);
        return new(entry.RootElement);
    }

    private static Placed Glyph(JsonElement glyph)
    {
        var face = glyph[0].GetString() == "math" ? EmbeddedFonts.All.Math : EmbeddedFonts.All.Serif.Regular;
        var run = new FrameItem.GlyphRun
        {
            Face = face,
            Size = new(glyph[4].GetDouble() * Size),
            Color = Blue,
            Text = "",
            Glyphs = [new((ushort)glyph[1].GetInt32(), default, default, 0, 0)],
        };
        return new(new(new(glyph[2].GetDouble() * Size), new(-glyph[3].GetDouble() * Size)), run);
    }

    private static Placed Rule(JsonElement rule)
    {
        var (length, thickness) = (rule[2].GetDouble() * Size, rule[3].GetDouble() * Size);
        return new(new(new(rule[0].GetDouble() * Size), new((-rule[1].GetDouble() * Size) - (thickness / 2))), new FrameItem.Rule(new(new(length), new(thickness)), Blue));
    }

    private static double LeftOf(IEnumerable<Placed> items, double x) => items.Select(placed => placed.Item switch
    {
        FrameItem.Group group => LeftOf(group.Items, x + placed.At.X.Value),
        FrameItem.GlyphRun or FrameItem.Rule => x + placed.At.X.Value,
        _ => double.PositiveInfinity,
    }).DefaultIfEmpty(double.PositiveInfinity).Min();

    private double Distance(List<Placed> theirs)
    {
        var places = GlyphsOf(theirs, 0, 0).ToLookup(glyph => glyph.Glyph, glyph => (glyph.X, glyph.Y));
        return GlyphsOf(Ours.Items, 0, 0).Select(glyph => places[glyph.Glyph].Select(place => Math.Max(Math.Abs(place.X - glyph.X), Math.Abs(place.Y - glyph.Y))).DefaultIfEmpty(double.PositiveInfinity).Min()).DefaultIfEmpty().Max() / Size;
    }

    private static IEnumerable<((FontFace, ushort) Glyph, double X, double Y)> GlyphsOf(IEnumerable<Placed> items, double x, double y)
    {
        foreach (var (at, item) in items)
        {
            if (item is FrameItem.Group group)
                foreach (var inner in GlyphsOf(group.Items, x + at.X.Value, y + at.Y.Value)) yield return inner;
            if (item is not FrameItem.GlyphRun run) continue;
            var left = x + at.X.Value;
            foreach (var glyph in run.Glyphs)
            {
                if (run.Face.BoundsOf(glyph.Id) != default) yield return ((run.Face, glyph.Id), left + glyph.Offset.X.Value, y + at.Y.Value + glyph.Offset.Y.Value);
                left += glyph.Advance.Value;
            }
        }
    }
}
