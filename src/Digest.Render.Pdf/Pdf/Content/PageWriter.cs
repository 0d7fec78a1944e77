using Digest.Model;
using Digest.Render.Pdf.Pdf.Fonts;
using Digest.Render.Pdf.Pdf.Objects;
using Digest.Render.Pdf.Pdf.Pictures;
using Digest.Render.Pdf.Pdf.Structure;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf.Content;

/// <summary>
/// Walks the frame of one page: what can be seen becomes operators, links and anchors are gathered with their places. Whatever is drawn stands in
/// marked content, of a structure element or of an artifact (ISO 14289-1, 7.1); neighbours of one element share one.
/// </summary>
internal sealed class PageWriter(Frame frame, Resources resources, StructureTree tree, PageSetting setting)
{
    private const int Unclaimed = -1;
    private const int Furniture = -2;

    private static readonly Color StandIn = Color.FromRgb(0x999999);

    private readonly ContentStream content = new(setting.Compression);
    private readonly SortedDictionary<string, EmbeddedFont> fonts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, EmbeddedPicture> pictures = new(StringComparer.Ordinal);
    private readonly List<PlacedLink> links = [];
    private readonly List<(string Name, double X, double Y)> anchors = [];

    private EmbeddedFont? lastFont;

    // The element that what is walked belongs to, and the one whose marked content is open.
    private int element = Unclaimed;
    private int? marked;
    private bool isMarkedInText;
    private int? unclaimed;
    private bool isReplacing;

    /// <summary>What marked content is begun for.</summary>
    private enum Content
    {
        Text,
        Drawn,
    }

    /// <summary>Whether what is walked lies in marked content that allows no further mark of its kind inside.</summary>
    [Flags]
    private enum Inside
    {
        Nothing = 0,
        Artifact = 1,
        Replaced = 2,
    }

    /// <summary>The index of the page, which is its key in the structure's parent tree.</summary>
    public int Index { get; } = tree.AddPage();

    /// <summary>The links, with their boxes on the page.</summary>
    public IReadOnlyList<PlacedLink> Links => links;

    /// <summary>The anchors, with their places on the page, y up.</summary>
    public IReadOnlyList<(string Name, double X, double Y)> Anchors => anchors;

