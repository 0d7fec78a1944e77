using System.Text.RegularExpressions;
using Digest.Model.Diagnostics;

namespace Digest.Model.Tests.Reading;

/// <summary>
/// The page of diagnostics. Of what reading a digest finds, each paragraph has an example that raises it, with the place, message and hint that are shown, and a good one
/// that does not.
/// </summary>
public partial class DiagnosticPageTests
{
    private const string Page = "../../docs/diagnostics.md";

    private static readonly List<SpecExample> Examples = [.. SpecFile.Read(Page)];

    [Fact]
    public void Every_bad_example_says_what_the_page_says()
    {
        var sections = Sections();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") SpecFile.Accept(Page, Examples.Select(example => Said(example, IdAt(sections, example.Line))));
        else foreach (var example in Examples) Assert.Equal((example.Line, example.Expected), (example.Line, Said(example, IdAt(sections, example.Line))));
        Assert.All(SpecFile.Read(Page), example => Assert.Equal(IsBad(example), example.Expected.Length > 0));
        Assert.All(SpecFile.Read(Page).Where(IsBad), example => Assert.Matches(@"^(?:.+:\d+:\d+: )?(?:error|warning|info) DG\d{4}: .+\n  hint: .+\n$", example.Expected));
    }

    [Fact]
    public void Every_paragraph_has_a_bad_and_a_good_example()
    {
        foreach (var (id, text, line) in Sections())
        {
            var own = Examples.Where(example => IdAt(Sections(), example.Line) == id).ToList();
            // What lies in an archive is no text that an example could show.
            if (id[2] is '1' or '2' or '3' && !id.StartsWith("DG107", StringComparison.Ordinal)) Assert.True(own.Exists(IsBad) && own.Exists(example => !IsBad(example)), $"{id} at line {line}");
            else Assert.All(["Place:", "Bad:", "Good:"], part => Assert.True(text.Contains(part, StringComparison.Ordinal), $"{id} at line {line} has no “{part}”"));
        }
    }

    private static bool IsBad(SpecExample example) => example.Carrier.StartsWith("bad ", StringComparison.Ordinal);

    // The first of the kind, and what to do about it.
    private static string Said(SpecExample example, string id) =>
        ExampleFiles.Read(example.Carrier[(example.Carrier.IndexOf(' ', StringComparison.Ordinal) + 1)..], example.Source).Found.FirstOrDefault(found => found.Rule.Id == id) is { } first
            ? $"{first}\n{(first.Hint is null ? "" : $"  hint: {first.Hint}\n")}" : "";

    private static string IdAt(List<(string Id, string Text, int Line)> sections, int line) => sections.Last(section => section.Line < line).Id;

    private static List<(string Id, string Text, int Line)> Sections()
    {
        var lines = File.ReadAllText(Repository.PathOf("docs", "diagnostics.md")).ReplaceLineEndings("\n").Split('\n');
        var heads = Enumerable.Range(0, lines.Length).Where(at => Head().IsMatch(lines[at])).ToList();
        return [.. heads.Select((at, i) => (Head().Match(lines[at]).Groups[1].Value, string.Join('\n', lines[at..(i + 1 < heads.Count ? heads[i + 1] : lines.Length)]), at + 1))];
    }

    [GeneratedRegex(@"^### (DG\d{4}) ")]
    private static partial Regex Head();
}
