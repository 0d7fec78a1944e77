using System.Globalization;
using Digest.Fonts;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;
using Digest.Typesetting.Pictures;

namespace Digest.FormulaPictures;

/// <summary>Pictures of all constructs of formulas, inline and displayed: ours in black, and below it, in blue, the same glyphs where LuaLaTeX puts them. The numbers name no face of text but the regular one, so what LuaLaTeX took from others is drawn as other letters.</summary>
internal static class ConstructSheet
{
    // 200 pixels to the inch.
    private const double PixelsPerPoint = 200 / 72.0;
    private const double Margin = 14;
    private const double Gap = 18;
    private const double Width = 560;
    private const int ConstructsOnPage = 8;

    /// <summary>How many formulas of each construct and style are drawn, spread evenly over all there are.</summary>
    private const int Shown = 5;

    /// <summary>Writes the pictures, and prints for each construct how far a drawn glyph is from LuaLaTeX's at most.</summary>
    public static int Write(string numbers, string folder)
    {
        Directory.CreateDirectory(folder);
        var constructs = File.ReadLines(numbers).Select(ComparedFormula.Read).GroupBy(formula => formula.Construct, StringComparer.Ordinal).ToList();
        var page = 0;
        foreach (var group in constructs.Chunk(ConstructsOnPage))
            File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"formulas-{++page}.png")), PngPicture.Write(Page(group), PixelsPerPoint));
        return 0;
    }

    private static Frame Page(IEnumerable<IGrouping<string, ComparedFormula>> constructs)
    {
        var items = new List<Placed>();
        var y = Margin;
        foreach (var construct in constructs)
        {
            var drawn = construct.GroupBy(formula => formula.IsDisplay).SelectMany(style => Spread([.. style])).ToList();
            var distances = drawn.Select(formula => formula.Farthest).Where(double.IsFinite).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{construct.Key,-16} {drawn.Count} drawn, {drawn.Count - distances.Count} with other glyphs, farthest glyph of the others {distances.DefaultIfEmpty().Max():0.000} em off"));
            items.Add(new(new(new(Margin), new(y)), Caption(construct.Key)));
            y = Rows(items, drawn, y + 14) + Gap;
        }

        return new() { Size = new(new(Width), new(y)), Baseline = new(y), Items = [.. items] };
    }

    private static IEnumerable<ComparedFormula> Spread(List<ComparedFormula> all)
    {
        var count = Math.Min(Shown, all.Count);
        return Enumerable.Range(0, count).Select(i => all[i * all.Count / count]);
    }

    /// <summary>Formulas from left to right in rows that begin anew at the margin; gives the end of the last.</summary>
    private static double Rows(List<Placed> items, List<ComparedFormula> formulas, double y)
    {
        var (x, bottom) = (Margin, y);
        foreach (var formula in formulas)
        {
            var (ours, theirs) = (formula.Ours.Size, formula.Theirs.Size);
            var width = Math.Max(ours.Width.Value, theirs.Width.Value);
            if (x > Margin && x + width > Width - Margin) (x, y) = (Margin, bottom + 8);
            var below = y + ours.Height.Value + 5;
            items.Add(new(new(new(x), new(y)), new FrameItem.Group(formula.Ours.Items)));
            items.Add(new(new(new(x), new(below)), new FrameItem.Group(formula.Theirs.Items)));
            x += width + Gap;
            bottom = Math.Max(bottom, below + theirs.Height.Value);
        }

        return bottom;
    }

    private static FrameItem.Group Caption(string text)
    {
        var style = new ParagraphStyle { Text = new() { Role = FontRole.Sans, Style = FontStyle.Regular, Size = new(7) }, Leading = new(9), Alignment = ParagraphAlignment.Start };
        return new(ParagraphSetter.Set(EmbeddedFonts.All, text, style, new(400)).Value.ToFrame().Items);
    }
}
