namespace Digest.Typesetting.Shaping;

/// <summary>Parts of a plan that apply to some glyphs only.</summary>
[Flags]
internal enum GlyphMask
{
    None = 0,
    All = 1,
    Fraction = 2,
    Numerator = 4,
    Denominator = 8,
}

/// <summary>How a glyph hangs on another.</summary>
internal enum Attachment
{
    None,
    Mark,
    Cursive,
}

/// <summary>A glyph while it is shaped.</summary>
internal struct BufferGlyph
{
    public ushort Glyph;
    public int Cluster;

    /// <summary>The character that it came from; the first one's for a ligature.</summary>
    public int Character;
    public GlyphKind Kind;
    public int MarkClass;
    public GlyphMask Mask;
    public bool IsSubstituted;
    public bool IsMultiplied;

    /// <summary>Numbers the ligature that the glyph is, or on whose component it hangs; 0 for neither.</summary>
    public int LigatureId;

    /// <summary>The component of the ligature on which a mark hangs, or its place in a one-to-many substitution; 0 for a ligature itself.</summary>
    public int Component;

    /// <summary>How many components a ligature has; 0 for everything else.</summary>
    public int ComponentCount;
    public int Advance;
    public int X;
    public int Y;
    public Attachment Attachment;

    /// <summary>How far the glyph that it hangs on is away.</summary>
    public int AttachedTo;

    public readonly bool IsMark => (Kind & GlyphKind.Mark) != 0;

    public readonly bool IsIgnorable => !IsSubstituted && Characters.IsDefaultIgnorable(Character);

    public readonly int Components => (Kind & GlyphKind.Ligature) != 0 && ComponentCount > 0 ? ComponentCount : 1;
}

/// <summary>The glyphs of one text while they are shaped, edited in place.</summary>
internal sealed class GlyphBuffer(FaceLayout layout, int capacity)
{
    private BufferGlyph[] glyphs = new BufferGlyph[Math.Max(capacity, 4)];
    private int lastLigature;

    public int Count { get; private set; }

    /// <summary>How many glyphs substitutions may make of the text before they stop growing it.</summary>
    public int Limit { get; } = 1024 + (64 * capacity);

    public ref BufferGlyph this[int at] => ref glyphs[at];

    public int NewLigature() => ++lastLigature;

    public void Add(ushort glyph, int cluster, int character)
    {
        Reserve(1);
        ref var added = ref glyphs[Count++];
        added = new() { Glyph = glyph, Cluster = cluster, Character = character, Mask = GlyphMask.All };
        Classify(ref added, layout.Definitions.HasKinds ? GlyphKind.None : Characters.IsMark(character) ? GlyphKind.Mark : GlyphKind.Base);
    }

    /// <summary>Puts another glyph in the place of one.</summary>
    /// <param name="at">The place.</param>
    /// <param name="glyph">The glyph.</param>
    /// <param name="kind">What it is if the face does not say; none to keep the kind.</param>
    public void Replace(int at, ushort glyph, GlyphKind kind = GlyphKind.None)
    {
        ref var replaced = ref glyphs[at];
        replaced.Glyph = glyph;
        replaced.IsSubstituted = true;
        Classify(ref replaced, kind == GlyphKind.None ? replaced.Kind : kind);
    }

    /// <summary>Makes room for copies of a glyph after it.</summary>
    public void Repeat(int at, int copies)
    {
        Reserve(copies);
        Array.Copy(glyphs, at + 1, glyphs, at + 1 + copies, Count - at - 1);
        for (var i = 1; i <= copies; i++) glyphs[at + i] = glyphs[at];
        Count += copies;
    }

    /// <summary>Takes a glyph out; what it alone showed counts as shown by the glyph beside it.</summary>
    public void Remove(int at)
    {
        var cluster = glyphs[at].Cluster;
        var isShared = (at > 0 && glyphs[at - 1].Cluster == cluster) || (at + 1 < Count && glyphs[at + 1].Cluster == cluster);
        if (!isShared) Merge(Math.Max(at - 1, 0), at > 0 ? at + 1 : Math.Min(at + 2, Count));
        Array.Copy(glyphs, at + 1, glyphs, at, Count - at - 1);
        Count--;
    }

    /// <summary>Makes one cluster of all that the glyphs from <paramref name="start"/> to before <paramref name="end"/> show.</summary>
    public void Merge(int start, int end)
    {
        if (end - start < 2) return;
        while (end < Count && glyphs[end].Cluster == glyphs[end - 1].Cluster) end++;
        while (start > 0 && glyphs[start - 1].Cluster == glyphs[start].Cluster) start--;
        var cluster = glyphs[start].Cluster;
        for (var i = start; i < end; i++) cluster = Math.Min(cluster, glyphs[i].Cluster);
        for (var i = start; i < end; i++) glyphs[i].Cluster = cluster;
    }

    private void Classify(ref BufferGlyph glyph, GlyphKind guess)
    {
        glyph.Kind = layout.Definitions.HasKinds ? layout.Definitions.KindOf(glyph.Glyph) : guess;
        glyph.MarkClass = glyph.IsMark ? layout.Definitions.MarkClassOf(glyph.Glyph) : 0;
    }

    private void Reserve(int more)
    {
        if (Count + more > glyphs.Length) Array.Resize(ref glyphs, Math.Max(Count + more, 2 * glyphs.Length));
    }
}
