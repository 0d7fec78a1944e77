using System.Buffers.Binary;
using System.IO.Compression;

namespace Digest.Testing;

/// <summary>The embedded font files as they were before they were cut into pieces and compressed.</summary>
public static class FontPieces
{
    /// <summary>The names of all faces.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Directory.GetFiles(Folder, "*.ttf.br").Select(path => Path.GetFileName(path)[..^".ttf.br".Length]).Order(StringComparer.Ordinal)];

    private static string Folder => Repository.PathOf("src", "Digest.Fonts", "Faces");

    /// <summary>The font file of a face.</summary>
    public static byte[] Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(Folder, name + ".ttf.br"));
        return Join(file);
    }

    /// <summary>The font file whose pieces a stream holds: their number, the lengths of each, the pieces.</summary>
    public static byte[] Join(Stream stream)
    {
        var packed = new MemoryStream();
        stream.CopyTo(packed);
        var bytes = packed.ToArray();
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var file = new MemoryStream();
        for (var (piece, at) = (0, 4 + (8 * count)); piece < count; piece++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8 + (8 * piece)));
            using var brotli = new BrotliStream(new MemoryStream(bytes, at, length), CompressionMode.Decompress);
            brotli.CopyTo(file);
            at += length;
        }

        return file.ToArray();
    }
}
