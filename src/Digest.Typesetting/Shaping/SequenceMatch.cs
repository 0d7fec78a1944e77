namespace Digest.Typesetting.Shaping;

/// <summary>Finds sequences of glyphs in a buffer, passing over what the lookup does not see.</summary>
internal static class SequenceMatch
{
    private const int MostOnStack = 32;

    /// <summary>
    /// The places of a sequence that starts at <paramref name="at"/> and goes on with glyphs that pass <paramref name="rest"/>; null when it
    /// does not stand there. A sequence does not cross from the marks of one ligature component to those of another.
    /// </summary>
    public static List<int>? Input(LookupRun run, int at, GlyphTest[] rest)
    {
        // Most sequences do not stand where they are looked for, and leave nothing behind.
        var places = rest.Length < MostOnStack ? stackalloc int[rest.Length + 1] : new int[rest.Length + 1];
        places[0] = at;
        ref var first = ref run.Buffer[at];
        var (ligature, component) = (first.LigatureId, first.Component);
        var place = at;
        for (var i = 0; i < rest.Length; i++)
        {
            place = run.Forward(place, rest[i], MatchPart.Input);
            if (place < 0) return null;
            ref var glyph = ref run.Buffer[place];
            var belongs = ligature != 0 && component != 0
                ? glyph.LigatureId == ligature && glyph.Component == component
                : glyph.LigatureId == 0 || glyph.Component == 0 || glyph.LigatureId == ligature;
            if (!belongs) return null;
            places[i + 1] = place;
        }

        return [.. places];
    }

    /// <summary>True when the glyphs before a place pass the tests, the nearest first.</summary>
    public static bool StandsBefore(LookupRun run, int at, GlyphTest[] tests)
    {
        foreach (var test in tests)
        {
            at = run.Backward(at, test, MatchPart.Context);
            if (at < 0) return false;
        }

        return true;
    }

    /// <summary>True when the glyphs after a place pass the tests.</summary>
    public static bool StandsAfter(LookupRun run, int at, GlyphTest[] tests)
    {
        foreach (var test in tests)
        {
            at = run.Forward(at, test, MatchPart.Context);
            if (at < 0) return false;
        }

        return true;
    }
}
