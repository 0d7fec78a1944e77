using Digest.Model;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf;

// The ready themes, each on the papers that it is made for; what a theme is stands in Theme.cs.
public sealed partial record Theme
{
    private static readonly Size A4 = Millimetres(210, 297);
    private static readonly Size Letter = new(new Pt(612), new Pt(792));

    /// <summary>
    /// For the group's meeting: A4 with a text column of 118 mm, about 75 characters a line, and a side column of 38 mm for identifiers and scores,
    /// after the layout of printed handbooks. The margins leave room for handwriting.
    /// </summary>
    public static Theme Ledger { get; } = new()
    {
        Name = "ledger",
        Paper = A4,
        Top = Mm(26),
        Bottom = Mm(27),
        Left = Mm(24),
        Measure = Mm(118),
        Gutter = Mm(6),
        Side = Mm(38),
    };

    /// <summary>The densest: A4 with two columns of 84 mm, about 59 characters a line; two or three papers a page.</summary>
    public static Theme Bulletin { get; } = new()
    {
        Name = "bulletin",
        Paper = A4,
        Top = Mm(24),
        Bottom = Mm(21),
        Left = Mm(18),
        Measure = Mm(84),
        Columns = 2,
        Gutter = Mm(6),
        Accent = Color.FromRgb(0x005F73),
        Mute = Color.FromRgb(0x595959),
        Labels = LabelPlace.RunIn,
        Type = new TypeScale
        {
            Body = new(9.5, 12.5),
            Masthead = new(25),
            Lead = new(11, 14.6),
            Title = new(12, 14.5),
            Idea = new(11, 13.6),
            Heading = new(10.5, 13.2),
            Section = new(8.8, 12),
            Authors = new(8.6, 11),
            Affiliations = new(7.8, 10),
            Label = new(7.2, 12.5),
            Note = new(7, 9.5),
            Row = new(9, 11),
            Byline = new(7, 9.2),
            Figures = new(8, 11),
            Table = new(7.4, 9.8),
            Code = new(7.4, 10),
        },
    };

    /// <summary>For tablets and laptops: 170 × 240 mm, one column of 110 mm in larger type, about 66 characters a line, on a ground that does not glare.</summary>
    public static Theme Screen { get; } = new()
    {
        Name = "screen",
        Paper = Millimetres(170, 240),
        Top = Mm(22),
        Bottom = Mm(22),
        Left = Mm(30),
        Measure = Mm(110),
        Ground = Color.FromRgb(0xFFFDF8),
        Accent = Color.FromRgb(0x1F4E5F),
        Mute = Color.FromRgb(0x595959),
        Tint = Color.FromRgb(0xF3F1E8),
        Hairline = Color.FromRgb(0xD8D3C4),
        Type = new TypeScale
        {
            Body = new(11, 16),
            Masthead = new(26),
            Lead = new(12.6, 17.6),
            Title = new(17, 21),
            Idea = new(14, 18),
            Heading = new(13, 17),
            Section = new(10, 14),
            Authors = new(10, 13.6),
            Affiliations = new(9, 12.4),
            Label = new(7.8, 11.4),
            Note = new(8, 11.4),
            Row = new(10, 12.6),
            Byline = new(7.6, 10.4),
            Figures = new(8.8, 12.6),
            Table = new(8.2, 11.2),
            Code = new(8.6, 12),
        },
    };

    /// <summary>The ready themes by their names, the first for those who choose none.</summary>
    public static EquatableArray<Theme> All { get; } = [Ledger, Bulletin, Screen];

    /// <summary>
    /// The theme on American Letter: the columns keep their measures, the margins left and right share what the paper is wider, and the column is
    /// shorter. A theme whose paper is not A4 stays as it is.
    /// </summary>
    public Theme OnLetter() => Paper != A4 ? this : this with
    {
        Paper = Letter,
        Left = Left + (Letter.Width - A4.Width) / 2,
        Top = Top - Mm(3),
        Bottom = Bottom - Mm(2),
    };

    private static Pt Mm(double millimetres) => Pt.FromMillimetres(millimetres);

    private static Size Millimetres(double width, double height) => new(Mm(width), Mm(height));
}
