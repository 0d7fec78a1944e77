using System.Globalization;
using Xunit.Abstractions;

namespace Digest.Typesetting.Tests.Paragraphs;

/// <summary>Our line ends against those of LuaLaTeX with the same face and settings. Where they differ, TeX's own demerits say which are better.</summary>
[Trait("Category", "Oracle")]
public sealed class LineBreakOracleTests(ITestOutputHelper output)
{
    private static readonly string[] Folders = [Repository.Oracle, Repository.PathOf("..", "shared", "oracle")];

    public static TheoryData<string> Files => new(Folders.Where(Directory.Exists)
        .SelectMany(folder => Directory.GetFiles(folder, "linebreak-*.jsonl")).Select(path => Path.GetFileName(path)!).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Lines_end_where_LuaLaTeX_ends_them(string file)
    {
        var paragraphs = OracleParagraph.Read(Folders.Select(folder => Path.Combine(folder, file)).First(File.Exists)).ToList();
        foreach (var (number, paragraph) in paragraphs.Index())
            if (!paragraph.IsEqual) Show(number + 1, paragraph);
        var equal = paragraphs.Count(paragraph => paragraph.IsEqual);
        var comparable = paragraphs.Where(paragraph => paragraph.Theirs is not null).ToList();
        var (ours, theirs) = (comparable.Sum(paragraph => paragraph.OurScore), comparable.Sum(paragraph => paragraph.TheirScore));
        var figure = string.Create(CultureInfo.InvariantCulture, $"{file}: {equal} of {paragraphs.Count} paragraphs broken as LuaLaTeX breaks them ({100.0 * equal / paragraphs.Count:0.0} %); demerits {ours:0} against {theirs:0}");
        Tell(figure);
        Assert.True(equal >= 0.9 * paragraphs.Count, figure);
        Assert.True(ours <= theirs, figure);
        Assert.True(comparable.Count >= 0.95 * paragraphs.Count, figure);
    }

    private void Show(int number, OracleParagraph paragraph)
    {
        var theirs = paragraph.Theirs;
        var at = theirs is null ? 0 : Enumerable.Range(0, Math.Min(paragraph.Ours.Count, theirs.Count)).First(i => paragraph.Ours[i] != theirs[i]);
        Tell(string.Create(CultureInfo.InvariantCulture, $"  paragraph {number}, line {at + 1}: demerits {paragraph.OurScore:0}, LuaLaTeX's {paragraph.TheirScore:0}"));
        Tell($"    ours     {paragraph.TextOf(paragraph.Ours[at])}");
        Tell($"    LuaLaTeX {(theirs is null ? "ends a line where none may end here" : paragraph.TextOf(theirs[at]))}");
    }

    private void Tell(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }
}
