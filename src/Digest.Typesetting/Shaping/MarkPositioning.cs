using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>A point of a glyph to which another is tied (OpenType 1.9, Anchor; contour points and device tables are not used).</summary>
internal readonly record struct Anchor(int X, int Y)
{
    /// <summary>The anchor that an offset leads to; null for offset 0.</summary>
    public static Anchor? Read(LayoutReader reader, FontBytes bytes, int offsetAt)
    {
        var offset = bytes.U16(offsetAt);
        if (offset == 0) return null;
        var anchor = bytes.From(offset);
        reader.Spend(1, bytes);
        return new(anchor.I16(2), anchor.I16(4));
    }
}

/// <summary>GPOS types 4, 5 and 6: marks placed on bases, on the components of ligatures, and on other marks.</summary>
internal sealed class MarkPositioning : Subtable
{
    /// <summary>How far a mark may stand from what it is placed on, in glyphs.</summary>
    private const int MostMarks = 256;

    private readonly Target target;
    private readonly Coverage targets;
    private readonly (int Class, Anchor? Anchor)[] marks;

    /// <summary>For each target (and for ligatures each of its components) an anchor for each class of marks.</summary>
    private readonly Anchor?[][][] anchors;

    private MarkPositioning(Target target, Coverage coverage, Coverage targets, (int Class, Anchor? Anchor)[] marks, Anchor?[][][] anchors)
        : base(coverage)
    {
        this.target = target;
        this.targets = targets;
        this.marks = marks;
        this.anchors = anchors;
    }

    /// <summary>What marks are placed on.</summary>
    internal enum Target
    {
        Base,
        Ligature,
        Mark,
    }

    public static MarkPositioning? Read(LayoutReader reader, FontBytes bytes, Target target)
    {
        if (bytes.U16(0) != 1) return null;
        var classes = bytes.U16(6);
        var markArray = bytes.From(bytes.U16(8));
        var marks = new (int Class, Anchor? Anchor)[reader.Spend(markArray.U16(0), markArray)];
        for (var i = 0; i < marks.Length; i++) marks[i] = (markArray.U16(2 + (4 * i)), Anchor.Read(reader, markArray, 4 + (4 * i)));
        var array = bytes.From(bytes.U16(10));
        var anchors = new Anchor?[reader.Spend(array.U16(0), array)][][];
        for (var i = 0; i < anchors.Length; i++)
            anchors[i] = target == Target.Ligature ? Rows(reader, array.From(array.U16(2 + (2 * i))), classes) : [Row(reader, array, 2 + (2 * classes * i), classes)];
        return new(target, reader.Coverage(bytes, 2), reader.Coverage(bytes, 4), marks, anchors);
    }

    public override bool TryApply(LookupRun run, int at)
    {
        var mark = Coverage.IndexOf(run.Buffer[at].Glyph);
        if (mark < 0 || mark >= marks.Length) return false;
        var on = target == Target.Mark ? MarkBefore(run, at) : BaseBefore(run, at);
        if (on < 0) return false;
        var index = targets.IndexOf(run.Buffer[on].Glyph);
        if (index < 0 || index >= anchors.Length || anchors[index].Length == 0) return false;
        var row = anchors[index][target == Target.Ligature ? ComponentOf(run.Buffer[at], run.Buffer[on], anchors[index].Length) : 0];
        var (markClass, own) = marks[mark];
        if (markClass >= row.Length || row[markClass] is not { } there || own is not { } here) return false;
        ref var glyph = ref run.Buffer[at];
        (glyph.X, glyph.Y) = (there.X - here.X, there.Y - here.Y);
        (glyph.Attachment, glyph.AttachedTo) = (Attachment.Mark, on - at);
        run.Next = at + 1;
        return true;
    }

    private static Anchor?[][] Rows(LayoutReader reader, FontBytes ligature, int classes)
    {
        var rows = new Anchor?[reader.Spend(ligature.U16(0), ligature)][];
        for (var i = 0; i < rows.Length; i++) rows[i] = Row(reader, ligature, 2 + (2 * classes * i), classes);
        return rows;
    }

    private static Anchor?[] Row(LayoutReader reader, FontBytes bytes, int at, int classes)
    {
        var row = new Anchor?[reader.Spend(classes, bytes)];
        for (var i = 0; i < classes; i++) row[i] = Anchor.Read(reader, bytes, at + (2 * i));
        return row;
    }

    /// <summary>The component that the mark remembers from the ligature's making; else the last one.</summary>
    private static int ComponentOf(in BufferGlyph mark, in BufferGlyph ligature, int count) =>
        ligature.LigatureId != 0 && ligature.LigatureId == mark.LigatureId && mark.Component > 0 ? Math.Min(count, mark.Component) - 1 : count - 1;

    /// <summary>The last glyph before a place that is no mark; of glyphs made from one, the first.</summary>
    private int BaseBefore(LookupRun run, int at)
    {
        var filter = new GlyphFilter(LookupFlags.IgnoreMarks, 0, 0);
        do at = run.Backward(at, filter, MostMarks);
        while (at >= 0 && target == Target.Base && IsLaterPart(run.Buffer, at));
        return at;
    }

    private static bool IsLaterPart(GlyphBuffer buffer, int at)
    {
        ref var glyph = ref buffer[at];
        if (!glyph.IsMultiplied || glyph.Component == 0 || at == 0) return false;
        ref var before = ref buffer[at - 1];
        return !before.IsMark && before.IsMultiplied && before.LigatureId == glyph.LigatureId && before.Component + 1 == glyph.Component;
    }

    /// <summary>The mark before a place, if both stand on the same base or component.</summary>
    private static int MarkBefore(LookupRun run, int at)
    {
        var on = run.Backward(at, run.Filter with { Flags = run.Filter.Flags & ~LookupFlags.IgnoreKinds }, MostMarks);
        if (on < 0 || !run.Buffer[on].IsMark) return -1;
        ref var mark = ref run.Buffer[at];
        ref var other = ref run.Buffer[on];
        var stands = mark.LigatureId == other.LigatureId
            ? mark.LigatureId == 0 || mark.Component == other.Component
            : (mark.LigatureId > 0 && mark.Component == 0) || (other.LigatureId > 0 && other.Component == 0);
        return stands ? on : -1;
    }
}
