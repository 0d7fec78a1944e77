using System.Diagnostics;
using Digest.Model;

namespace Digest.Fuzz;

/// <summary>
/// Makes a source smaller as long as the same kind of fault remains: takes away halves, quarters, … of its lines, then of its words, then of its bytes
/// (after A. Zeller and R. Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002, without their complements).
/// </summary>
public static class Reduction
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>The smallest source found within about twenty seconds.</summary>
    public static SourceFile Of(SourceFile file, string kind) => Of(file, smaller => Fuzzer.Replay(smaller)?.Kind == kind);

    /// <summary>The smallest source found within about twenty seconds for which <paramref name="shows"/> is true.</summary>
    public static SourceFile Of(SourceFile file, Func<SourceFile, bool> shows)
    {
        var clock = Stopwatch.StartNew();
        foreach (var isEnd in (Func<byte, bool>[])[unit => unit == '\n', unit => unit is (byte)'\n' or (byte)' ', _ => true])
            file = file with { Bytes = Reduced(Parts(file.Bytes.Span, isEnd), less => clock.Elapsed < Longest && shows(file with { Bytes = less })) };
        return file;
    }

    private static byte[] Reduced(List<byte[]> parts, Func<byte[], bool> shows)
    {
        for (var size = Math.Max(1, parts.Count / 2); ; size /= 2)
        {
            for (var at = 0; at < parts.Count;)
            {
                var less = parts.Where((_, i) => i < at || i >= at + size).ToList();
                if (shows(Joined(less))) parts = less;
                else at += size;
            }

            if (size == 1) return Joined(parts);
        }
    }

    private static byte[] Joined(List<byte[]> parts) => [.. parts.SelectMany(part => part)];

    private static List<byte[]> Parts(ReadOnlySpan<byte> bytes, Func<byte, bool> isEnd)
    {
        var parts = new List<byte[]>();
        for (var (start, at) = (0, 0); at < bytes.Length; at++)
        {
            if (!isEnd(bytes[at]) && at + 1 < bytes.Length) continue;
            parts.Add(bytes[start..(at + 1)].ToArray());
            start = at + 1;
        }

        return parts;
    }
}
