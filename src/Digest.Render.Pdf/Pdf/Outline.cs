using Digest.Model;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf.Content;
using Digest.Render.Pdf.Pdf.Objects;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf;

/// <summary>Writes the bookmarks as the tree of a document outline (ISO 32000-1, 12.3.3); entries of the first level are open, deeper ones closed.</summary>
internal sealed class Outline
{
    private readonly List<Entry> entries;
    private readonly Reference root;

    private Outline(Reference root, EquatableArray<Bookmark> bookmarks, ObjectTable objects)
    {
        this.root = root;
        entries = [];
        var open = new Stack<(int Level, int Index)>();
        foreach (var bookmark in bookmarks)
        {
            while (open.Count > 0 && open.Peek().Level >= bookmark.Level) open.Pop();
            entries.Add(new(bookmark, objects.Reserve(), open.Count == 0 ? -1 : open.Peek().Index, open.Count));
            open.Push((bookmark.Level, entries.Count - 1));
        }
    }

    private sealed record Entry(Bookmark Bookmark, Reference Reference, int Parent, int Depth);

    /// <summary>Adds the outline to the file; null when there is no bookmark.</summary>
    public static Reference? Write(ObjectTable objects, EquatableArray<Bookmark> bookmarks, Destinations destinations, Resources resources)
    {
        if (bookmarks.IsEmpty) return null;
        var outline = new Outline(objects.Reserve(), bookmarks, objects);
        var children = outline.entries.Index().ToLookup(entry => entry.Item.Parent, entry => entry.Index);
        outline.WriteEntries(objects, children, destinations, resources);
        var top = children[-1].ToList();
        objects.Set(outline.root, Dict(
            ("Type", new Name("Outlines")),
            ("First", outline.entries[top[0]].Reference),
            ("Last", outline.entries[top[^1]].Reference),
            ("Count", outline.entries.Count(entry => entry.Depth <= 1))));
        return outline.root;
    }

    private void WriteEntries(ObjectTable objects, ILookup<int, int> children, Destinations destinations, Resources resources)
    {
        foreach (var siblings in children.Select(group => group.ToList()))
        {
            for (var i = 0; i < siblings.Count; i++)
            {
                var entry = entries[siblings[i]];
                var below = children[siblings[i]].ToList();
                var place = destinations[entry.Bookmark.Anchor];
                if (place is null) resources.Report(PdfRules.UnknownAnchor, $"The bookmark “{entry.Bookmark.Title}” leads to “{entry.Bookmark.Anchor}”, which no page has.");
                objects.Write(entry.Reference, Dict(
                    ("Title", Text(entry.Bookmark.Title)),
                    ("Parent", entry.Parent < 0 ? root : entries[entry.Parent].Reference),
                    ("Prev", i == 0 ? null : entries[siblings[i - 1]].Reference),
                    ("Next", i == siblings.Count - 1 ? null : entries[siblings[i + 1]].Reference),
                    ("First", below.Count == 0 ? null : entries[below[0]].Reference),
                    ("Last", below.Count == 0 ? null : entries[below[^1]].Reference),
                    ("Count", below.Count == 0 ? null : entry.Depth == 0 ? below.Count : -below.Count),
                    ("Dest", place)));
            }
        }
    }
}
