using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>
/// GSUB type 4: one glyph for several. Marks between the components stay after the ligature and remember which component they belong to,
/// so that GPOS can place them there; a ligature of a base with its marks, or of marks alone, counts as no ligature in this.
/// </summary>
internal sealed class LigatureSubstitution(Coverage coverage, LigatureSubstitution.Ligature[][] sets) : Subtable(coverage)
{
    public static LigatureSubstitution? Read(LayoutReader reader, FontBytes bytes)
    {
        if (bytes.U16(0) != 1) return null;
        var sets = new Ligature[reader.Spend(bytes.U16(4), bytes)][];
        for (var i = 0; i < sets.Length; i++)
        {
            var set = bytes.From(bytes.U16(6 + (2 * i)));
            sets[i] = new Ligature[reader.Spend(set.U16(0), set)];
            for (var j = 0; j < sets[i].Length; j++)
            {
                var ligature = set.From(set.U16(2 + (2 * j)));
                var rest = reader.Numbers(ligature, 4, Math.Max(ligature.U16(2) - 1, 0));
                sets[i][j] = new(ligature.U16(0), Array.ConvertAll(rest, glyph => (GlyphTest)new GlyphTest.Same(glyph)));
            }
        }

        return new(reader.Coverage(bytes, 2), sets);
    }

    public override bool TryApply(LookupRun run, int at)
    {
        var index = Coverage.IndexOf(run.Buffer[at].Glyph);
#if FONT_FAULTS
        if (!PlantedFault.Is("7") || index < 0)
#endif
        if (index < 0 || index >= sets.Length) return false;
        foreach (var ligature in sets[index])
        {
            if (SequenceMatch.Input(run, at, ligature.Rest) is not { } places) continue;
            if (places.Count == 1)
            {
                run.Buffer.Replace(at, ligature.Glyph);
                run.Next = at + 1;
            }
            else
            {
                run.Next = Ligate(run.Buffer, places, ligature.Glyph);
            }

            return true;
        }

        return false;
    }

    private static int Ligate(GlyphBuffer buffer, List<int> places, ushort ligature)
    {
        var restIsMarks = places.Skip(1).All(place => buffer[place].IsMark);
        var first = buffer[places[0]];
        var isMarkLigature = restIsMarks && first.IsMark;
        var isLigature = !isMarkLigature && !(restIsMarks && (first.Kind & GlyphKind.Base) != 0);
        var total = places.Sum(place => buffer[place].Components);
        buffer.Merge(places[0], places[^1] + 1);
        var id = isLigature ? buffer.NewLigature() : 0;
        var (lastId, lastCount) = (first.LigatureId, first.Components);
        var soFar = lastCount;
        if (isLigature) Number(ref buffer[places[0]], id, 0, total);
        buffer.Replace(places[0], ligature, isLigature ? GlyphKind.Ligature : GlyphKind.None);
        for (var i = 1; i < places.Count; i++)
        {
            for (var at = places[i - 1] + 1; isLigature && at < places[i]; at++)
            {
                var component = buffer[at].Component == 0 ? lastCount : Math.Min(buffer[at].Component, lastCount);
                Number(ref buffer[at], id, soFar - lastCount + component, 0);
            }

            (lastId, lastCount) = (buffer[places[i]].LigatureId, buffer[places[i]].Components);
            soFar += lastCount;
        }

        for (var i = places.Count - 1; i >= 1; i--) buffer.Remove(places[i]);
        var next = places[^1] + 1 - (places.Count - 1);
        if (isMarkLigature || lastId == 0) return next;
        for (var at = next; at < buffer.Count && buffer[at].LigatureId == lastId && buffer[at].Component != 0; at++)
            Number(ref buffer[at], id, soFar - lastCount + Math.Min(buffer[at].Component, lastCount), 0);
        return next;
    }

    private static void Number(ref BufferGlyph glyph, int ligature, int component, int count) =>
        (glyph.LigatureId, glyph.Component, glyph.ComponentCount) = (ligature, component, count);

    /// <summary>A ligature and what follows the first glyph in it.</summary>
    internal sealed record Ligature(ushort Glyph, GlyphTest[] Rest);
}
