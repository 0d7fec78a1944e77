using Digest.Model;
using Digest.Model.Document;
using Digest.Typesetting.Frames;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Pdf.Layout;

/// <summary>Collects the strips of a column and applies the rules that hold for all text: no widows, no orphans, no heading left alone.</summary>
internal sealed class Column(Setting setting, Pt measure)
{
    // A longer box that is kept whole leaves too much of a page white; it is divided with at least so many lines on each side.
    private const int MostUndivided = 7;
    private const int LeastOfBox = 3;

    // Authors and the like of a paper; more of them are a list to be read through.
    private const int MostTogether = 12;

    private static readonly Pt CommonLeading = new(14.2);

    private readonly List<Strip> strips = [];
    private StripBox? box;
    private Pt pending;
    private Pt clearance;
    private bool keep;
    private string? mark;

    public Setting Setting => setting;

    public Theme Theme => setting.Theme;

    public StructureBuilder Structure => setting.Structure;

    public Strip[] Strips => [.. strips];

    /// <summary>True when other strips will stand above its first one.</summary>
    public bool IsPart { get; init; }

    /// <summary>How wide its text is.</summary>
    public Pt Measure { get; } = measure;

    /// <summary>How many strips there are.</summary>
    public int Count => strips.Count;

    /// <summary>How wide a table may be: into the side column where nothing stands there.</summary>
    public Pt Widest { get; set; } = measure;

    /// <summary>Asks for at least this much white space above what comes next, in points at a leading of 14.2; it grows and shrinks with the leading.</summary>
    public void Space(double points) => pending = Pt.Max(pending, new Pt(points) * (Theme.Type.Body.Leading / CommonLeading));

    /// <summary>Names the section that begins with what comes next, for running heads.</summary>
    public void Begin(string section) => mark = section;

    /// <summary>Forbids a page break before what comes next.</summary>
    public void KeepWithNext() => keep = true;

    /// <summary>True right after a heading, or after what else is kept with what comes next.</summary>
    public bool IsKept => keep;

    /// <summary>Allows a page break before what comes next.</summary>
    public void Release() => keep = false;

    /// <summary>Keeps what comes next below a note of some height that stands beside the strip with the index <paramref name="first"/>.</summary>
    public void Clear(int first, Pt height)
    {
        var used = Pt.Zero;
        for (var i = first; i < strips.Count; i++) used += (i > first ? strips[i].Before : Pt.Zero) + strips[i].Frame.Size.Height;
        clearance = Pt.Max(Pt.Zero, height - used);
    }

    /// <summary>Adds one strip.</summary>
    public void Add(Frame frame, PageStart start = PageStart.Allowed, Pt room = default, Frame? side = null) =>
        Add(new Strip { Frame = frame, PageStart = start, Room = room, Side = side });

    /// <summary>Adds a strip that was made elsewhere; its white space, box and page start give way to what holds here.</summary>
    public void Add(Strip strip)
    {
        strips.Add(strip with
        {
            Frame = Structure.Mark(strip.Frame),
            Before = Pt.Max(pending, strip.Before) + clearance,
            PageStart = keep || IsOnTop ? PageStart.Forbidden : strip.PageStart,
            Mark = strip.Mark ?? mark,
            Box = strip.Box ?? box,
            IsBoxInside = strip.Box is null ? box is not null && !strip.Frame.Items.IsEmpty : strip.IsBoxInside,
        });
        (pending, clearance, keep, mark) = (Pt.Zero, Pt.Zero, false, null);
    }

    private bool IsOnTop => strips.Count == 0 && !IsPart;

    /// <summary>Adds the strips of a part whose structure was taken over, its elements' numbers having grown by <paramref name="shift"/>.</summary>
    public void Add(Column part, int shift)
    {
        strips.EnsureCapacity(strips.Count + part.strips.Count);
        for (var i = 0; i < part.strips.Count; i++)
        {
            var strip = Renumbered.Of(part.strips[i], shift);
            if (i > 0) strips.Add(strip);
            else strips.Add(strip with { Before = Pt.Max(pending, strip.Before) + clearance, PageStart = keep || IsOnTop ? PageStart.Forbidden : strip.PageStart, Mark = strip.Mark ?? mark });
        }

        if (part.strips.Count > 0) (pending, clearance, keep, mark) = (part.pending, part.clearance, part.keep, part.mark);
    }

