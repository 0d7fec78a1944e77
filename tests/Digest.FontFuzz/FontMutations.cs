using System.Buffers.Binary;
using System.Text;

namespace Digest.FontFuzz;

/// <summary>Damages font files: where a table says how much of something there is and where it lies, more often than where it only lists numbers.</summary>
internal static class FontMutations
{
    private static readonly ushort[] Telling = [0, 1, 2, 3, 0x7F, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF];
    private static readonly string[] Layout = ["GSUB", "GPOS", "GDEF", "cmap", "glyf", "loca", "MATH", "hhea", "hmtx", "maxp", "head", "post", "name", "OS/2"];

    /// <summary>A damaged copy of one of the files.</summary>
    public static byte[] Of(byte[][] faces, int seed)
    {
        var random = new Random(seed);
        var file = (byte[])faces[random.Next(faces.Length)].Clone();
        for (var times = random.Next(1, 6); times > 0; times--) Damage(file, random);
        return random.Next(40) == 0 ? file[..random.Next(file.Length)] : file;
    }

    private static void Damage(byte[] file, Random random)
    {
        if (random.Next(30) == 0)
        {
            Write(file, 12 + (2 * random.Next(8 * BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4)))), random);
            return;
        }

        var (offset, length) = Table(file, random);
        if (length < 4) return;
        // The first bytes of a table, and of what a table of offsets leads to, hold counts and offsets.
        var at = offset + (random.Next(3) switch
        {
            0 => random.Next(Math.Min(length, 64)),
            1 => random.Next(Math.Min(length, 4096)),
            _ => random.Next(length),
        });
        switch (random.Next(6))
        {
            case 0:
                file[Math.Min(at, file.Length - 1)] = (byte)random.Next(256);
                break;
            case 1:
                var count = Math.Min(random.Next(2, 64), offset + length - at);
                Array.Copy(file, offset + random.Next(length - Math.Min(count, length) + 1), file, at, Math.Max(0, Math.Min(count, file.Length - at)));
                break;
            default:
                Write(file, at & ~1, random);
                break;
        }
    }

    private static void Write(byte[] file, int at, Random random)
    {
        if (at + 2 > file.Length) return;
        var word = file.AsSpan(at, 2);
        var old = BinaryPrimitives.ReadUInt16BigEndian(word);
        BinaryPrimitives.WriteUInt16BigEndian(word, random.Next(4) switch
        {
            0 => (ushort)(old + random.Next(-2, 3)),
            1 => (ushort)random.Next(0x10000),
            2 => (ushort)random.Next(256),
            _ => Telling[random.Next(Telling.Length)],
        });
    }

    // Outlines are most of a file; each table is as likely as any other.
    private static (int Offset, int Length) Table(byte[] file, Random random)
    {
        var wanted = Layout[random.Next(2) == 0 ? random.Next(4) : random.Next(Layout.Length)];
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4)) && 28 + (16 * i) <= file.Length; i++)
        {
            if (Encoding.Latin1.GetString(file, 12 + (16 * i), 4) != wanted) continue;
            var (offset, length) = (BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(20 + (16 * i))), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(24 + (16 * i))));
            return offset < file.Length ? ((int)offset, (int)Math.Min(length, file.Length - offset)) : default;
        }

        return default;
    }
}
