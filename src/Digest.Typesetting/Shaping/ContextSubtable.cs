using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>A sequence with what must stand before and after it, and the lookups that work inside it.</summary>
internal sealed record ContextRule(GlyphTest[] Before, GlyphTest[] Rest, GlyphTest[] After, SequenceLookup[] Lookups)
{
    public bool TryApply(LookupRun run, int at)
    {
        if (SequenceMatch.Input(run, at, Rest) is not { } places) return false;
        if (!SequenceMatch.StandsBefore(run, at, Before) || !SequenceMatch.StandsAfter(run, places[^1], After)) return false;
        run.Next = Math.Max(ApplyLookups(run, places), at);
        return true;
    }

    /// <summary>Applies the lookups in the rule's order; where one makes the text longer or shorter, the places after it move along.</summary>
    private int ApplyLookups(LookupRun run, List<int> places)
    {
        var end = places[^1] + 1;
        foreach (var (position, lookup) in Lookups)
        {
#if FONT_FAULTS
            if (PlantedFault.Is("10") && places[position] < 0) continue;
#endif
            if (position >= places.Count || places[position] >= run.Buffer.Count) continue;
            var before = run.Buffer.Count;
            if (!run.TryNested(lookup, places[position])) continue;
            var change = run.Buffer.Count - before;
            if (change == 0) continue;
            end = Math.Max(end + change, places[position]);
            var next = position + 1;
            if (change > 0)
                places.InsertRange(next, Enumerable.Range(places[position] + 1, change));
            else
                places.RemoveRange(next, Math.Min(-change, places.Count - next));
            for (var i = next + Math.Max(change, 0); i < places.Count; i++) places[i] += change;
        }

        return end;
    }
}

/// <summary>GSUB types 5 and 6, GPOS types 7 and 8: rules found by the first glyph, by its class, or one rule by coverage.</summary>
internal sealed class ContextSubtable : Subtable
{
    private readonly ContextRule[][] rules;
    private readonly ClassDefinition? classes;
    private readonly bool hasOneRule;

    private ContextSubtable(Coverage coverage, ContextRule[][] rules, ClassDefinition? classes, bool hasOneRule)
        : base(coverage)
    {
        this.rules = rules;
        this.classes = classes;
        this.hasOneRule = hasOneRule;
    }

    public static ContextSubtable? ReadPlain(LayoutReader reader, FontBytes bytes)
    {
        switch (bytes.U16(0))
        {
            case 1:
                return new(reader.Coverage(bytes, 2), Sets(reader, bytes, 4, rule => PlainRule(reader, rule, SameGlyph)), null, false);
            case 2:
                var classes = reader.Classes(bytes, 4);
                return new(reader.Coverage(bytes, 2), Sets(reader, bytes, 6, rule => PlainRule(reader, rule, ClassTest(classes))), classes, false);
            case 3:
                var (count, lookups) = (bytes.U16(2), bytes.U16(4));
                if (count == 0) return null;
                var input = CoverageTests(reader, bytes, 6, count);
                return One(reader, bytes, 6, [], input, [], SequenceLookup.Read(reader, bytes, 6 + (2 * count), lookups));
            default:
                return null;
        }
    }

    public static ContextSubtable? ReadChained(LayoutReader reader, FontBytes bytes)
    {
        switch (bytes.U16(0))
        {
            case 1:
                return new(reader.Coverage(bytes, 2), Sets(reader, bytes, 4, rule => ChainedRule(reader, rule, SameGlyph, SameGlyph, SameGlyph)), null, false);
            case 2:
                var (before, classes, after) = (ClassTest(reader.Classes(bytes, 4)), reader.Classes(bytes, 6), ClassTest(reader.Classes(bytes, 8)));
                var rules = Sets(reader, bytes, 10, rule => ChainedRule(reader, rule, before, ClassTest(classes), after));
                return new(reader.Coverage(bytes, 2), rules, classes, false);
            case 3:
                var at = 2;
                var backtrack = CountedCoverages(reader, bytes, ref at);
                var inputAt = at + 2;
                var input = CountedCoverages(reader, bytes, ref at);
                var lookahead = CountedCoverages(reader, bytes, ref at);
                if (input.Length == 0) return null;
                return One(reader, bytes, inputAt, backtrack, input, lookahead, SequenceLookup.Read(reader, bytes, at + 2, bytes.U16(at)));
            default:
                return null;
        }
    }

