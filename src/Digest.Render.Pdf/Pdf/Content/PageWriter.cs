using Digest.Model;
using Digest.Render.Pdf.Pdf.Fonts;
using Digest.Render.Pdf.Pdf.Objects;
using Digest.Render.Pdf.Pdf.Pictures;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf.Content;

/// <summary>Walks the frame of one page: what can be seen becomes operators, links and anchors are gathered with their places.</summary>
internal sealed class PageWriter(Frame frame, Resources resources, PdfCompression compression)
{
    private static readonly Color StandIn = Color.FromRgb(0x999999);

    private readonly ContentStream content = new(compression);
    private readonly SortedDictionary<string, EmbeddedFont> fonts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, EmbeddedPicture> pictures = new(StringComparer.Ordinal);
    private readonly List<(FrameItem.Link Link, PdfObject.Array Box)> links = [];
    private readonly List<(string Name, double X, double Y)> anchors = [];

    /// <summary>Whether what is walked lies in marked content that allows no further mark of its kind inside.</summary>
    [Flags]
    private enum Inside
    {
        Nothing = 0,
        Artifact = 1,
        Replaced = 2,
    }

    /// <summary>The links, with their boxes on the page.</summary>
    public IReadOnlyList<(FrameItem.Link Link, PdfObject.Array Box)> Links => links;

    /// <summary>The anchors, with their places on the page, y up.</summary>
    public IReadOnlyList<(string Name, double X, double Y)> Anchors => anchors;

    /// <summary>Walks the page and gives its operators.</summary>
    public PdfObject.Stream Write()
    {
        Walk(frame.Items, Point.Origin, Inside.Nothing);
        content.Text.Close();
        return new(Dict(), content.Output.Memory, StreamForm.Text);
    }

    /// <summary>The fonts and pictures that the page used.</summary>
    public Dictionary ResourceDictionary() => Dict(
        ("Font", fonts.Count == 0 ? null : new Dictionary([.. fonts.Select(font => KeyValuePair.Create(font.Key, (PdfObject)font.Value.Reference))])),
        ("XObject", pictures.Count == 0 ? null : new Dictionary([.. pictures.Select(picture => KeyValuePair.Create(picture.Key, (PdfObject)picture.Value.Reference))])));

    private void Walk(EquatableArray<Placed> items, Point origin, Inside inside)
    {
        foreach (var (at, item) in items)
        {
            var place = origin + at;
            switch (item)
            {
                case FrameItem.GlyphRun run: WriteRun(run, place, inside); break;
                case FrameItem.Rule rule: content.Rectangle(place.X.Value, Bottom(place, rule.Size), rule.Size.Width.Value, rule.Size.Height.Value, rule.Color); break;
                case FrameItem.Path path: content.Path(path, place.X.Value, Up(place.Y)); break;
                case FrameItem.Picture picture: WritePicture(picture, place); break;
                case FrameItem.Link link: links.Add((link, Box(place, link.Size))); break;
                case FrameItem.Anchor anchor: anchors.Add((anchor.Name, place.X.Value, Up(place.Y))); break;
                case FrameItem.Group group: WriteGroup(group, place, inside); break;
                default: throw new ArgumentOutOfRangeException(nameof(items));
            }
        }
    }

    /// <summary>
    /// Marks a group's content as its role and texts ask. Marks may not straddle the bounds of a text object (ISO 32000-1, 14.6.1), so a group of glyphs
    /// alone is marked within one, and any other outside.
    /// </summary>
    private void WriteGroup(FrameItem.Group group, Point place, Inside inside)
    {
        var isArtifact = group.Role == StructureRole.Artifact && inside == Inside.Nothing;
        var isReplaced = group.ActualText is not null && !inside.HasFlag(Inside.Replaced);
        if (!(isArtifact || isReplaced) || !Draws(group))
        {
            Walk(group.Items, place, inside);
            return;
        }

        var within = IsText(group);
        if (within) content.Text.Open();
        else content.Text.Close();
        if (isArtifact) content.BeginMark("Artifact", null);
        if (isReplaced) content.BeginMark("Span", Dict(("ActualText", Text(group.ActualText))));
        Walk(group.Items, place, inside | (isArtifact ? Inside.Artifact : 0) | (isReplaced ? Inside.Replaced : 0));
        if (!within) content.Text.Close();
        if (isReplaced) content.EndMark();
        if (isArtifact) content.EndMark();
    }

