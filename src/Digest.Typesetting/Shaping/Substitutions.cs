using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>GSUB type 1: one glyph for another, by a difference or a list.</summary>
internal sealed class SingleSubstitution(Coverage coverage, int delta, ushort[]? list) : Subtable(coverage)
{
    public static SingleSubstitution? Read(LayoutReader reader, FontBytes bytes) => bytes.U16(0) switch
    {
        1 => new(reader.Coverage(bytes, 2), bytes.I16(4), null),
        2 => new(reader.Coverage(bytes, 2), 0, reader.Numbers(bytes, 6, bytes.U16(4))),
        _ => null,
    };

    public override bool TryApply(LookupRun run, int at)
    {
        var glyph = run.Buffer[at].Glyph;
        var index = Coverage.IndexOf(glyph);
#if FONT_FAULTS
        if (!PlantedFault.Is("6") || index < 0)
#endif
        if (index < 0 || index >= (list?.Length ?? int.MaxValue)) return false;
        run.Buffer.Replace(at, list is null ? (ushort)(glyph + delta) : list[index]);
        run.Next = at + 1;
        return true;
    }
}

/// <summary>GSUB type 2: several glyphs for one, or none.</summary>
internal sealed class MultipleSubstitution(Coverage coverage, ushort[][] sequences) : Subtable(coverage)
{
    public static MultipleSubstitution? Read(LayoutReader reader, FontBytes bytes) =>
        bytes.U16(0) == 1 ? new(reader.Coverage(bytes, 2), GlyphLists.Read(reader, bytes)) : null;

    public override bool TryApply(LookupRun run, int at)
    {
        var index = Coverage.IndexOf(run.Buffer[at].Glyph);
        if (index < 0 || index >= sequences.Length) return false;
        var sequence = sequences[index];
        if (run.Buffer.Count + sequence.Length > run.Buffer.Limit) return false;
        run.Next = at + sequence.Length;
        if (sequence.Length == 0)
        {
            run.Buffer.Remove(at);
            return true;
        }

        if (sequence.Length > 1) run.Buffer.Repeat(at, sequence.Length - 1);
        for (var i = 0; i < sequence.Length; i++)
        {
            ref var glyph = ref run.Buffer[at + i];
            if (sequence.Length > 1)
            {
                glyph.IsMultiplied = true;
                if (glyph.LigatureId == 0) (glyph.Component, glyph.ComponentCount) = (i, 0);
            }

            run.Buffer.Replace(at + i, sequence[i], (glyph.Kind & GlyphKind.Ligature) != 0 ? GlyphKind.Base : GlyphKind.None);
        }

        return true;
    }
}

/// <summary>GSUB type 3: one of several glyphs for one; the first is taken.</summary>
internal sealed class AlternateSubstitution(Coverage coverage, ushort[][] alternates) : Subtable(coverage)
{
    public static AlternateSubstitution? Read(LayoutReader reader, FontBytes bytes) =>
        bytes.U16(0) == 1 ? new(reader.Coverage(bytes, 2), GlyphLists.Read(reader, bytes)) : null;

    public override bool TryApply(LookupRun run, int at)
    {
        var index = Coverage.IndexOf(run.Buffer[at].Glyph);
        if (index < 0 || index >= alternates.Length || alternates[index].Length == 0) return false;
        run.Buffer.Replace(at, alternates[index][0]);
        run.Next = at + 1;
        return true;
    }
}

/// <summary>GSUB type 8: one glyph for another by what stands around it, from the end of the text.</summary>
internal sealed class ReverseSubstitution(Coverage coverage, GlyphTest[] before, GlyphTest[] after, ushort[] list) : Subtable(coverage)
{
    public static ReverseSubstitution? Read(LayoutReader reader, FontBytes bytes)
    {
        if (bytes.U16(0) != 1) return null;
        var at = 4;
        var before = Tests(reader, bytes, ref at);
        var after = Tests(reader, bytes, ref at);
        return new(reader.Coverage(bytes, 2), before, after, reader.Numbers(bytes, at + 2, bytes.U16(at)));
    }

    public override bool TryApply(LookupRun run, int at)
    {
        var index = Coverage.IndexOf(run.Buffer[at].Glyph);
        if (index < 0 || index >= list.Length) return false;
        if (!SequenceMatch.StandsBefore(run, at, before) || !SequenceMatch.StandsAfter(run, at, after)) return false;
        run.Buffer.Replace(at, list[index]);
        return true;
    }

    private static GlyphTest[] Tests(LayoutReader reader, FontBytes bytes, ref int at)
    {
        var tests = new GlyphTest[reader.Spend(bytes.U16(at), bytes)];
        for (var i = 0; i < tests.Length; i++) tests[i] = new GlyphTest.Covered(reader.Coverage(bytes, at + 2 + (2 * i)));
        at += 2 + (2 * tests.Length);
        return tests;
    }
}

/// <summary>Lists of glyphs, one for each covered glyph, as GSUB types 2 and 3 hold them.</summary>
internal static class GlyphLists
{
    public static ushort[][] Read(LayoutReader reader, FontBytes bytes)
    {
        var lists = new ushort[reader.Spend(bytes.U16(4), bytes)][];
        for (var i = 0; i < lists.Length; i++)
        {
            var list = bytes.From(bytes.U16(6 + (2 * i)));
            lists[i] = reader.Numbers(list, 2, list.U16(0));
        }

        return lists;
    }
}
