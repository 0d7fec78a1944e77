using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>A paper's title as text: the link around a whole title and the bold type of one are no part of it.</summary>
internal static class TitleReader
{
    public static EquatableArray<Inline> Clean(EquatableArray<Inline> title)
    {
        var text = InlineCut.From(title, 0);
        while (text is [Inline.Link or Inline.Strong] && InlineCut.ContentOf(text[0]) is { } inner) text = inner;
        return text;
    }
}
