using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>Takes out of their lists the headings of outliners, which write all that they hold as entries: <c>- ## Papers</c>, and the papers as entries in that entry.</summary>
internal static class Unwrapping
{
    private const int Deepest = 12;

    /// <summary>The blocks, those of lists whose entries all begin with headings one after another.</summary>
    public static EquatableArray<Block> Of(EquatableArray<Block> blocks)
    {
        if (!blocks.Any(IsWrapped)) return blocks;
        var unwrapped = new List<Block>();
        Add(unwrapped, blocks, 0);
        return unwrapped.ToEquatableArray();
    }

    private static bool IsWrapped(Block block) => block is Block.List { Start: null, Items: [{ Content: [Block.Heading { Level: > 0 }, _, ..] }, ..] } list && list.Items.All(item => item.Content is [Block.Heading { Level: > 0 }, ..]);

    private static void Add(List<Block> unwrapped, EquatableArray<Block> blocks, int depth)
    {
        foreach (var block in blocks)
        {
            if (depth < Deepest && IsWrapped(block))
                foreach (var item in ((Block.List)block).Items) Add(unwrapped, item.Content, depth + 1);
            else unwrapped.Add(block);
        }
    }
}
