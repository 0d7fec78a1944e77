using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>
/// GPOS type 2: the adjustment of pairs, which is how faces kern. The pairs stay in the bytes of the table, whose extent is checked
/// when it is read; a face has tens of thousands of them.
/// </summary>
internal static class PairPositioning
{
    public static Subtable? Read(LayoutReader reader, FontBytes bytes) => bytes.U16(0) switch
    {
        1 => GlyphPairs.Read(reader, bytes),
        2 => ClassPairs.Read(reader, bytes),
        _ => null,
    };

    private static void Apply(LookupRun run, int at, int second, FontBytes bytes, int valueAt, (ValueFormat First, ValueFormat Second) formats)
    {
        formats.First.Apply(bytes, valueAt, ref run.Buffer[at]);
        formats.Second.Apply(bytes, valueAt + formats.First.Size, ref run.Buffer[second]);
        run.Next = formats.Second.IsEmpty ? second : second + 1;
    }

    /// <summary>Format 1: for each first glyph a list of second glyphs.</summary>
    private sealed class GlyphPairs(Coverage coverage, FontBytes[] sets, (ValueFormat First, ValueFormat Second) formats) : Subtable(coverage)
    {
        private readonly int size = 2 + formats.First.Size + formats.Second.Size;

        public static GlyphPairs Read(LayoutReader reader, FontBytes bytes)
        {
            var formats = (First: new ValueFormat(bytes.U16(4)), Second: new ValueFormat(bytes.U16(6)));
            var sets = new FontBytes[reader.Spend(bytes.U16(8), bytes)];
            for (var i = 0; i < sets.Length; i++)
            {
                var set = bytes.From(bytes.U16(10 + (2 * i)));
                sets[i] = set.Slice(2, set.U16(0) * (2 + formats.First.Size + formats.Second.Size));
            }

            return new(reader.Coverage(bytes, 2), sets, formats);
        }

        public override bool TryApply(LookupRun run, int at)
        {
            var index = Coverage.IndexOf(run.Buffer[at].Glyph);
            if (index < 0 || index >= sets.Length) return false;
            var second = run.Forward(at, null, MatchPart.Input);
            if (second < 0) return false;
            var (pairs, wanted) = (sets[index], run.Buffer[second].Glyph);
            int low = 0, high = (pairs.Length / size) - 1;
            while (low <= high)
            {
                var middle = (low + high) >>> 1;
                var found = pairs.U16(middle * size);
                if (found < wanted) low = middle + 1;
                else if (found > wanted) high = middle - 1;
                else
                {
                    Apply(run, at, second, pairs, (middle * size) + 2, formats);
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Format 2: a matrix of classes of first and second glyphs.</summary>
    private sealed class ClassPairs(
        Coverage coverage, FontBytes matrix, (ClassDefinition First, ClassDefinition Second) classes, (int First, int Second) counts, (ValueFormat First, ValueFormat Second) formats)
        : Subtable(coverage)
    {
        private readonly int size = formats.First.Size + formats.Second.Size;

        public static ClassPairs Read(LayoutReader reader, FontBytes bytes)
        {
            var formats = (First: new ValueFormat(bytes.U16(4)), Second: new ValueFormat(bytes.U16(6)));
            var counts = (First: (int)bytes.U16(12), Second: (int)bytes.U16(14));
            var length = (long)counts.First * counts.Second * (formats.First.Size + formats.Second.Size);
            if (length > bytes.Length) throw bytes.Invalid(12, "the matrix of pairs ends before what it announces");
            return new(reader.Coverage(bytes, 2), bytes.Slice(16, (int)length), (reader.Classes(bytes, 8), reader.Classes(bytes, 10)), counts, formats);
        }

        public override bool TryApply(LookupRun run, int at)
        {
            if (!Coverage.Contains(run.Buffer[at].Glyph)) return false;
            var second = run.Forward(at, null, MatchPart.Input);
            if (second < 0) return false;
            int row = classes.First[run.Buffer[at].Glyph], column = classes.Second[run.Buffer[second].Glyph];
            if (row >= counts.First || column >= counts.Second || column == 0) return false;
            Apply(run, at, second, matrix, ((row * counts.Second) + column) * size, formats);
            return true;
        }
    }
}
