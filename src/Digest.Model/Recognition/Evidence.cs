using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>Whether what follows a line shows that the line is a paper's title: labelled authors, links, sources or identifiers before the next heading.</summary>
internal static class Evidence
{
    private const int Reach = 3;

    /// <summary>True when one of the next blocks bears such a label or identifier.</summary>
    public static bool OfPaper(EquatableArray<Block> blocks, int start)
    {
        for (var i = start; i < Math.Min(blocks.Count, start + Reach); i++)
        {
            if (blocks[i] is Block.Heading) return false;
            if (IsMeta(blocks[i])) return true;
        }

        return false;
    }

    private static bool IsMeta(Block block) => block switch
    {
        Block.Paragraph paragraph => IsMeta(paragraph.Content),
        Block.List list => list.Items.Take(Reach).Any(item => item.Content.FirstOrDefault() is Block.Paragraph first && IsMeta(first.Content)),
        _ => false,
    };

    private static bool IsMeta(EquatableArray<Inline> content)
    {
        if (Label.Of(content, UnknownLabels.NeedBold) is { } label)
            return label.Meaning is Meaning.Authors or Meaning.Link or Meaning.Source or Meaning.Venue or Meaning.Arxiv or Meaning.Doi or Meaning.Pmid or Meaning.FullTitle or Meaning.Scores;
        var flat = InlineCut.Flat(content);
        return flat.Length < 240 && (IdentifierReader.Arxiv(flat) ?? IdentifierReader.DoiLike(flat)) is not null;
    }
}
