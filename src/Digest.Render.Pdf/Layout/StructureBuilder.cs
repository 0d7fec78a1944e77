using Digest.Model;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;

namespace Digest.Render.Pdf.Layout;

/// <summary>
/// Gathers the elements of a document's structure in reading order while its text is set. The element opened last holds what is added; elements
/// without content, such as those of a text that was set for its size alone, are left out of files.
/// </summary>
internal sealed class StructureBuilder
{
    private readonly List<StructureElement> elements = [];
    private readonly Stack<int> open = new();

    /// <summary>The elements so far.</summary>
    public EquatableArray<StructureElement> Elements => elements.ToEquatableArray();

    /// <summary>The level of the last heading; the next one is at most one deeper (ISO 14289-1, 7.4.2).</summary>
    public int Level { get; set; }

    /// <summary>The level of the heading that what is set now belongs to.</summary>
    public int Depth { get; set; }

    /// <summary>Adds an element to the one opened last, after the elements it has, without opening it.</summary>
    public int Add(StructureRole role) => Add(new StructureElement { Role = role });

    /// <summary>Adds an element to the one opened last, after the elements it has, without opening it.</summary>
    public int Add(StructureElement element)
    {
        elements.Add(open.TryPeek(out var parent) ? element with { Parent = parent } : element);
        return elements.Count - 1;
    }

    /// <summary>Adds a heading; a level that would leave one out is raised.</summary>
    public int AddHeading(int level)
    {
        Level = Math.Clamp(level, 1, Math.Min(6, Level + 1));
        return Add(StructureRole.Heading1 + (Level - 1));
    }

    /// <summary>Adds an element and opens it until what is returned is disposed.</summary>
    public Opened Open(StructureRole role) => Enter(Add(role));

    /// <summary>Adds an element and opens it until what is returned is disposed.</summary>
    public Opened Open(StructureElement element) => Enter(Add(element));

    /// <summary>Opens an element that was added before.</summary>
    public Opened Enter(int element)
    {
        open.Push(element);
        return new(this);
    }

    /// <summary>Takes over the elements of a part that was built by itself, as held by the element opened last; gives by how much their numbers grow.</summary>
    public int Take(StructureBuilder part)
    {
        var first = elements.Count;
        elements.EnsureCapacity(first + part.elements.Count);
        int? holder = open.TryPeek(out var last) ? last : null;
        foreach (var element in part.elements) elements.Add(element with { Parent = element.Parent is { } parent ? first + parent : holder });
        Level = part.Level;
        return first;
    }

    /// <summary>The frame as content of the element opened last; anchors stay outside, where page labels look for them.</summary>
    public Frame Mark(Frame frame) => open.TryPeek(out var element) ? Mark(frame, element) : frame;

    /// <summary>The frame as content of an element.</summary>
    public static Frame Mark(Frame frame, int element)
    {
        if (frame.Items.All(placed => placed.Item is FrameItem.Anchor || IsMarked(placed.Item))) return frame;
        var anchors = frame.Items.Where(placed => placed.Item is FrameItem.Anchor).ToList();
        var rest = anchors.Count == 0 ? frame.Items : frame.Items.Where(placed => placed.Item is not FrameItem.Anchor).ToEquatableArray();
        return frame with { Items = [.. anchors, new Placed(Point.Origin, new FrameItem.Group(rest) { Element = element })] };
    }

    private static bool IsMarked(FrameItem item) => item is FrameItem.Group { Element: not null } or FrameItem.Group { Role: StructureRole.Artifact };

    /// <summary>Closes an element when disposed.</summary>
    public readonly struct Opened(StructureBuilder builder) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => builder.open.Pop();
    }
}