    /// <summary>Adds the rows of a table, its head first; the head comes back on top of every page that the table goes on to.</summary>
    public void Table(List<Strip> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            Add(rows[i] with { Head = i > 1 ? rows[0].Frame : null });
            if (i == 0) KeepWithNext();
        }
    }

    /// <summary>Adds a paragraph's lines: its first two and last two stay together, and one of three lines or fewer is not divided.</summary>
    public void Lines(EquatableArray<Frame> lines, Pt indent = default)
    {
        using var paragraph = Structure.Open(StructureRole.Paragraph);
        Divide(lines, indent);
    }

    /// <summary>Adds the lines of a paragraph that stay together unless they are too many for that.</summary>
    public void WholeLines(EquatableArray<Frame> lines)
    {
        using var paragraph = Structure.Open(StructureRole.Paragraph);
        if (lines.Count > MostTogether) Divide(lines, Pt.Zero);
        else for (var i = 0; i < lines.Count; i++) Add(lines[i], i > 0 ? PageStart.Forbidden : PageStart.Allowed);
    }

    /// <summary>Adds lines as content of the element opened last, kept together as those of a paragraph are; of a longer one no page ends in a hyphen where another line can end it.</summary>
    public void Divide(EquatableArray<Frame> lines, Pt indent)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var inner = i > 0 && (lines.Count <= 3 || i == 1 || i == lines.Count - 1);
            Add(Indented(lines[i], indent), inner ? PageStart.Forbidden : i > 2 && LineEnds.IsHyphen(lines[i - 1]) ? PageStart.Discouraged : PageStart.Allowed);
        }
    }

    /// <summary>Adds running text.</summary>
    public void Paragraph(EquatableArray<Inline> content, ParagraphStyle style, Pt indent = default, Pt right = default) =>
        Lines(setting.Lines(content, style, Measure - indent - right), indent);

    /// <summary>Adds lines that are the heading <paramref name="element"/>: they stay together and with what follows. The anchor, when given, marks their top.</summary>
    public void Heading(int element, EquatableArray<Frame> lines, string? anchor, Pt room, Frame? side = null, EquatableArray<Placed> extra = default)
    {
        using var heading = Structure.Enter(element);
        for (var i = 0; i < lines.Count; i++)
        {
            var frame = lines[i];
            if (i == 0)
            {
                if (anchor is not null) frame = frame with { Items = [new Placed(Point.Origin, new FrameItem.Anchor(anchor)), .. frame.Items] };
                frame = frame with { Items = [.. extra, .. frame.Items] };
            }

            Add(frame, i == 0 ? PageStart.Allowed : PageStart.Forbidden, i == 0 ? room : Pt.Zero, i == 0 ? side : null);
        }

        KeepWithNext();
    }

    /// <summary>Puts what <paramref name="fill"/> adds into a tinted box, which stands with what is before it and is not divided when it has seven lines or fewer.</summary>
    public void Box(Action fill)
    {
        using var division = Structure.Open(StructureRole.Division);
        var outer = box;
        box = outer ?? new StripBox();
        var first = strips.Count;
        KeepWithNext();
        Add(Setting.Blank(new Pt(6)));
        KeepWithNext();
        fill();
        KeepWithNext();
        pending = Pt.Zero;
        Add(Setting.Blank(new Pt(7)));
        box = outer;
        var isWhole = strips.Count - first - 2 <= MostUndivided;
        for (var i = first + 1; i < strips.Count; i++)
            if (isWhole || i - first <= LeastOfBox || strips.Count - 1 - i < LeastOfBox) strips[i] = strips[i] with { PageStart = PageStart.Forbidden };
    }

    /// <summary>Keeps together what was added from the strip with the index <paramref name="first"/> on, where that leaves no large hole; what is higher than <paramref name="most"/> is divided.</summary>
    public void KeepWhole(int first, Pt most)
    {
        var height = Pt.Zero;
        for (var i = first; i < strips.Count; i++) height += strips[i].Frame.Size.Height + (i > first ? strips[i].Before : Pt.Zero);
        if (height > most) return;
        for (var i = first + 1; i < strips.Count; i++)
            if (strips[i].PageStart == PageStart.Allowed) strips[i] = strips[i] with { PageStart = PageStart.Discouraged };
    }

    /// <summary>A line moved to the right.</summary>
    public static Frame Indented(Frame line, Pt indent) => indent == Pt.Zero ? line : line with
    {
        Size = line.Size with { Width = line.Size.Width + indent },
        Items = line.Items.Select(placed => placed with { At = placed.At + new Point(indent, Pt.Zero) }).ToEquatableArray(),
    };
}
