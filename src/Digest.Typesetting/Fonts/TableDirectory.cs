using System.Text;

namespace Digest.Typesetting.Fonts;

/// <summary>The table directory of an sfnt file or of one face of a collection (OpenType 1.9, "Organization of an OpenType font").</summary>
internal sealed class TableDirectory
{
    private const uint Collection = 0x74746366;
    private readonly Dictionary<string, FontBytes> tables = [];

    public TableDirectory(ReadOnlyMemory<byte> bytes, int index)
    {
        var file = FontBytes.Of(bytes, "file");
        var at = FaceOffset(file, index);
        Version = file.U32(at);
        if (Version is not (0x00010000 or 0x74727565 or 0x4F54544F)) throw file.Invalid(at, "this is no TrueType or OpenType font");
        var count = file.U16(at + 4);
        for (var i = 0; i < count; i++)
        {
            var record = file.Slice(at + 12 + (16 * i), 16);
            var tag = Encoding.Latin1.GetString(record.Span[..4]);
            tables[tag] = file.AsTable(record.Offset32(8), record.Offset32(12), tag);
        }
    }

    /// <summary>The sfnt version; <c>OTTO</c> for CFF outlines.</summary>
    public uint Version { get; }

    public FontBytes this[string tag] => tables.TryGetValue(tag, out var table) ? table : FontBytes.Of(default, tag);

    public FontBytes Required(string tag) => tables.TryGetValue(tag, out var table) ? table : throw new InvalidFontException(tag, 0, "the table is missing");

    private static int FaceOffset(FontBytes file, int index)
    {
        if (file.U32(0) != Collection)
            return index == 0 ? 0 : throw file.Invalid(0, FormattableString.Invariant($"it holds one face, and face {index} was asked for"));
        var count = file.U32(8);
        if (index < 0 || index >= count) throw file.Invalid(8, FormattableString.Invariant($"it holds {count} faces, and face {index} was asked for"));
        return file.Offset32(12 + (4 * index));
    }
}
