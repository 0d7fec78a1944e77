using Digest.Model;
using Digest.Model.Formulas;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf;

/// <summary>How pages look: paper, columns, colours and type sizes. Nothing of it is global.</summary>
public sealed record Theme
{
    /// <summary>The paper.</summary>
    public required Size Paper { get; init; }

    /// <summary>White space above the first line, below the running head.</summary>
    public required Pt Top { get; init; }

    /// <summary>White space below the last line.</summary>
    public required Pt Bottom { get; init; }

    /// <summary>White space at the left of the text column.</summary>
    public required Pt Left { get; init; }

    /// <summary>The width of the text column.</summary>
    public required Pt Measure { get; init; }

    /// <summary>White space between the text column and the side column.</summary>
    public required Pt Gutter { get; init; }

    /// <summary>The width of the side column, which holds notes to the text beside them.</summary>
    public required Pt Side { get; init; }

    /// <summary>Running text.</summary>
    public Color Ink { get; init; } = Color.FromRgb(0x1A1A1A);

    /// <summary>Labels, links and rules.</summary>
    public Color Accent { get; init; } = Color.FromRgb(0x1F4E5F);

    /// <summary>Running heads and side notes.</summary>
    public Color Mute { get; init; } = Color.FromRgb(0x5F6368);

    /// <summary>Numbers of papers and ideas.</summary>
    public Color Mark { get; init; } = Color.FromRgb(0x9A3B26);

    /// <summary>The ground of boxes.</summary>
    public Color Tint { get; init; } = Color.FromRgb(0xEEF4F6);

    /// <summary>Thin rules between rows.</summary>
    public Color Hairline { get; init; } = Color.FromRgb(0xC9D3D6);

    /// <summary>Size and leading of running text, the measures that all others follow.</summary>
    public TypeSize Body { get; init; } = new(new Pt(10.5), new Pt(14.2));

    /// <summary>How chemical formulas in running text are looked for; their figures are set low, the text read from the page stays as it is written.</summary>
    public ProseChemistry Chemistry { get; init; } = ProseChemistry.Default;

    /// <summary>The width of text and side column together.</summary>
    public Pt FullMeasure => Measure + Gutter + Side;

    /// <summary>The height of the column.</summary>
    public Pt Height => Paper.Height - Top - Bottom;

    /// <summary>
    /// A4 with a text column of 118 mm and a side column of 38 mm for identifiers and scores, after the layout of printed
    /// handbooks: about 75 characters a line.
    /// </summary>
    public static Theme Ledger { get; } = new()
    {
        Paper = new Size(Pt.FromMillimetres(210), Pt.FromMillimetres(297)),
        Top = Pt.FromMillimetres(26),
        Bottom = Pt.FromMillimetres(27),
        Left = Pt.FromMillimetres(24),
        Measure = Pt.FromMillimetres(118),
        Gutter = Pt.FromMillimetres(6),
        Side = Pt.FromMillimetres(38),
    };

    internal ParagraphStyle BodyStyle(string language) => new()
    {
        Text = Serif(FontStyle.Regular, Body.Size, Ink),
        Leading = Body.Leading,
        Alignment = ParagraphAlignment.Justified,
        Hyphenation = HyphenationMode.Automatic,
        Language = language,
        LinkColor = Accent,
    };

    internal ParagraphStyle Ragged(TextStyle text, Pt leading) => new()
    {
        Text = text,
        Leading = leading,
        Alignment = ParagraphAlignment.Start,
        LinkColor = text.Color,
    };

    // Old-style figures are not used: figures stand beside capitals and units everywhere in research text. Proportional ones read better in running text.
    internal static TextStyle Serif(FontStyle style, Pt size, Color color) =>
        new() { Role = FontRole.Serif, Style = style, Size = size, Color = color, Features = ["pnum"] };

    internal static TextStyle Sans(FontStyle style, double size, Color color) =>
        new() { Role = FontRole.Sans, Style = style, Size = new Pt(size), Color = color };

    internal static TextStyle Figures(FontStyle style, double size, Color color) =>
        new() { Role = FontRole.Sans, Style = style, Size = new Pt(size), Color = color, Features = ["tnum"] };

    internal TextStyle Label => Sans(FontStyle.SemiBold, 7.4, Accent);
}

/// <summary>A type size with the distance between its baselines.</summary>
/// <param name="Size">The size of an em.</param>
/// <param name="Leading">From baseline to baseline.</param>
public readonly record struct TypeSize(Pt Size, Pt Leading);
