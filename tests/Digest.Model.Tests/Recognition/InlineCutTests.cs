using Digest.Model.Document;
using Digest.Model.Recognition;

namespace Digest.Model.Tests.Recognition;

/// <summary>What is asked of a stretch of running text is what the stretch, cut out, answers.</summary>
public class InlineCutTests
{
    [Fact]
    public void A_link_stands_in_a_stretch_where_it_stands_in_what_is_cut_out()
    {
        var random = new Random(7);
        var found = 0;
        for (var run = 0; run < 5_000; run++)
        {
            var content = Made(random, depth: 0);
            var length = InlineCut.Flat(content).Length;
            for (var start = 0; start < length; start++)
            {
                // The whole is not cut.
                var end = random.Next(start, length + (start > 0 ? 1 : 0));
                // Cutting leaves out space at the ends, which is asked for here without.
                var flat = InlineCut.Flat(content)[start..end];
                var (first, last) = (start + flat.Length - flat.TrimStart().Length, start + flat.TrimEnd().Length);
                var has = InlineCut.HasLinks(content.AsSpan(), first, last);
                Assert.Equal(InlineCut.HasLinks(InlineCut.Between(content, start, end)), has);
                found += has ? 1 : 0;
            }
        }

        Assert.True(found > 1_000);
    }

    [Fact]
    public void Links_are_found_in_order_however_deep_they_stand()
    {
        var random = new Random(8);
        for (var run = 0; run < 2_000; run++)
        {
            var content = Made(random, depth: 0);
            Assert.Equal(In(content), InlineCut.FindLinks(content), ReferenceEqualityComparer.Instance);
        }

        static IEnumerable<Inline.Link> In(EquatableArray<Inline> content) => content.SelectMany(inline => inline is Inline.Link link ? [link] : InlineCut.ContentOf(inline) is { } inner ? In(inner) : []);
    }

    private static EquatableArray<Inline> Made(Random random, int depth)
    {
        var made = new List<Inline>();
        for (var left = random.Next(0, 4); left > 0; left--)
        {
            made.Add(random.Next(depth > 2 ? 4 : 7) switch
            {
                0 => new Inline.Text(" "),
                1 => new Inline.Text("kite: "),
                2 => new Inline.Code("x"),
                3 => new Inline.LineBreak(),
                4 => new Inline.Link(Made(random, depth + 1), "https://wind.example/1"),
                5 => new Inline.Strong(Made(random, depth + 1)),
                _ => new Inline.Emphasis(Made(random, depth + 1)),
            });
        }

        return made.ToEquatableArray();
    }
}
