using Digest.Model.Formulas;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf;

/// <summary>How pages look: paper, columns, colours and type sizes. Nothing of it is global; <see cref="All"/> has the ready ones.</summary>
public sealed partial record Theme
{
    /// <summary>The name it is chosen by, such as <c>ledger</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The paper.</summary>
    public required Size Paper { get; init; }

    /// <summary>White space above the first line, below the running head.</summary>
    public required Pt Top { get; init; }

    /// <summary>White space below the last line.</summary>
    public required Pt Bottom { get; init; }

    /// <summary>White space at the left of the text.</summary>
    public required Pt Left { get; init; }

    /// <summary>The width of a text column.</summary>
    public required Pt Measure { get; init; }

    /// <summary>How many text columns stand side by side; at least 1.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>White space between two columns, also before the side column.</summary>
    public Pt Gutter { get; init; }

    /// <summary>The width of the side column, which holds notes to the text beside them; zero for none, and the notes then stand in the text.</summary>
    public Pt Side { get; init; }

    /// <summary>The ground of the whole page, or null for that of the paper.</summary>
    public Color? Ground { get; init; }

    /// <summary>Running text.</summary>
    public Color Ink { get; init; } = Color.FromRgb(0x1A1A1A);

    /// <summary>Labels, links and rules.</summary>
    public Color Accent { get; init; } = Color.FromRgb(0x1F4E5F);

    /// <summary>Running heads and side notes.</summary>
    public Color Mute { get; init; } = Color.FromRgb(0x5F6368);

    /// <summary>Numbers of papers and ideas, and titles of sections.</summary>
    public Color Mark { get; init; } = Color.FromRgb(0x9A3B26);

    /// <summary>The ground of boxes.</summary>
    public Color Tint { get; init; } = Color.FromRgb(0xEEF4F6);

    /// <summary>Thin rules between rows.</summary>
    public Color Hairline { get; init; } = Color.FromRgb(0xC9D3D6);

    /// <summary>Sizes and leadings.</summary>
    public TypeScale Type { get; init; } = new();

    /// <summary>Where the label of a field stands.</summary>
    public LabelPlace Labels { get; init; }

    /// <summary>Whose pages they are, or null.</summary>
    public Brand? Brand { get; init; }

    /// <summary>How chemical formulas in running text are looked for; their figures are set low, the text read from the page stays as it is written.</summary>
    public ProseChemistry Chemistry { get; init; } = ProseChemistry.Default;

    /// <summary>True when notes stand in a column of their own.</summary>
    public bool HasSide => Side > Pt.Zero;

    /// <summary>The width of all columns together.</summary>
    public Pt FullMeasure => Measure * Columns + Gutter * (Columns - 1) + (HasSide ? Gutter + Side : Pt.Zero);

    /// <summary>The height of a column.</summary>
    public Pt Height => Paper.Height - Top - Bottom;

    internal ParagraphStyle BodyStyle(string language) => new()
    {
        Text = Serif(FontStyle.Regular, Type.Body.Size, Ink),
        Leading = Type.Body.Leading,
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
        Hyphenation = HyphenationMode.Sparing,
        LinkColor = text.Color,
    };

    internal ParagraphStyle RaggedSerif(FontStyle style, TypeSize size, Color color) => Ragged(Serif(style, size.Size, color), size.Leading);

    internal ParagraphStyle RaggedSans(FontStyle style, TypeSize size, Color color) => Ragged(Sans(style, size.Size, color), size.Leading);

    // The dots between entries that a paragraph runs on with go where a line ends at them.
    internal ParagraphStyle RaggedRow(TypeSize size) => RaggedSans(FontStyle.Regular, size, Mute) with { Parting = '·' };

    // Old-style figures are not used: figures stand beside capitals and units everywhere in research text. Proportional ones read better in running text.
    internal static TextStyle Serif(FontStyle style, Pt size, Color color) =>
        new() { Role = FontRole.Serif, Style = style, Size = size, Color = color, Features = ["pnum"] };

    internal static TextStyle Sans(FontStyle style, Pt size, Color color) =>
        new() { Role = FontRole.Sans, Style = style, Size = size, Color = color };

    internal static TextStyle Figures(FontStyle style, Pt size, Color color) =>
        new() { Role = FontRole.Sans, Style = style, Size = size, Color = color, Features = ["tnum"] };

    internal TextStyle Label => Sans(FontStyle.SemiBold, Type.Label.Size, Accent);
}

/// <summary>Where the label of a field stands.</summary>
public enum LabelPlace
{
    /// <summary>On a line of its own above its text.</summary>
    Above,

    /// <summary>At the beginning of its text's first line.</summary>
    RunIn,
}
