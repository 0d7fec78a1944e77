using System.Diagnostics;
using System.Globalization;
using System.Text;
using Digest.Fonts;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Shaping;
using Xunit.Abstractions;

namespace Digest.Typesetting.Tests.Shaping;

/// <summary>Our glyphs, advances and offsets against those of HarfBuzz 6.</summary>
[Trait("Category", "Oracle")]
public sealed class ShapingOracleTests(ITestOutputHelper output)
{
    /// <summary>How many lines of a file may differ; at present none does.</summary>
    private const int MostMisses = 5;

    private static readonly (string Name, Func<string, bool> Has)[] Scripts =
    [
        ("Latin", text => Any(text, rune => rune.Value is (>= 'A' and <= 'z') or (>= 0xC0 and <= 0x2AF) or (>= 0x1E00 and <= 0x1EFF))),
        ("extended Latin", text => Any(text, rune => rune.Value is (>= 0x100 and <= 0x2AF) or (>= 0x1E00 and <= 0x1EFF))),
        ("Greek", text => Any(text, rune => rune.Value is (>= 0x370 and <= 0x3FF) or (>= 0x1F00 and <= 0x1FFF))),
        ("Cyrillic", text => Any(text, rune => rune.Value is >= 0x400 and <= 0x52F)),
        ("combining marks", text => Any(text, rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)),
        ("stacked marks", text => text.EnumerateRunes().Zip(text.EnumerateRunes().Skip(1)).Any(pair => IsMark(pair.First) && IsMark(pair.Second))),
        ("phrases", text => text.Contains(' ', StringComparison.Ordinal)),
        ("figures and signs", text => !Any(text, Rune.IsLetter)),
    ];

    public static TheoryData<string> Files => new(Directory.GetFiles(Repository.Oracle, "shaping-*.tsv").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Glyphs_are_those_of_HarfBuzz(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file)["shaping-".Length..];
        var face = Faces.Where(face => name.StartsWith(face.Name, StringComparison.Ordinal)).MaxBy(face => face.Name.Length);
        Assert.True(face is not null, $"no embedded face is meant by {file}");
        var (tags, language) = name[face.Name.Length..].Split('@') is [var before, var after] ? (before, after) : (name[face.Name.Length..], null);
        var features = tags.Split(['-', '+'], StringSplitOptions.RemoveEmptyEntries);
        var lines = File.ReadAllLines(Repository.PathOf(Repository.Oracle, file)).Where(line => line.Contains('\t', StringComparison.Ordinal)).Select(line => line.Split('\t')).ToList();
        var watch = Stopwatch.StartNew();
        // The reference took the script of the first letter for the whole line.
        var shaped = lines.ConvertAll(line => Written(Shaper.ShapeAsOne(face, line[0], features, language)));
        var time = watch.Elapsed.TotalMilliseconds;
        var misses = lines.Zip(shaped).Where(line => line.First[1] != line.Second).ToList();
        Say($"{file}: {lines.Count - misses.Count} of {lines.Count} lines ({100.0 * (lines.Count - misses.Count) / lines.Count:0.000} %), {time:0} ms");
        foreach (var (script, has) in Scripts)
        {
            var (all, wrong) = (lines.Count(line => has(line[0])), misses.Count(miss => has(miss.First[0])));
            if (all > 0) Say($"  {script}: {all - wrong} of {all}");
        }

        Assert.True(misses.Count <= MostMisses, string.Join('\n', misses.Take(10).Select(miss => $"{miss.First[0]}\n  ours     {miss.Second}\n  HarfBuzz {miss.First[1]}")));
    }

    private void Say(FormattableString what)
    {
        var line = what.ToString(CultureInfo.InvariantCulture);
        output.WriteLine(line);
        Console.WriteLine(line);
    }

    private static bool Any(string text, Func<Rune, bool> has) => text.EnumerateRunes().Any(has);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;

    private static IEnumerable<FontFace> Faces
    {
        get
        {
            var set = EmbeddedFonts.All;
            foreach (var family in (FontFamily[])[set.Serif, set.Sans, set.Mono])
            {
                foreach (var style in Enum.GetValues<FontStyle>()) yield return family[style];
            }

            yield return set.Math;
            yield return set.Emoji;
        }
    }

    private static string Written(ShapedGlyph[] glyphs) => string.Join('|', glyphs.Select(glyph => string.Create(
        CultureInfo.InvariantCulture,
        $"{glyph.Glyph}{(glyph.OffsetX != 0 || glyph.OffsetY != 0 ? FormattableString.Invariant($"@{glyph.OffsetX},{glyph.OffsetY}") : "")}+{glyph.Advance}")));
}
