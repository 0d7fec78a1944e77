namespace Digest.Typesetting.Fonts;

/// <summary>The tables that every use of a face needs: who it is, how big it is, which glyph a character has, and where outlines lie.</summary>
internal sealed class FaceTables
{
    private readonly HorizontalMetrics metrics;
    private readonly Lazy<NameTable> names;

    public FaceTables(TableDirectory directory)
    {
        Directory = directory;
        Head = HeadTable.Read(directory.Required("head"));
        GlyphCount = directory.Required("maxp").U16(4);
        metrics = new(directory.Required("hhea"), directory.Required("hmtx"), GlyphCount);
        Characters = new(directory["cmap"], GlyphCount);
        Os2 = Os2Table.Read(directory["OS/2"], metrics, Head.UnitsPerEm);
        Post = new(directory["post"]);
        names = new(() => new(directory["name"]));
        Outlines = new(directory, GlyphCount, Head.HasLongLocations);
    }

    public TableDirectory Directory { get; }

    public HeadTable Head { get; }

    public int UnitsPerEm => Head.UnitsPerEm;

    public int GlyphCount { get; }

    public CharacterMap Characters { get; }

    public Os2Table Os2 { get; }

    public PostTable Post { get; }

    public string Name => names.Value.PostScriptName;

    public string FamilyName => names.Value.FamilyName;

    public GlyphTable Outlines { get; }

    /// <summary>The advance of a glyph in font units.</summary>
    public int AdvanceOf(int glyph) => metrics.AdvanceOf(glyph);
}