    private void WriteRun(FrameItem.GlyphRun run, Point place, Inside inside)
    {
        if (run.Glyphs.IsEmpty || run.Size <= Pt.Zero || resources.FontOf(run.Face) is not { } font) return;
        fonts[font.Resource] = font;
        content.Fill(run.Color);
        content.Text.Start(font, run.Size.Value, place.X.Value + run.Glyphs[0].Offset.X.Value, Up(place.Y));
        var x = place.X.Value;
        for (var i = 0; i < run.Glyphs.Count;)
        {
            var last = i + 1;
            while (last < run.Glyphs.Count && run.Glyphs[last].TextLength == 0) last++;
            var isCluster = last - i > 1 && run.Glyphs[i].TextLength > 0 && !inside.HasFlag(Inside.Replaced);
            if (isCluster) content.BeginMark("Span", Dict(("ActualText", Text(TextOf(run, run.Glyphs[i])))));
            for (; i < last; i++)
            {
                var glyph = run.Glyphs[i];
                content.Text.Show(CodeOf(font, run, glyph, inside), x + glyph.Offset.X.Value, -glyph.Offset.Y.Value);
                x += glyph.Advance.Value;
            }

            if (isCluster) content.EndMark();
        }
    }

    private ushort CodeOf(EmbeddedFont font, FrameItem.GlyphRun run, RunGlyph glyph, Inside inside)
    {
        var text = TextOf(run, glyph);
        if (glyph.Id == 0) resources.ReportMissing(run.Face, text);
        if (glyph.TextLength == 0) return font.AnyCodeOf(glyph.Id);
        return font.CodeOf(glyph.Id, inside.HasFlag(Inside.Replaced) ? GlyphText.Plain(text) : text);
    }

    private static string TextOf(FrameItem.GlyphRun run, RunGlyph glyph)
    {
        var start = Math.Clamp(glyph.TextStart, 0, run.Text.Length);
        return GlyphText.Clean(run.Text.AsSpan(start, Math.Clamp(glyph.TextLength, 0, run.Text.Length - start)));
    }

    private void WritePicture(FrameItem.Picture picture, Point place)
    {
        var (x, y, width, height) = (place.X.Value, Bottom(place, picture.Size), picture.Size.Width.Value, picture.Size.Height.Value);
        if (resources.PictureOf(picture) is { } embedded)
        {
            pictures[embedded.Resource] = embedded;
            content.Image(embedded.Resource, x, y, width, height);
            return;
        }

        var (right, bottom) = (picture.Size.Width, picture.Size.Height);
        EquatableArray<PathStep> frame =
        [
            new(PathStepKind.Move, Point.Origin), new(PathStepKind.Line, new(right, Pt.Zero)), new(PathStepKind.Line, new(right, bottom)),
            new(PathStepKind.Line, new(Pt.Zero, bottom)), new(PathStepKind.Close, Point.Origin),
        ];
        content.Path(new FrameItem.Path(frame, null, StandIn, new Pt(0.5)), x, y + height);
    }

    private double Up(Pt y) => (frame.Size.Height - y).Value;

    private double Bottom(Point place, Size size) => Up(place.Y + size.Height);

    private PdfObject.Array Box(Point place, Size size) => List(
        Coordinate(place.X.Value), Coordinate(Bottom(place, size)), Coordinate((place.X + size.Width).Value), Coordinate(Up(place.Y)));

    private static Real Coordinate(double value) => new(Math.Round(value, 2, MidpointRounding.AwayFromZero));

    private static bool Draws(FrameItem.Group group)
    {
        foreach (var (_, item) in group.Items)
            if (item is not (FrameItem.Link or FrameItem.Anchor or FrameItem.Group) || (item is FrameItem.Group inner && Draws(inner))) return true;
        return false;
    }

    private static bool IsText(FrameItem.Group group)
    {
        foreach (var (_, item) in group.Items)
            if (item is not (FrameItem.GlyphRun or FrameItem.Link or FrameItem.Anchor or FrameItem.Group) || (item is FrameItem.Group inner && !IsText(inner))) return false;
        return true;
    }
}
