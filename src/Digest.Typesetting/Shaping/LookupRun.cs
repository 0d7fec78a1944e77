namespace Digest.Typesetting.Shaping;

/// <summary>What kind of rule looks for a glyph: characters that show nothing are passed over more readily around a sequence than in it.</summary>
internal enum MatchPart
{
    /// <summary>In the sequence that is replaced or placed.</summary>
    Input,

    /// <summary>Before or after the sequence.</summary>
    Context,
}

/// <summary>
/// One lookup going over one buffer: which glyphs it sees, where it goes on, and the lookups that it calls inside a match.
/// The order of operations, and what counts as skipped, follow HarfBuzz, since the specification leaves both open.
/// </summary>
internal sealed class LookupRun(GlyphBuffer buffer, FaceLayout layout, LayoutTable table, LookupPurpose purpose)
{
    private const int DepthLimit = 8;
    private int depth;
    private int work = 65_536 + (256 * buffer.Count);
    private GlyphMask mask;
    private JoinerHandling joiners;

    public GlyphBuffer Buffer => buffer;

    public GlyphDefinitions Definitions => layout.Definitions;

    /// <summary>What the lookup at work sees.</summary>
    public GlyphFilter Filter { get; private set; }

    /// <summary>The place from which the lookup goes on after it was applied.</summary>
    public int Next { get; set; }

    /// <summary>Applies a lookup of the plan to the whole buffer.</summary>
    public void Apply(PlannedLookup planned)
    {
        var lookup = table[planned.Index];
        (Filter, mask, joiners) = (lookup.Filter, planned.Mask, planned.Joiners);
        if (lookup.IsReverse)
        {
            for (var at = buffer.Count - 1; at >= 0; at--) TryStart(lookup, at);
            return;
        }

        for (var at = 0; at < buffer.Count;) at = TryStart(lookup, at) ? Math.Max(Next, at) : at + 1;
    }

    /// <summary>Applies a lookup that a matched rule names at a place of the match.</summary>
    public bool TryNested(int index, int at)
    {
        if (depth >= DepthLimit || index >= table.Count || work < 0) return false;
        var (filter, next) = (Filter, Next);
        var lookup = table[index];
        work -= 1 + lookup.SubtableCount;
        Filter = lookup.Filter;
        depth++;
        var applied = lookup.MayStartWith(buffer[at].Glyph) && lookup.TryApply(this, at);
        depth--;
        (Filter, Next) = (filter, next);
        return applied;
    }

    /// <summary>The next glyph after a place that the lookup sees and that passes a test; -1 when the first one seen does not pass.</summary>
    public int Forward(int at, GlyphTest? test, MatchPart part) => Find(at, 1, test, part, Filter);

    /// <summary>The same, towards the start.</summary>
    public int Backward(int at, GlyphTest? test, MatchPart part) => Find(at, -1, test, part, Filter);

    /// <summary>The last glyph before a place that another filter lets through; -1 when there is none among the <paramref name="most"/> before it.</summary>
    public int Backward(int at, GlyphFilter filter, int most) => Find(at, -1, null, MatchPart.Input, filter, at - most);

    private int Find(int at, int step, GlyphTest? test, MatchPart part, GlyphFilter filter, int least = 0)
    {
        for (at += step; at >= 0 && at >= least && at < buffer.Count; at += step)
        {
            ref var glyph = ref buffer[at];
            if (filter.Skips(glyph, Definitions)) continue;
            var isAccepted = (part == MatchPart.Context || (glyph.Mask & mask) != 0) && (test?.Accepts(glyph.Glyph) ?? true);
            if (!PassesOver(glyph, part)) return isAccepted ? at : -1;
            if (isAccepted && test is not null) return at;
        }

        return -1;
    }

    /// <summary>True for characters that show nothing; joiners count in the sequence itself, since faces have rules with them.</summary>
    private bool PassesOver(in BufferGlyph glyph, MatchPart part)
    {
        if (!glyph.IsIgnorable || glyph.Character == Characters.GraphemeJoiner) return false;
        if (glyph.Character == Characters.ZeroWidthJoiner && joiners == JoinerHandling.Counted) return part == MatchPart.Context;
        if (purpose == LookupPurpose.Positioning) return true;
        return glyph.Character != Characters.ZeroWidthNonJoiner || part == MatchPart.Context;
    }

    private bool TryStart(Lookup lookup, int at)
    {
        ref var glyph = ref buffer[at];
        if (!lookup.MayStartWith(glyph.Glyph) || (glyph.Mask & mask) == 0 || Filter.Skips(glyph, Definitions)) return false;
        Next = at + 1;
        return lookup.TryApply(this, at);
    }
}