    /// <summary>Walks the page and gives its operators.</summary>
    public PdfObject.Stream Write()
    {
        Walk(frame.Items, Point.Origin, Inside.Nothing);
        EndContent();
        content.Text.Close();
        return PdfObject.Stream.Packed(Dict(), content.Output, StreamForm.Text, setting.Compression);
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
                case FrameItem.Rule rule:
                    BeginContent(Unclaimed, Content.Drawn);
                    content.Rectangle(place.X.Value, Bottom(place, rule.Size), rule.Size.Width.Value, rule.Size.Height.Value, rule.Color);
                    break;
                case FrameItem.Path path:
                    BeginContent(Unclaimed, Content.Drawn);
                    content.Path(path, place.X.Value, Up(place.Y));
                    break;
                case FrameItem.Picture picture: WritePicture(picture, place, inside); break;
                case FrameItem.Link link: AddLink(link, place); break;
                case FrameItem.Anchor anchor: anchors.Add((anchor.Name, place.X.Value, Up(place.Y))); break;
                case FrameItem.Group group: WriteGroup(group, place, inside); break;
                default: throw new ArgumentOutOfRangeException(nameof(items));
            }
        }
    }

    // Furniture repeats what stands elsewhere, its links too; a link there could be in no structure element.
    private void AddLink(FrameItem.Link link, Point place)
    {
        if (element == Furniture) return;
        var node = element >= 0 && tree.Nodes[element].Role == StructureRole.Link ? element : tree.AddInline(element >= 0 ? element : Paragraph(), StructureRole.Link, link.Alternative, link.Target);
        links.Add(new(link, Box(place, link.Size), node));
    }

    /// <summary>
    /// Marks a group's content as its role and texts ask. Marks may not straddle the bounds of a text object (ISO 32000-1, 14.6.1), so a group of glyphs
    /// alone is marked within one, and any other outside.
    /// </summary>
    private void WriteGroup(FrameItem.Group group, Point place, Inside inside)
    {
        if (!Draws(group))
        {
            Walk(group.Items, place, inside);
            return;
        }

        var around = element;
        if (inside == Inside.Nothing) element = ElementOf(group);
        var now = inside | (element == Furniture ? Inside.Artifact : 0);
        if (group.ActualText is not null && (inside & Inside.Replaced) == 0) WriteReplaced(group, place, now);
        else Walk(group.Items, place, now);
        element = around;
    }

    private int ElementOf(FrameItem.Group group) => group switch
    {
        { Role: StructureRole.Artifact } => Furniture,
        { Element: { } declared } => declared,
        { Role: null or StructureRole.Span } => element,
        { Role: StructureRole.Link } when LinkIn(group) is { } link => tree.AddInline(Around(), StructureRole.Link, link.Alternative, link.Target),
        { Role: StructureRole.Formula, Alternative: null } => tree.AddInline(Around(), StructureRole.Formula, group.ActualText),
        { Role: { } role } => tree.AddInline(Around(), role, group.Alternative),
    };

    private int Around() => element >= 0 ? element : Paragraph();

    private int Paragraph() => unclaimed ??= tree.AddParagraph();

    private static FrameItem.Link? LinkIn(FrameItem.Group group)
    {
        foreach (var (_, item) in group.Items)
            if (item is FrameItem.Link link) return link;
        return null;
    }

    private void WriteReplaced(FrameItem.Group group, Point place, Inside inside)
    {
        var within = IsText(group);
        BeginContent(Paragraphs(), within ? Content.Text : Content.Drawn);
        if (within) content.Text.Open();
        else content.Text.Close();
        content.BeginMark("Span", "ActualText", Text(group.ActualText)!);
        isReplacing = true;
        Walk(group.Items, place, inside | Inside.Replaced);
        isReplacing = false;
        if (!within) content.Text.Close();
        content.EndMark();
    }

    // Text that nobody claims is a paragraph; lines and pictures that nobody claims are decoration.
    private int Paragraphs() => element == Unclaimed ? Paragraph() : Unclaimed;

    /// <summary>
    /// Sees to it that the marked content of the element is open; what belongs to none is <paramref name="fallback"/>'s, or an artifact. That of text stands within
    /// the text object, which then goes on over many elements; what is drawn starts another outside.
    /// </summary>
    private void BeginContent(int fallback, Content what)
    {
        var wanted = element != Unclaimed ? element : fallback != Unclaimed ? fallback : Furniture;
        if (isReplacing || (marked == wanted && (what == Content.Text || !isMarkedInText))) return;
        EndContent();
        if (wanted != unclaimed) unclaimed = null;
        isMarkedInText = what == Content.Text;
        if (isMarkedInText) content.Text.Open();
        else content.Text.Close();
        if (wanted == Furniture) content.BeginMark("Artifact");
        else content.BeginMark(StructureObjects.TypeOf(tree.Nodes[wanted].Role), tree.AddContent(wanted));
        marked = wanted;
    }

    private void EndContent()
    {
        if (marked is null) return;
        if (!isMarkedInText) content.Text.Close();
        content.EndMark();
        marked = null;
    }

    private void WriteRun(FrameItem.GlyphRun run, Point place, Inside inside)
    {
        if (run.Glyphs.IsEmpty || run.Size <= Pt.Zero || resources.FontOf(run.Face) is not { } font) return;
        BeginContent(Paragraphs(), Content.Text);
        var language = inside == Inside.Nothing ? ScriptLanguage.Of(run.Text, setting.Language) : null;
        if (language is not null)
        {
            content.Text.Open();
            content.BeginMark("Span", "Lang", Text(language)!);
        }

        WriteGlyphs(run, place, inside, font);
        if (language is not null) content.EndMark();
    }

    private void WriteGlyphs(FrameItem.GlyphRun run, Point place, Inside inside, EmbeddedFont font)
    {
        if (lastFont != font) fonts.TryAdd(font.Resource, font);
        lastFont = font;
        content.Fill(run.Color);
        content.Text.Start(font, run.Size.Value, place.X.Value + run.Glyphs[0].Offset.X.Value, Up(place.Y));
        var x = place.X.Value;
        var glyphs = run.Glyphs.AsSpan();
        for (var i = 0; i < glyphs.Length;)
        {
            var last = i + 1;
            while (last < glyphs.Length && glyphs[last].TextLength == 0) last++;
            var isCluster = last - i > 1 && glyphs[i].TextLength > 0 && (inside & Inside.Replaced) == 0;
            if (isCluster) content.BeginMark("Span", "ActualText", Text(TextOf(run, glyphs[i]))!);
            for (; i < last; i++)
            {
                ref readonly var glyph = ref glyphs[i];
                content.Text.Show(CodeOf(font, run, glyph, inside), x + glyph.Offset.X.Value, -glyph.Offset.Y.Value);
                x += glyph.Advance.Value;
            }

            if (isCluster) content.EndMark();
        }
    }

    private ushort CodeOf(EmbeddedFont font, FrameItem.GlyphRun run, in RunGlyph glyph, Inside inside)
    {
        if (glyph.Id != 0 && glyph.TextLength == 1 && (inside & Inside.Replaced) == 0 && (uint)glyph.TextStart < (uint)run.Text.Length) return font.CodeOf(glyph.Id, run.Text[glyph.TextStart]);
        var text = TextOf(run, glyph);
        if (glyph.Id == 0) resources.ReportMissing(run.Face, text);
        if (glyph.TextLength == 0) return font.AnyCodeOf(glyph.Id);
        return font.CodeOf(glyph.Id, (inside & Inside.Replaced) != 0 ? GlyphText.Plain(text) : text);
    }

    private static string TextOf(FrameItem.GlyphRun run, RunGlyph glyph)
    {
        var start = Math.Clamp(glyph.TextStart, 0, run.Text.Length);
        return GlyphText.Clean(run.Text.AsSpan(start, Math.Clamp(glyph.TextLength, 0, run.Text.Length - start)));
    }

    private void WritePicture(FrameItem.Picture picture, Point place, Inside inside)
    {
        var around = element;
        if (inside == Inside.Nothing && element != Furniture) element = tree.AddInline(Around(), StructureRole.Figure, picture.Alternative, box: Box(place, picture.Size));
        BeginContent(Unclaimed, Content.Drawn);
        DrawPicture(picture, place);
        element = around;
    }

    private void DrawPicture(FrameItem.Picture picture, Point place)
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
