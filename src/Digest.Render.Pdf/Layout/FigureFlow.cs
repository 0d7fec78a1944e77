using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Sets a picture that is a paragraph of its own as a figure with its alternative text as caption, as large as it is at 96 pixels an inch, but no wider
/// than the column and no higher than half of it.
/// </summary>
internal static class FigureFlow
{
    private const double MostOfPage = 0.5;

    private static readonly Pt Plate = new(5);
    private static readonly Pt Edge = new(0.5);

    /// <summary>The picture that a paragraph consists of, when the sources have it; otherwise null, with a finding when they should.</summary>
    public static IssuePicture? PictureOf(Block.Paragraph paragraph, Setting setting)
    {
        if (paragraph.Content is not [Inline.Image image]) return null;
        if (Find(image.Target, setting.Options.Pictures) is { } picture && PictureSize.Of(picture.File) is not null) return picture;
        if (!setting.Options.Pictures.IsEmpty || !image.Target.Contains("://", StringComparison.Ordinal))
            setting.Report(PageRules.MissingPicture, paragraph.Origin.Location, $"The picture “{image.Target}” is not among the sources, or is no PNG or JPEG; its text stands in its place.", "Put it beside the digest, and build the folder.");
        return null;
    }

    /// <summary>Adds the figure.</summary>
    public static void Add(Column column, Inline.Image image, IssuePicture file, Pt indent, Pt right)
    {
        var theme = column.Theme;
        var natural = PictureSize.Of(file.File)!.Value;
        var plate = theme.Ground is null ? Pt.Zero : Plate;
        var scale = Math.Min(1, Math.Min((column.Measure - indent - right - plate * 2) / natural.Width, theme.Height * MostOfPage / natural.Height));
        var size = new Size(natural.Width * scale, natural.Height * scale);
        column.Space(8);
        var group = new FrameItem.Group([new Placed(Point.Origin, new FrameItem.Picture(size, file.File, image.Alternative))]) { Role = StructureRole.Figure, Alternative = image.Alternative.Length > 0 ? image.Alternative : image.Target };
        var picture = new Placed(new Point(indent + plate, plate), group);
        var whole = new Size(size.Width + plate * 2, size.Height + plate * 2);
        var frame = new Frame { Size = whole with { Width = whole.Width + indent }, Baseline = whole.Height, Items = plate > Pt.Zero ? [PlateOf(whole, indent, theme), picture] : [picture] };
        column.Add(new Strip { Frame = frame, IsPicture = indent == Pt.Zero });
        if (image.Alternative.Length > 0)
        {
            column.KeepWithNext();
            column.Space(4);
            column.Lines(column.Setting.Lines(image.Alternative, theme.RaggedSans(FontStyle.Regular, theme.Type.Note, theme.Mute), column.Measure - indent - right), indent);
        }

        column.Space(8);
    }

    // On a page that is not white a picture with a white ground would be a hole in it: it is mounted.
    private static Placed PlateOf(Size size, Pt indent, Theme theme)
    {
        var (across, down) = (new FrameItem.Rule(size with { Height = Edge }, theme.Hairline), new FrameItem.Rule(size with { Width = Edge }, theme.Hairline));
        EquatableArray<Placed> ground =
        [
            new Placed(Point.Origin, new FrameItem.Rule(size, Contrast.White)), new Placed(Point.Origin, across), new Placed(Point.Origin, down),
            new Placed(new Point(Pt.Zero, size.Height - Edge), across), new Placed(new Point(size.Width - Edge, Pt.Zero), down),
        ];
        return new Placed(new Point(indent, Pt.Zero), new FrameItem.Group(ground) { Role = StructureRole.Artifact });
    }

    // As the text names it, or by the name alone, since a folder's files are often named without it.
    private static IssuePicture? Find(string target, EquatableArray<IssuePicture> pictures) =>
        pictures.FirstOrDefault(picture => picture.Name == target) ?? pictures.FirstOrDefault(picture => FileName(picture.Name) == FileName(target));

    private static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
