using System.Text;
using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>
/// Text to the glyphs that shaping starts from. A character and its marks are composed as far as the face has the composed characters,
/// and taken apart where it has only the parts (UAX #15, asked cluster by cluster so that every glyph knows the text it shows).
/// Spaces and hyphens that a face lacks are shown by its ordinary ones, and a character with a variation selector by the glyph that the face has for both.
/// </summary>
internal sealed class GlyphMapping(FaceTables tables, GlyphBuffer buffer)
{
    /// <summary>How many code units a cluster may have; text that people write stays far below (UAX #15, Stream-Safe Text Format: 30 marks).</summary>
    private const int LongestCluster = 128;

    private const int NonBreakingHyphen = 0x2011, Hyphen = 0x2010;

    /// <summary>Maps the text from <paramref name="start"/> to before <paramref name="end"/>, which must not part a cluster.</summary>
    public void Map(string text, int start, int end)
    {
        for (var at = start; at < end;)
        {
            if (text[at] < 0x80 && (at + 1 == end || text[at + 1] < 0x80) && tables.Characters[text[at]] is var ascii and not 0)
            {
                buffer.Add(ascii, at, text[at++]);
                continue;
            }

            var (length, isPlain) = ClusterAt(text, at, end);
            if (isPlain) AddPlain(text, at, length);
            else AddComposed(text.Substring(at, length), at);
            at += length;
        }
    }

    /// <summary>The glyph that stands for a character, 0 when there is none.</summary>
    public static ushort GlyphOf(FaceTables tables, int character)
    {
        var glyph = tables.Characters[character];
        if (glyph != 0) return glyph;
        if (character == NonBreakingHyphen) return tables.Characters[Hyphen];
        return Spaces.IsSpace(character) ? tables.Characters[' '] : glyph;
    }

    /// <summary>How far a cluster goes, and whether the face shows it as it stands.</summary>
    private (int Length, bool IsPlain) ClusterAt(string text, int at, int end)
    {
        var first = RuneAt(text, at);
        var length = first.Utf16SequenceLength;
        var (before, hasMarks, hasSelector, isFlag) = (first.Value, false, false, Characters.IsRegionalIndicator(first.Value));
        while (at + length < end && length < LongestCluster)
        {
            var next = RuneAt(text, at + length);
            var isSecondHalf = isFlag && length == first.Utf16SequenceLength && Characters.IsRegionalIndicator(next.Value);
            if (!isSecondHalf && !Characters.Continues(next.Value, before)) break;
            hasMarks |= !isSecondHalf && !Characters.IsDefaultIgnorable(next.Value);
            hasSelector |= Characters.IsVariationSelector(next.Value);
            length += next.Utf16SequenceLength;
            before = next.Value;
        }

        return (length, hasSelector || (!hasMarks && GlyphOf(tables, first.Value) != 0));
    }

    private static Rune RuneAt(string text, int at) => Rune.TryGetRuneAt(text, at, out var rune) ? rune : Rune.ReplacementChar;

    private void AddPlain(string text, int at, int length)
    {
        for (var i = at; i < at + length;)
        {
            var rune = RuneAt(text, i);
            i += rune.Utf16SequenceLength;
            if (i < at + length && RuneAt(text, i) is var selector && Characters.IsVariationSelector(selector.Value)
                && tables.Characters.GlyphOf(rune.Value, selector.Value) is var glyph and not 0)
            {
                buffer.Add(glyph, at, rune.Value);
                i += selector.Utf16SequenceLength;
                continue;
            }

            buffer.Add(GlyphOf(tables, rune.Value), at, rune.Value);
        }
    }

    private void AddComposed(string cluster, int at)
    {
        var parts = new List<int>();
        foreach (var rune in cluster.EnumerateRunes()) CanonicalForms.Table.Decompose(rune.Value, part => GlyphOf(tables, part) != 0, parts);
        Recompose(parts);
        foreach (var part in parts) buffer.Add(GlyphOf(tables, part), at, part);
    }

    /// <summary>Puts marks back into the first character one by one, where the face has the result and nothing between blocks them.</summary>
    private void Recompose(List<int> parts)
    {
        var forms = CanonicalForms.Table;
        for (var i = 1; i < parts.Count;)
        {
            var isBlocked = i > 1 && forms.ClassOf(parts[i - 1]) is var before && (before == 0 || before >= forms.ClassOf(parts[i]));
            if (!isBlocked && forms.Compose(parts[0], parts[i]) is { } composed && tables.Characters[composed] != 0)
            {
                parts[0] = composed;
                parts.RemoveAt(i);
            }
            else
            {
                i++;
            }
        }
    }
}
