using System.Text.RegularExpressions;
using Digest.Fonts;
using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Recognition;
using Digest.Render.Pdf.Layout;
using Digest.Testing;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Render.Pdf.Tests.Layout;

/// <summary>What holds of the pages of any issue: made ones, the samples and the corpus, in every theme.</summary>
public partial class PagePropertyTests
{
    private static readonly Theme[] Looks = [.. Theme.All, .. Theme.All.Select(theme => theme.OnLetter())];

    [Fact]
    public void Pages_of_300_made_issues_are_sound()
    {
        var next = 0;
        Prop.ForAll(Arb.From(MadeIssues.Any), issue => Sound(issue, Looks[next++ % Looks.Length])).Check(Properties.Config.WithMaxTest(300));
    }

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Repository.PathOf("samples")).Where(file => file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".txt", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Pages_of_the_samples_are_sound(string name)
    {
        var path = Repository.PathOf("samples", name);
        var issue = DigestReader.Read(path, File.ReadAllBytes(path)).Value;

        Assert.All(Looks, look => Sound(issue, look));
    }

    [CorpusFact]
    [Trait("Category", "Corpus")]
    public void Pages_of_real_digests_are_sound()
    {
        var found = new List<string>();
        var next = 0;
        foreach (var path in Directory.EnumerateFiles(Repository.Corpus!, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (path.Contains("/truth/", StringComparison.Ordinal) || new FileInfo(path).Length > 400_000 || Path.GetExtension(path) is not (".md" or ".txt" or ".html" or ".json")) continue;
            var look = Looks[next++ % Looks.Length];
            found.AddRange(Findings(DigestReader.Read(path, File.ReadAllBytes(path)).Value, look).Select(finding => $"{Path.GetFileName(path)} in {look.Name}: {finding}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static void Sound(Issue issue, Theme theme)
    {
        var found = Findings(issue, theme);
        Assert.True(found.Count == 0, $"{theme.Name}: {string.Join('\n', found)}");
    }

    private static List<string> Findings(Issue issue, Theme theme)
    {
        var document = IssueLayout.Lay(issue, EmbeddedFonts.All, theme).Value;
        return [.. PageChecks.Of(document, theme), .. PageChecks.LowContrast(document), .. Lost(issue, document, theme)];
    }

    // Every word of the issue's text is on its pages. Words are compared by their letters, since line ends and faces may change the rest.
    private static IEnumerable<string> Lost(Issue issue, PagedDocument document, Theme theme)
    {
        var all = document.Pages.Select(Issues.Runs).ToList();
        var text = Letters(all.SelectMany(page => page));

        // A word divided between pages has no note in between.
        var letters = text + Letters(all.SelectMany(page => page.Where(entry => !theme.HasSide || entry.At.X < theme.Left + theme.Measure)));
        foreach (var part in AllText.Of(issue).SelectMany(content => content).OfType<Inline.Text>())
            foreach (var word in Word().Matches(part.Value).Select(match => match.Value))
                if (!letters.Contains(word, StringComparison.Ordinal)) yield return $"“{word}” is lost";
    }

    private static string Letters(IEnumerable<(Point At, FrameItem.GlyphRun Run)> runs) => string.Concat(runs.SelectMany(entry => entry.Run.Text.Where(char.IsLetter)));

    // Words in letters that the embedded faces have; another that no face has is told as such.
    [GeneratedRegex("[A-Za-z\u00C0-\u024F]{2,}")]
    private static partial Regex Word();
}
