using Digest.Model;

namespace Digest.Typesetting.Fonts;

/// <summary>The kind of outlines that a face has.</summary>
public enum FontOutlines
{
    /// <summary>None: a face of bitmaps, or no face at all.</summary>
    None,

    /// <summary>TrueType (<c>glyf</c>), which pages are set with.</summary>
    TrueType,

    /// <summary>PostScript (<c>CFF</c> or <c>CFF2</c>), which are not read.</summary>
    PostScript,
}

/// <summary>One face of a font file, as a list of fonts would name it.</summary>
public sealed record FontFileFace
{
    /// <summary>Its number in the file, from 0, as <see cref="FontFace.Open"/> takes it.</summary>
    public required int Index { get; init; }

    /// <summary>The family, in English where it has such a name; empty when the face gives none.</summary>
    public required string Family { get; init; }

    /// <summary>The PostScript name; <c>Unnamed</c> when the face gives none.</summary>
    public required string Name { get; init; }

    /// <summary>The weight from 1 to 1000; 400 is normal.</summary>
    public required int Weight { get; init; }

    /// <summary>True for a slanted face.</summary>
    public required bool IsItalic { get; init; }

    /// <summary>The kind of its outlines.</summary>
    public required FontOutlines Outlines { get; init; }
}

/// <summary>Lists the faces of a font file without reading more of it than their names.</summary>
public static class FontFile
{
    private const int LongestTable = 1 << 20;
    private const int MostFaces = 256;
    private const int MostTables = 256;
    private const uint Collection = 0x74746366;

    /// <summary>The faces of a TrueType or OpenType file or a collection of them.</summary>
    /// <param name="file">The file, which can seek; it is left open.</param>
    /// <exception cref="InvalidFontException">It is damaged or no font.</exception>
    /// <exception cref="IOException">It cannot be read, or became shorter meanwhile.</exception>
    public static EquatableArray<FontFileFace> List(Stream file)
    {
        var head = Read(file, 0, 12, "file");
        if (head.U32(0) != Collection) return [Face(file, 0, 0)];
        var count = head.U32(8);
        if (count > MostFaces) throw head.Invalid(8, "it announces more faces than a collection can hold");
        var offsets = Read(file, 12, 4 * (int)count, "file");
        return Enumerable.Range(0, (int)count).Select(index => Face(file, offsets.Offset32(4 * index), index)).ToEquatableArray();
    }

    private static FontFileFace Face(Stream file, long start, int index)
    {
        var directory = Read(file, start, 12, "file");
        if (directory.U32(0) is not (TableDirectory.TrueType or TableDirectory.AppleTrueType or TableDirectory.PostScript)) throw directory.Invalid(0, "this is no TrueType or OpenType font");
        var count = directory.U16(4);
        if (count > MostTables) throw directory.Invalid(4, "it announces more tables than a font can hold");
        var records = Read(file, start + 12, 16 * count, "file");
        var tables = new Dictionary<string, (long Offset, int Length)>();
        for (var at = 0; at < records.Length; at += 16) tables[TableDirectory.Tag(records, at)] = (records.U32(at + 8), records.Offset32(at + 12));
        var names = new NameTable(Table("name"));
        var os2 = Table("OS/2");
        return new()
        {
            Index = index,
            Family = names.FamilyName,
            Name = names.PostScriptName,
            Weight = os2.Length < 6 ? 400 : os2.U16(4),
            IsItalic = os2.Length >= 64 && (os2.U16(62) & 1) != 0,
            Outlines = tables.ContainsKey("glyf") ? FontOutlines.TrueType : tables.ContainsKey("CFF ") || tables.ContainsKey("CFF2") ? FontOutlines.PostScript : FontOutlines.None,
        };

        FontBytes Table(string tag) => tables.TryGetValue(tag, out var place) ? Read(file, place.Offset, Math.Min(place.Length, LongestTable), tag) : FontBytes.Of(default, tag);
    }

    private static FontBytes Read(Stream file, long offset, int length, string table)
    {
#if FONT_FAULTS
        if (!PlantedFault.Is("8"))
#endif
        if (offset > file.Length - length) throw new InvalidFontException(table, 0, "it ends before what it announces");
        var bytes = new byte[length];
        file.Position = offset;
        file.ReadExactly(bytes);
        return FontBytes.Of(bytes, table);
    }
}
