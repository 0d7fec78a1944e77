using System.Globalization;
using System.Text;
using Digest.Model;

namespace Digest.Fuzz;

/// <summary>What does not hold for a source.</summary>
/// <param name="Kind">What it is, without places and numbers: two sources of the same kind show the same fault.</param>
/// <param name="Detail">What else is known of it; may be empty.</param>
public sealed record Fault(string Kind, string Detail = "")
{
    /// <summary>Kind and detail in one line.</summary>
    public override string ToString() => Detail.Length == 0 ? Kind : $"{Kind}: {Detail}".ReplaceLineEndings(" ⏎ ");
}

/// <summary>A source for which something does not hold.</summary>
/// <param name="File">The source, made as small as it could be.</param>
/// <param name="Fault">What does not hold for it.</param>
/// <param name="Seed">The seed of this one execution; <c>./do fuzz 1 --seed</c> makes it again.</param>
public sealed record Finding(SourceFile File, Fault Fault, int Seed)
{
    private const int MostShown = 2000;

    /// <summary>What was found, how to make it again, and the source's bytes with those that are no letter, digit or sign of ASCII as <c>\xNN</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"seed {Seed}, {File.Name}, {File.Bytes.Length} bytes: {Fault}\nbytes: {Escaped(File.Bytes.Span)}");

    private static string Escaped(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var value in bytes[..Math.Min(bytes.Length, MostShown)])
            text.Append(value switch { (byte)'\n' => "\\n", (byte)'\\' => "\\\\", >= 0x20 and < 0x7F => ((char)value).ToString(), _ => string.Create(CultureInfo.InvariantCulture, $"\\x{value:X2}") });
        return text.Append(bytes.Length > MostShown ? "…" : "").ToString();
    }
}
