using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Pdf.Layout;
using Digest.Typesetting.Frames;
using Xunit;
using static Digest.Render.Pdf.Tests.Layout.Issues;

namespace Digest.Render.Pdf.Tests.Layout;

/// <summary>Papers are set on several threads: nobody may be able to tell.</summary>
public class SideBySideTests
{
    [Fact]
    public void Results_stand_in_the_order_of_their_numbers() => Assert.Equal(Enumerable.Range(0, 1000), SideBySide.Make(1000, i => i));

    [Fact]
    public void A_fault_comes_out_as_it_is() =>
        Assert.Throws<InvalidOperationException>(() => SideBySide.Make(100, i => i == 60 ? throw new InvalidOperationException() : i));

    [Fact]
    public void An_issue_is_laid_out_alike_every_time()
    {
        var issue = Volume(24);
        var expected = Lay(issue);
        var others = new PagedDocument[6];
        Parallel.For(0, others.Length, i => others[i] = Lay(issue));
        Assert.All(others, other => Assert.Equal(expected, other));
    }

    [Fact]
    public void The_elements_of_each_paper_stand_below_its_own_section_in_the_order_of_the_issue()
    {
        var document = Lay(Volume(24));
        var sections = new List<int>();
        foreach (var page in document.Pages)
            foreach (var element in HeadingsIn(page.Frame.Items, null, document)) sections.Add(document.Structure[element].Parent!.Value);
        Assert.Equal(24, sections.Distinct().Count());
        Assert.Equal(sections.Order(), sections);
        Assert.All(sections, section => Assert.Equal(StructureRole.Section, document.Structure[section].Role));
        for (var i = 0; i < document.Structure.Count; i++) Assert.True(document.Structure[i].Parent is not { } parent || parent < i);
    }

    [Fact]
    public void What_is_wrong_with_papers_is_told_in_their_order()
    {
        var papers = Enumerable.Range(1, 12).Select(number => Item(Paper(number, $"Title {number}", Field("Note", $"A word with {(char)(0xE000 + number)} in it.")))).ToArray();
        var told = IssueLayout.Lay(Of(Section("Walls", papers)), Digest.Fonts.EmbeddedFonts.All, Theme.Ledger).Diagnostics;
        Assert.Equal(12, told.Count);
        for (var i = 0; i < told.Count; i++) Assert.Contains($"U+{0xE001 + i:X4}", told[i].Message, StringComparison.Ordinal);
    }

    private static Issue Volume(int papers) => Of(Section("Walls", [.. Enumerable.Range(1, papers).Select(number => Item(Paper(number, $"Moss {number}", Field("Place", "north wall"), Field("Summary", Words(number % 5 + 1))) with
    {
        Scores = [Score("Care", number % 5, 5), Score("Reach", number)],
    }))]));

    // The headings that have a paper's anchor beside them, by their elements.
    private static IEnumerable<int> HeadingsIn(EquatableArray<Placed> items, int? inside, PagedDocument document)
    {
        if (items.Any(placed => placed.Item is FrameItem.Anchor { Name: var name } && name.StartsWith("paper-", StringComparison.Ordinal)))
            yield return items.Select(placed => placed.Item).OfType<FrameItem.Group>().Select(group => group.Element).First(element => element is { } named && document.Structure[named].Role is >= StructureRole.Heading1 and <= StructureRole.Heading6)!.Value;
        foreach (var (_, item) in items)
            if (item is FrameItem.Group group)
                foreach (var found in HeadingsIn(group.Items, group.Element ?? inside, document)) yield return found;
    }
}
