using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Pdf.Layout;

/// <summary>The outline of an issue: its sections, and in them papers, parts of the synthesis and ideas.</summary>
internal static class BookmarkList
{
    /// <summary>The bookmarks, in order.</summary>
    public static EquatableArray<Bookmark> Of(Issue issue, List<Entry> entries)
    {
        var bookmarks = new List<Bookmark>();
        var bySection = entries.ToLookup(entry => entry.SectionNumber);
        for (var i = 0; i < issue.Sections.Count; i++)
        {
            var section = issue.Sections[i];
            var level = section.Title.IsEmpty ? 1 : 2;
            if (level == 2) bookmarks.Add(new Bookmark(PlainText.Of(section.Title), 1, Entry.AnchorOf(i + 1)));
            foreach (var entry in bySection[i + 1])
                if (TitleOf(entry.Item) is { Length: > 0 } title) bookmarks.Add(new Bookmark(title, level, entry.Anchor));
        }

        return bookmarks.ToEquatableArray();
    }

    private static string TitleOf(SectionItem item) => item switch
    {
        SectionItem.OfPaper { Paper: var paper } => Numbered(paper.Number, PlainText.Of(PaperFlow.Title(paper))),
        SectionItem.OfIdea { Idea: var idea } => Numbered(idea.Number, PlainText.Of(idea.Title)),
        SectionItem.OfSynthesis { Part: var part } => PlainText.Of(part.Title),
        _ => "",
    };

    private static string Numbered(int? number, string title) => number is { } n ? $"{Words.Figure(n)}. {title}" : title;
}
