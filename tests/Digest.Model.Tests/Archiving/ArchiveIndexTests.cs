using Digest.Model.Archiving;
using Digest.Model.Document;
using Digest.Model.People;
using Digest.Model.Tests.Merging;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Model.Tests.Archiving;

public class ArchiveIndexTests
{
    private static (IndexedIssue Entry, Issue Issue) Entry(Issue issue, int at) => (new IndexedIssue { Id = issue.Id, Date = issue.Date, Title = PlainText.Of(issue.Title), Folder = $"2026/{issue.Id}", Sha256 = new string((char)('a' + at), 64) }, issue);

    private static byte[] Whole(IEnumerable<(IndexedIssue Entry, Issue Issue)> issues, Forgotten? forgotten = null) => ArchiveIndex.Write(issues.Select(issue => (issue.Entry, (Func<Issue>)(() => issue.Issue))), forgotten ?? Forgotten.Nobody);

    private static ArchiveIndex Open(byte[] bytes) => ArchiveIndex.Open(new MemoryStream(bytes));

    private static Paper Made(string title, string text = "", string? arxiv = null) => new()
    {
        Id = "x",
        Title = [new Inline.Text(title)],
        Identifiers = new Identifiers { Arxiv = arxiv },
        Authors = [new Author("José Núñez", [])],
        Fields = [new Field { Kind = FieldKind.Why, Label = "Why", Content = [new Block.Paragraph([new Inline.Text(text)])] }],
    };

    private static Issue Made(int day, params Paper[] papers) => new() { Id = $"hive-{day}", Date = new DateOnly(2026, 3, day), Sections = [new Section { Content = papers.Select(paper => (SectionItem)new SectionItem.OfPaper(paper)).ToEquatableArray() }] };

    [Fact]
    public void Issues_added_one_by_one_in_any_order_make_the_bytes_of_all_at_once() => Check.One(Properties.Config.WithMaxTest(60).WithEndSize(6), Prop.ForAll(MadeDays.Some.ToArbitrary(), issues =>
    {
        var entries = issues.Select(Entry).ToList();
        var whole = Whole(entries);
        var grown = Whole([]);
        foreach (var entry in Enumerable.Reverse(entries)) grown = Open(grown).With([entry], Forgotten.Nobody);
        Assert.Equal(whole, grown);
        // One that is there already takes its own place.
        Assert.Equal(whole, Open(whole).With([entries[0]], Forgotten.Nobody));
        var changed = entries[0] with { Entry = entries[0].Entry with { Date = new DateOnly(2026, 3, 1), Sha256 = new string('z', 64) } };
        Assert.Equal(Whole([changed, .. entries.Skip(1)]), Open(whole).With([changed], Forgotten.Nobody));
        Assert.True(Open(whole).IsWhole());
        return Open(whole).Issues.SequenceEqual(entries.Select(entry => entry.Entry).OrderBy(entry => entry.Date).ThenBy(entry => entry.Id, StringComparer.Ordinal));
    }));

    [Fact]
    public void Every_word_of_a_title_finds_its_paper() => Check.One(Properties.Config.WithMaxTest(60).WithEndSize(6), Prop.ForAll(MadeDays.Some.ToArbitrary(), issues =>
    {
        var index = Open(Whole(issues.Select(Entry)));
        foreach (var issue in issues)
        {
            foreach (var (at, paper) in issue.Papers.Index())
            {
                foreach (var word in IndexTerms.Words(PlainText.Of(paper.Title)))
                    Assert.Contains(index.Find(word, 1000), hit => hit.Issue.Id == issue.Id && hit.Place == at + 1);
            }
        }

        return index.Find("xyzzyq", 10).IsEmpty;
    }));

