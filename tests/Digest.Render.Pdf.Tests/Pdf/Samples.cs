using Digest.Model;
using Digest.Render.Pdf.Layout;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using static Digest.Render.Pdf.Tests.Pdf.Sample;

namespace Digest.Render.Pdf.Tests.Pdf;

/// <summary>Documents that use everything the writer knows.</summary>
internal static class Samples
{
    /// <summary>Two pages with five faces, colours, outlines, a picture with opacity, links, anchors, bookmarks and metadata.</summary>
    public static PagedDocument Rich() => new()
    {
        Info = new DocumentInfo
        {
            Title = "Řeka & “salt” 2026",
            Author = "Ana Müller",
            Subject = "A sample",
            Keywords = ["salt", "batteries"],
            Language = "en",
            Date = new DateOnly(2026, 3, 21),
        },
        Pages = [First(), Second()],
        Bookmarks = [new("Results", 1, "results"), new("Čistá voda", 2, "water"), new("Methods", 1, "methods")],
    };

    private static Page First() => Page(
        "i",
        At(30, 30, new FrameItem.Anchor("results")),
        At(30, 50, Run("Results of the first week", Faces.Serif.SemiBold, 18) with { Color = Color.FromRgb(0x1F4E5F) }),
        At(30, 56, new FrameItem.Rule(new Size(new Pt(340), new Pt(0.5)), Color.FromRgb(0x808080))),
        At(30, 80, Run("A line with ")),
        At(30 + Run("A line with ").Width.Value, 80, Run("emphasis", Faces.Serif.Italic)),
        At(30, 96, Run("TABLE LABEL", Faces.Sans.Regular, 8)),
        At(300, 96, Run("12", Faces.Sans.Regular, 8)),
        At(30, 110, new FrameItem.Path(Triangle, Color.FromRgb(0xC04020), Color.Black, new Pt(0.75))),
        At(100, 110, new FrameItem.Picture(new Size(new Pt(32), new Pt(32)), [.. Pictures.Png(8, 8, 6)], "A square")),
        At(30, 70, new FrameItem.Link(new Size(new Pt(60), new Pt(12)), "https://example.org/água?q=1", "Water")),
        At(100, 70, new FrameItem.Link(new Size(new Pt(60), new Pt(12)), "#methods", "Methods")),
        At(0, 280, new FrameItem.Group([At(30, 0, Run("1", 8))]) { Role = StructureRole.Artifact }));

    private static Page Second() => Page(
        "1",
        At(30, 30, new FrameItem.Anchor("water")),
        At(30, 60, new FrameItem.Anchor("methods")),
        At(30, 50, Run("🔬", Faces.Emoji)));

    private static EquatableArray<PathStep> Triangle =>
    [
        new(PathStepKind.Move, Point.Origin),
        new(PathStepKind.Line, new(new Pt(40), Pt.Zero)),
        new(PathStepKind.Curve, new(new Pt(20), new Pt(30)), new(new Pt(40), new Pt(20)), new(new Pt(30), new Pt(30))),
        new(PathStepKind.Close, Point.Origin),
    ];
}
