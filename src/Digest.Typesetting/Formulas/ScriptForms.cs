using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Formulas;

/// <summary>The forms that glyphs of a math face take in scripts: the GSUB feature <c>ssty</c>, wherever the face lists it (OpenType 1.9, registered features).</summary>
/// <remarks>The shaper applies features by the script of a text, and the signs of a formula have none; so the lookups are read here.</remarks>
internal sealed class ScriptForms
{
    private readonly Dictionary<ushort, ushort[]> forms = [];

    public ScriptForms(FontFace face)
    {
        var table = FontBytes.Of(face.Table("GSUB"), "GSUB");
        if (table.Length < 10) return;
        var (features, lookups) = (table.From(table.U16(6)), table.From(table.U16(8)));
        for (var i = 0; i < features.U16(0); i++)
        {
            if (features.U32(2 + (6 * i)) != 0x73737479) continue;
            var feature = features.From(features.U16(6 + (6 * i)));
            for (var j = 0; j < feature.U16(2); j++) ReadLookup(lookups.From(lookups.U16(2 + (2 * feature.U16(4 + (2 * j))))));
        }
    }

    /// <summary>The glyph's form in a script of the given depth, 1 or 2; the glyph itself when it has none.</summary>
    public ushort Of(ushort glyph, int depth) => forms.TryGetValue(glyph, out var found) ? found[Math.Min(depth, found.Length) - 1] : glyph;

    private void ReadLookup(FontBytes lookup)
    {
        for (var i = 0; i < lookup.U16(4); i++)
        {
            var (type, subtable) = (lookup.U16(0), lookup.From(lookup.U16(6 + (2 * i))));
            if (type == 7) (type, subtable) = (subtable.U16(2), subtable.From(subtable.Offset32(4)));
            if (type is not (1 or 3)) continue;
            foreach (var (glyph, index) in MathTable.Covered(subtable.From(subtable.U16(2))))
                if (FormsAt(type, subtable, glyph, index) is { Length: > 0 } found) forms.TryAdd(glyph, found);
        }
    }

    private static ushort[] FormsAt(int type, FontBytes subtable, ushort glyph, int index)
    {
        if (type == 1 && subtable.U16(0) == 1) return [(ushort)(glyph + subtable.I16(4))];
        if (index >= subtable.U16(4)) return [];
        if (type == 1) return [subtable.U16(6 + (2 * index))];
        var list = subtable.From(subtable.U16(6 + (2 * index)));
        var found = new ushort[list.U16(0)];
        for (var i = 0; i < found.Length; i++) found[i] = list.U16(2 + (2 * i));
        return found;
    }
}
