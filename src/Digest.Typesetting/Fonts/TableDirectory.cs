using System.Text;

namespace Digest.Typesetting.Fonts;

/// <summary>
/// The table directory of an sfnt file or of one face of a collection (OpenType 1.9, "Organization of an OpenType font"). A table's bytes are asked
/// for when the table is first used.
/// </summary>
internal sealed class TableDirectory
{
    /// <summary>The sfnt version of a file with TrueType outlines, as Windows and as Apple writes it, and of one with PostScript outlines.</summary>
    public const uint TrueType = 0x00010000, AppleTrueType = 0x74727565, PostScript = 0x4F54544F;

    private const uint Collection = 0x74746366;
    private readonly Dictionary<string, Lazy<Table>> tables = [];

    /// <summary>Reads the directory of a file that lies in memory; every table must lie within it.</summary>
    public TableDirectory(ReadOnlyMemory<byte> bytes, int index)
    {
        var file = FontBytes.Of(bytes, "file");
        var at = FaceOffset(file, index);
        Version = VersionAt(file, at);
        foreach (var (tag, offset, length) in Records(file, at))
        {
            var table = file.AsTable(offset, length, tag);
            tables[tag] = new(new Table(table));
        }
    }

    /// <summary>Reads the directory of a file of one face, of which parts are handed out as they are asked for.</summary>
    /// <param name="read">Gives the bytes from an offset on, as many as are asked for or all that there are.</param>
    public TableDirectory(Func<int, int, ReadOnlyMemory<byte>> read)
    {
        var head = FontBytes.Of(read(0, 12), "file");
        Version = VersionAt(head, 0);
        var file = FontBytes.Of(read(0, 12 + (16 * head.U16(4))), "file");
        foreach (var (tag, offset, length) in Records(file, 0)) tables[tag] = new(() => new(FontBytes.Of(read(offset, length), tag).Slice(0, length)));
    }

    /// <summary>The sfnt version; <c>OTTO</c> for CFF outlines.</summary>
    public uint Version { get; }

    public FontBytes this[string tag] => tables.TryGetValue(tag, out var table) ? table.Value.Bytes : FontBytes.Of(default, tag);

    /// <summary>True when there is a table of that tag; it is not read.</summary>
    public bool Has(string tag) => tables.ContainsKey(tag);

    public FontBytes Required(string tag) => tables.TryGetValue(tag, out var table) ? table.Value.Bytes : throw new InvalidFontException(tag, 0, "the table is missing");

    /// <summary>The four letters at a place.</summary>
    public static string Tag(FontBytes bytes, int at) => Encoding.Latin1.GetString(bytes.Slice(at, 4).Span);

    /// <summary>A table; a class, since code for generic types of it comes compiled.</summary>
    private sealed class Table(FontBytes bytes)
    {
        public FontBytes Bytes => bytes;
    }

    private static uint VersionAt(FontBytes file, int at)
    {
        var version = file.U32(at);
        return version is TrueType or AppleTrueType or PostScript ? version : throw file.Invalid(at, "this is no TrueType or OpenType font");
    }

    private static IEnumerable<(string Tag, int Offset, int Length)> Records(FontBytes file, int at)
    {
        var count = file.U16(at + 4);
        for (var i = 0; i < count; i++)
        {
            var record = at + 12 + (16 * i);
            yield return (Tag(file, record), file.Offset32(record + 8), file.Offset32(record + 12));
        }
    }

    private static int FaceOffset(FontBytes file, int index)
    {
        if (file.U32(0) != Collection)
            return index == 0 ? 0 : throw file.Invalid(0, FormattableString.Invariant($"it holds one face, and face {index} was asked for"));
        var count = file.U32(8);
        if (index < 0 || index >= count) throw file.Invalid(8, FormattableString.Invariant($"it holds {count} faces, and face {index} was asked for"));
        return file.Offset32(12 + (4 * index));
    }
}
