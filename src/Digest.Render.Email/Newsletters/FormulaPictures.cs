using System.Globalization;
using System.Security.Cryptography;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Render.Html;
using Digest.Typesetting.Formulas;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Pictures;

namespace Digest.Render.Email.Newsletters;

/// <summary>
/// The formulas of one newsletter that stand in two dimensions, set in the size of its text and painted with two pixels for one of CSS, on a white plate with a
/// margin. A formula wider than a phone's line is cut into pieces where a printed line could end; one that fits no line stays markup.
/// </summary>
/// <param name="prefix">What file names of pictures begin with; null when they go with the message and are known by their hash.</param>
internal sealed class FormulaPictures(string? prefix)
{
    // The size of running text, and what a line of it holds on a screen of 360 pixels with its margins.
    private const double PixelsPerEm = 17;
    private const double Widest = 296;
    private const double Margin = 4;

    private readonly Dictionary<(MathNode, FormulaStyle), EquatableArray<FormulaPicture>> made = [];
    private readonly Dictionary<string, NewsletterPicture> pictures = new(StringComparer.Ordinal);

    /// <summary>The pictures that lie at these addresses, in the order in which they were first asked for.</summary>
    public EquatableArray<NewsletterPicture> At(IReadOnlySet<string> addresses) => pictures.Values.Where(picture => addresses.Contains(AddressOf(picture))).ToEquatableArray();

    /// <summary>The pieces of a formula, or none when it is to be marked up.</summary>
    public EquatableArray<FormulaPicture> Of(Inline.Formula formula)
    {
        if (!FormulaShape.IsTwoDimensional(formula.Tree)) return [];
        if (!made.TryGetValue((formula.Tree, formula.Style), out var pieces)) made[(formula.Tree, formula.Style)] = pieces = Set(formula);
        return pieces;
    }

    private EquatableArray<FormulaPicture> Set(Inline.Formula formula)
    {
        var set = FormulaSetter.Set(EmbeddedFonts.All, formula.Tree, new FormulaSettings
        {
            Size = new Pt(PixelsPerEm),
            Display = formula.Style,
            Measure = new Pt(Widest - (2 * Margin)),
        });
        // A stand-in or a missing character would be a picture of less than the markup says.
        if (set.Value.Items.IsEmpty || set.Diagnostics.Any(diagnostic => diagnostic.Rule != FormulaSettingRules.SetSmaller)) return [];
        var lines = Lines(set.Value.Items);
        // The first piece says the whole formula, so that it is read once and in one piece.
        return lines.Select((line, at) => Paint(line, at == 0 ? FormulaText.Unicode(formula.Tree) : "")).ToEquatableArray();
    }

    private static List<List<FormulaSegment>> Lines(EquatableArray<FormulaSegment> segments)
    {
        var lines = new List<List<FormulaSegment>> { new() };
        double width = 0;
        foreach (var segment in segments)
        {
            if (lines[^1].Count > 0 && width + segment.Width.Value > Widest - (2 * Margin))
            {
                lines.Add([]);
                width = 0;
            }

            lines[^1].Add(segment);
            width += segment.Width.Value + segment.Space.Value;
        }

        return lines;
    }

    private FormulaPicture Paint(List<FormulaSegment> line, string words)
    {
        var (above, below) = (line.Max(piece => piece.Frame.Baseline.Value) + Margin, Math.Ceiling(line.Max(piece => (piece.Frame.Size.Height - piece.Frame.Baseline).Value) + Margin));
        var (items, x) = (new List<Placed>(), Margin);
        foreach (var piece in line)
        {
            items.AddRange(piece.Frame.Items.Select(placed => placed with { At = placed.At + new Point(new(x), new(above - piece.Frame.Baseline.Value)) }));
            x += piece.Width.Value + piece.Space.Value;
        }

        var (width, height) = (Math.Ceiling(x - line[^1].Space.Value + Margin), Math.Ceiling(above + below));
        var octets = PngPicture.Write(new Frame { Size = new(new(width), new(height)), Baseline = new(above), Items = [.. items] }, 2);
        return new()
        {
            Address = Keep(octets),
            Alternative = words,
            Width = (int)width,
            Height = (int)height,
            Depth = (int)below,
        };
    }

    // Named after what it shows, so that the same newsletter has the same bytes and a picture shown twice is sent once.
    private string Keep(byte[] octets)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(octets))[..16];
        if (!pictures.TryGetValue(hash, out var picture))
        {
            picture = new() { ContentId = hash + "@formula", FileName = string.Create(CultureInfo.InvariantCulture, $"{prefix ?? "formula"}-{pictures.Count + 1}.png"), Octets = [.. octets] };
            pictures.Add(hash, picture);
        }

        return AddressOf(picture);
    }

    private string AddressOf(NewsletterPicture picture) => prefix is null ? "cid:" + picture.ContentId : Uri.EscapeDataString(picture.FileName);
}
