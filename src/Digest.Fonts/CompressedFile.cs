using System.Buffers.Binary;
using System.IO.Compression;

namespace Digest.Fonts;

/// <summary>
/// An embedded font file in pieces that are decompressed one by one, so that opening a face leaves alone what it does not need yet: the outlines and
/// the kerning. Before the pieces stand their number and, for each, its length and its compressed length, as 32-bit numbers, least byte first.
/// </summary>
internal sealed class CompressedFile
{
    private readonly string resource;
    private readonly List<Piece> pieces = [];

    /// <summary>Reads where the pieces lie.</summary>
    public CompressedFile(string resource)
    {
        this.resource = resource;
        using var stream = Open();
        var (offset, place) = (0, 0);
        for (var count = Number(stream); count > 0; count--)
        {
            var (length, packed) = (Number(stream), Number(stream));
            pieces.Add(new Piece(this, offset, length, place, packed));
            (offset, place) = (offset + length, place + packed);
        }
    }

    /// <summary>The bytes from an offset on, as many as are asked for or all that there are; what lies in two pieces is put together.</summary>
    public ReadOnlyMemory<byte> Read(int offset, int length)
    {
        var first = pieces.FindIndex(piece => offset < piece.Offset + piece.Length);
        if (first < 0) return default;
        var start = offset - pieces[first].Offset;
        if (start + length <= pieces[first].Length) return pieces[first].Bytes.AsMemory(start, length);
        var bytes = pieces.Skip(first).TakeWhile(piece => piece.Offset < offset + length).SelectMany(piece => piece.Bytes).Skip(start).Take(length);
        return bytes.ToArray();
    }

    private Stream Open() => typeof(CompressedFile).Assembly.GetManifestResourceStream(resource)!;

    private static int Number(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[4];
        stream.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    private sealed class Piece(CompressedFile file, int offset, int length, int place, int packed)
    {
        private readonly Lazy<byte[]> bytes = new(() => file.Decompress(length, place, packed));

        public int Offset => offset;

        public int Length => length;

        public byte[] Bytes => bytes.Value;
    }

    private byte[] Decompress(int length, int place, int packed)
    {
        using var stream = Open();
        stream.Position = 4 + (8 * pieces.Count) + place;
        var (source, bytes) = (GC.AllocateUninitializedArray<byte>(packed), GC.AllocateUninitializedArray<byte>(length));
        stream.ReadExactly(source);
        return BrotliDecoder.TryDecompress(source, bytes, out var written) && written == length ? bytes : throw new InvalidDataException($"The embedded font {resource} is damaged.");
    }
}