    [Fact]
    public void Papers_with_more_of_the_words_and_with_them_in_the_title_come_first()
    {
        var index = Open(Whole(new[] { Made(1, Made("Nectar in the Rain", "Bees"), Made("Drones", "Rain and nectar, twice rain"), Made("Queens", "Rain"), Made("Combs")) }.Select(Entry)));
        Assert.Equal(["Nectar in the Rain", "Drones", "Queens"], index.Find("rains nectar", 10).Select(hit => hit.Title));
        Assert.Equal(["Nectar in the Rain"], index.Find("nectar rain", 1).Select(hit => hit.Title));
        Assert.Equal(4, index.Find("nunez", 10).Count);
        Assert.Empty(index.Find("", 10));
    }

    [Fact]
    public void Identifiers_and_ideographs_are_found()
    {
        var index = Open(Whole(new[] { Made(1, Made("Nectar", arxiv: "2603.00001"), Made("蜂蜜成熟过程", arxiv: "2603.00002")) }.Select(Entry)));
        Assert.Equal(["Nectar"], index.Find("https://arxiv.org/abs/2603.00001v3", 10).Select(hit => hit.Title));
        Assert.Equal(["Nectar"], index.Find("doi:10.48550/arXiv.2603.00001", 10).Select(hit => hit.Title));
        Assert.Equal(["蜂蜜成熟过程"], index.Find("成熟", 10).Select(hit => hit.Title));
        Assert.Equal([("id", "x"), ("authors", "José Núñez")], HitPlaces.Of(Made("Nectar", arxiv: "2603.00001"), "arXiv:2603.00001").Concat(HitPlaces.Of(Made("Nectar"), "nunez")));
        Assert.Equal([("title", "Nectar Rains"), ("Why", "Rain falls.")], HitPlaces.Of(Made("Nectar Rains", "Bees fly. Rain falls."), "rain"));
    }

    [Fact]
    public void Papers_of_earlier_issues_are_marked()
    {
        var index = Open(Whole(new[] { Made(1, Made("Nectar Flow in Rainy Weather")), Made(2, Made("Other", arxiv: "2603.00001")), Made(9, Made("Nectar Flow in Rainy Weather")) }.Select(Entry)));
        var marked = index.Mark(Made(5, Made("Nectar flow in rainy weather", arxiv: "2603.00001"), Made("Combs Alone in Their Hives"))).Papers.ToList();
        Assert.Equal(["hive-1", "hive-2"], marked[0].SeenBefore.Select(seen => seen.IssueId));
        Assert.Empty(marked[1].SeenBefore);
    }

    [Fact]
    public void Who_is_forgotten_is_not_found()
    {
        var issues = new[] { Made(1, Made("Nectar", "Ada Lovelace's hive. Will it rain? Lovelace waves.")) }.Select(Entry).ToList();
        var forgotten = Forgotten.Nobody.With(new Person { Name = "Ada Lovelace" }).With(new Person { Name = "José Núñez" });
        Assert.Equal(forgotten.Write(), Forgotten.Parse(forgotten.Write()).Write());
        Assert.DoesNotContain("ovelace", forgotten.Write(), StringComparison.Ordinal);
        var index = Open(Whole(issues, forgotten));
        Assert.Empty(index.Find("Ada", 10));
        Assert.Empty(index.Find("nunez", 10));
        Assert.Single(index.Find("hive", 10));
        Assert.Single(Open(Whole(issues)).Find("Ada", 10));
    }

    [Fact]
    public void A_damaged_index_is_known()
    {
        var bytes = Whole(new[] { Made(1, Made("Nectar")) }.Select(Entry));
        for (var at = 0; at < bytes.Length; at++)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x5A;
            try
            {
                var index = Open(damaged);
                Assert.False(index.IsWhole());
                index.Find("nectar", 10);
            }
            catch (InvalidDataException)
            {
                // Where the damage shows at once.
            }
        }

        Assert.Throws<InvalidDataException>(() => Open(bytes[..^1]));
        Assert.Throws<InvalidDataException>(() => Open("DGINDEX9"u8.ToArray()));
    }
}