    public override bool TryApply(LookupRun run, int at)
    {
        var glyph = run.Buffer[at].Glyph;
        var covered = Coverage.IndexOf(glyph);
        if (covered < 0) return false;
        var set = hasOneRule ? 0 : classes?[glyph] ?? covered;
        if (set >= rules.Length) return false;
        foreach (var rule in rules[set])
        {
            if (rule.TryApply(run, at)) return true;
        }

        return false;
    }

    private static ContextSubtable One(
        LayoutReader reader, FontBytes bytes, int inputAt, GlyphTest[] before, GlyphTest[] input, GlyphTest[] after, SequenceLookup[] lookups) =>
        new(reader.Coverage(bytes, inputAt), [[new(before, input[1..], after, lookups)]], null, true);

    private static ContextRule[][] Sets(LayoutReader reader, FontBytes bytes, int countAt, Func<FontBytes, ContextRule> read)
    {
        var sets = new ContextRule[reader.Spend(bytes.U16(countAt), bytes)][];
        for (var i = 0; i < sets.Length; i++)
        {
            var offset = bytes.U16(countAt + 2 + (2 * i));
            if (offset == 0)
            {
                sets[i] = [];
                continue;
            }

            var set = bytes.From(offset);
            sets[i] = new ContextRule[reader.Spend(set.U16(0), set)];
            for (var j = 0; j < sets[i].Length; j++) sets[i][j] = read(set.From(set.U16(2 + (2 * j))));
        }

        return sets;
    }

    private static ContextRule PlainRule(LayoutReader reader, FontBytes rule, Func<ushort, GlyphTest> test)
    {
        var rest = Math.Max(rule.U16(0) - 1, 0);
        return new([], Tests(reader, rule, 4, rest, test), [], SequenceLookup.Read(reader, rule, 4 + (2 * rest), rule.U16(2)));
    }

    private static ContextRule ChainedRule(
        LayoutReader reader, FontBytes rule, Func<ushort, GlyphTest> before, Func<ushort, GlyphTest> input, Func<ushort, GlyphTest> after)
    {
        var backtrack = Tests(reader, rule, 2, rule.U16(0), before);
        var at = 2 + (2 * backtrack.Length);
        var rest = Tests(reader, rule, at + 2, Math.Max(rule.U16(at) - 1, 0), input);
        at += 2 + (2 * rest.Length);
        var lookahead = Tests(reader, rule, at + 2, rule.U16(at), after);
        at += 2 + (2 * lookahead.Length);
        return new(backtrack, rest, lookahead, SequenceLookup.Read(reader, rule, at + 2, rule.U16(at)));
    }

    private static GlyphTest SameGlyph(ushort glyph) => new GlyphTest.Same(glyph);

    private static Func<ushort, GlyphTest> ClassTest(ClassDefinition classes) => wanted => new GlyphTest.OfClass(classes, wanted);

    private static GlyphTest[] Tests(LayoutReader reader, FontBytes bytes, int at, int count, Func<ushort, GlyphTest> test) =>
        Array.ConvertAll(reader.Numbers(bytes, at, count), value => test(value));

    private static GlyphTest[] CoverageTests(LayoutReader reader, FontBytes bytes, int at, int count)
    {
        var tests = new GlyphTest[reader.Spend(count, bytes)];
        for (var i = 0; i < count; i++) tests[i] = new GlyphTest.Covered(reader.Coverage(bytes, at + (2 * i)));
        return tests;
    }

    private static GlyphTest[] CountedCoverages(LayoutReader reader, FontBytes bytes, ref int at)
    {
        var tests = CoverageTests(reader, bytes, at + 2, bytes.U16(at));
        at += 2 + (2 * tests.Length);
        return tests;
    }
}
