#:property PublishAot=false
// Compresses the font files named on the command line into this folder, piece by piece, and prints the table rows of README.md:
//   dotnet run compress.cs -- path/to/*.ttf
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

// A table of this many bytes is a piece of its own; smaller neighbours share one.
const int Large = 24_000;

foreach (var path in args)
{
    var bytes = File.ReadAllBytes(path);
    var target = Path.Combine(Folder(), Path.GetFileName(path) + ".br");
    var cuts = Cuts(bytes);
    var pieces = cuts.Zip(cuts.Skip(1)).Select(piece => (Length: piece.Second - piece.First, Packed: Compressed(bytes.AsSpan(piece.First, piece.Second - piece.First)))).ToList();
    using (var stream = new BinaryWriter(File.Create(target)))
    {
        stream.Write(pieces.Count);
        foreach (var (length, packed) in pieces)
        {
            stream.Write(length);
            stream.Write(packed.Length);
        }

        foreach (var (_, packed) in pieces) stream.Write(packed);
    }

    Console.WriteLine($"| {Path.GetFileName(path)} | {bytes.Length} | {new FileInfo(target).Length} | {Convert.ToHexStringLower(SHA256.HashData(bytes))} |");
}

// The places at which pieces begin, and the file's end: before and after every large table.
static List<int> Cuts(byte[] file)
{
    var cuts = new SortedSet<int> { 0, file.Length };
    var count = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4));
    var starts = new SortedSet<int>(Enumerable.Range(0, count).Select(i => (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(20 + (16 * i))))) { file.Length };
    foreach (var (start, end) in starts.Zip(starts.Skip(1)))
    {
        if (end - start < Large) continue;
        cuts.Add(start);
        cuts.Add(end);
    }

    return [.. cuts];
}

static byte[] Compressed(ReadOnlySpan<byte> bytes)
{
    var target = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
    return BrotliEncoder.TryCompress(bytes, target, out var written, quality: 11, window: 22) ? target[..written] : throw new InvalidOperationException();
}

static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
