using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// At which levels of its headings a source presents papers: counted once over all headings that what follows them shows to be a paper's. It decides
/// where a single heading leaves doubt.
/// </summary>
internal sealed class HeadingLevels
{
    private const int Deepest = 6;

    private readonly int[] papers = new int[Deepest + 1];
    private readonly HashSet<Block> topics = new(ReferenceEqualityComparer.Instance);

    private HeadingLevels()
    {
    }

    /// <summary>The level with the most papers; 0 when no heading is plainly a paper's.</summary>
    public int Main { get; private set; }

    /// <summary>The levels in a source's blocks.</summary>
    public static HeadingLevels Of(Vocabulary vocabulary, EquatableArray<Block> blocks) => Of(vocabulary, blocks, Evidence.Plain) is { Main: > 0 } plain ? plain : Of(vocabulary, blocks, Evidence.Enough);

    private static HeadingLevels Of(Vocabulary vocabulary, EquatableArray<Block> blocks, int least)
    {
        var levels = new HeadingLevels();
        var above = new Stack<Block.Heading>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is not Block.Heading { Level: > 0 } heading) continue;
            while (above.TryPeek(out var upper) && upper.Level >= heading.Level) above.Pop();
            if (Evidence.Of(vocabulary, blocks, i) >= least)
            {
                levels.papers[heading.Level]++;
                foreach (var topic in above) levels.topics.Add(topic);
            }

            above.Push(heading);
        }

        if (levels.papers.Max() > 0) levels.Main = Array.IndexOf(levels.papers, levels.papers.Max());
        return levels;
    }

    /// <summary>True when a heading below this one is plainly a paper's.</summary>
    public bool HasPapersBelow(Block heading) => topics.Contains(heading);

    /// <summary>True when papers stand below this heading and below others of its level.</summary>
    public bool IsOneOfTopics(Block heading) => heading is Block.Heading { Level: var level } && topics.Contains(heading) && topics.Count(topic => ((Block.Heading)topic).Level == level) > 1;

    /// <summary>True when a heading of this level that shows little of a paper may still be one.</summary>
    public bool MayBePaper(int level) => Main == 0 || level == Main || papers[Math.Min(level, Deepest)] > 1;
}
