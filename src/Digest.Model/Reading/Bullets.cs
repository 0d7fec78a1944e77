using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Lines that begin with a typed bullet (<c>•</c>), which Markdown takes for running text, into a list.</summary>
internal static class Bullets
{
    /// <summary>Adds the paragraph or the list that the pieces are, or both; nothing when they are empty.</summary>
    public static void AddTo(List<Block> blocks, List<Piece> pieces, Origin origin, SourceText source, Findings findings)
    {
        if (HasBullet(pieces)) blocks.AddRange(Split(pieces, source, findings));
        else if (Content(pieces, findings) is { IsEmpty: false } only) blocks.Add(new Block.Paragraph(only) { Origin = origin });
    }

    private static IEnumerable<Block> Split(List<Piece> pieces, SourceText source, Findings findings)
    {
        var groups = new List<List<Piece>> { new() };
        var atStart = true;
        foreach (var piece in pieces)
        {
            if (atStart && IsBullet(piece.Inline)) groups.Add([]);
            groups[^1].Add(piece);
            atStart = piece.Inline is Inline.LineBreak or Inline.Text { Value: "\n" };
        }

        var lead = Content(groups[0], findings);
        var items = groups.Skip(1).Select(group => Item(group, source, findings)).ToEquatableArray();
        var places = items.Select(item => item.Origin.Span!.Value).ToList();
        var list = new Block.List(null, items) { Origin = source.OriginOf(TextSpan.Between(places[0].Start, Math.Max(places[0].Start, places[^1].End))) };
        return lead.IsEmpty ? [list] : [new Block.Paragraph(lead) { Origin = Around(groups[0], source) }, list];
    }

    private static bool HasBullet(List<Piece> pieces)
    {
        for (var at = 0; at < pieces.Count; at++)
            if (IsBullet(pieces[at].Inline) && (at == 0 || pieces[at - 1].Inline is Inline.LineBreak or Inline.Text { Value: "\n" })) return true;
        return false;
    }

    /// <summary>True for text that begins with a typed bullet.</summary>
    public static bool IsBullet(Inline? inline) => inline is Inline.Text text && Begins(text.Value);

    /// <summary>True for a line that begins with a typed bullet.</summary>
    public static bool Begins(ReadOnlySpan<char> line) => line is ['•' or '◦' or '▪' or '‣' or '●', ' ' or '\t' or '\u00A0', ..];

    private static ListItem Item(List<Piece> group, SourceText source, Findings findings)
    {
        var origin = Around(group, source);
        var text = (Inline.Text)group[0].Inline!;
        group[0] = text with { Value = text.Value[2..] };
        return new ListItem(Content(group, findings) is { IsEmpty: false } content ? [new Block.Paragraph(content) { Origin = origin }] : []) { Origin = origin };
    }

    private static Origin Around(List<Piece> group, SourceText source)
    {
        var places = group.Select(piece => piece.Tag?.Span ?? piece.Inline!.Origin.Span!.Value).ToList();
        return source.OriginOf(TextSpan.Between(places.Min(place => place.Start), places.Max(place => place.End)));
    }

    private static EquatableArray<Inline> Content(List<Piece> pieces, Findings findings) => InlineText.Tidy(HtmlInlines.Content(pieces, findings));
}
