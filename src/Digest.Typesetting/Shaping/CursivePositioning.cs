using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>GPOS type 3: the end of one glyph joined to the start of the next, left to right.</summary>
internal sealed class CursivePositioning(Coverage coverage, (Anchor? Entry, Anchor? Exit)[] joins) : Subtable(coverage)
{
    public static CursivePositioning? Read(LayoutReader reader, FontBytes bytes)
    {
        if (bytes.U16(0) != 1) return null;
        var joins = new (Anchor? Entry, Anchor? Exit)[reader.Spend(bytes.U16(4), bytes)];
        for (var i = 0; i < joins.Length; i++) joins[i] = (Anchor.Read(reader, bytes, 6 + (4 * i)), Anchor.Read(reader, bytes, 8 + (4 * i)));
        return new(reader.Coverage(bytes, 2), joins);
    }

    public override bool TryApply(LookupRun run, int at)
    {
        if (JoinOf(run.Buffer[at].Glyph).Entry is not { } entry) return false;
        var before = run.Backward(at, null, MatchPart.Input);
        if (before < 0 || JoinOf(run.Buffer[before].Glyph).Exit is not { } exit) return false;
        ref var left = ref run.Buffer[before];
        ref var right = ref run.Buffer[at];
        left.Advance = exit.X + left.X;
        var shift = entry.X + right.X;
        right.Advance -= shift;
        right.X -= shift;
        if ((run.Filter.Flags & LookupFlags.RightToLeft) != 0) Hang(ref left, at - before, entry.Y - exit.Y);
        else Hang(ref right, before - at, exit.Y - entry.Y);
        run.Next = at + 1;
        return true;
    }

    private (Anchor? Entry, Anchor? Exit) JoinOf(ushort glyph)
    {
        var index = Coverage.IndexOf(glyph);
        return index >= 0 && index < joins.Length ? joins[index] : default;
    }

    private static void Hang(ref BufferGlyph glyph, int on, int y) =>
        (glyph.Y, glyph.Attachment, glyph.AttachedTo) = (y, Attachment.Cursive, on);
}
