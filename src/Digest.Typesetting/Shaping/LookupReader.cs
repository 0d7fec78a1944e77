using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>Reads the lookups of one layout table with their subtables.</summary>
internal sealed class LookupReader(LayoutReader reader, LookupPurpose purpose)
{
    public Lookup Read(FontBytes lookup)
    {
        int type = lookup.U16(0), flags = lookup.U16(2), count = reader.Spend(lookup.U16(4), lookup);
        var filter = GlyphFilter.Of(flags, (flags & (int)LookupFlags.UseMarkFilteringSet) != 0 ? lookup.U16(6 + (2 * count)) : 0);
        var subtables = new List<Subtable>(count);
        for (var i = 0; i < count; i++)
        {
            var bytes = lookup.From(lookup.U16(6 + (2 * i)));
            if ((purpose == LookupPurpose.Substitution ? ReadSubstitution(type, bytes) : ReadPositioning(type, bytes)) is { } subtable) subtables.Add(subtable);
        }

        return new(filter, [.. subtables], GlyphSet.Of(subtables, words => reader.Spend(words, lookup)));
    }

    /// <summary>A subtable of GSUB; null for a kind or format that is not known, which applies to nothing.</summary>
    private Subtable? ReadSubstitution(int type, FontBytes bytes) => type switch
    {
        1 => SingleSubstitution.Read(reader, bytes),
        2 => MultipleSubstitution.Read(reader, bytes),
        3 => AlternateSubstitution.Read(reader, bytes),
        4 => LigatureSubstitution.Read(reader, bytes),
        5 => ContextSubtable.ReadPlain(reader, bytes),
        6 => ContextSubtable.ReadChained(reader, bytes),
        7 when bytes.U16(2) != 7 => ReadSubstitution(bytes.U16(2), bytes.From(bytes.Offset32(4))),
        8 => ReverseSubstitution.Read(reader, bytes),
        _ => null,
    };

    /// <summary>A subtable of GPOS; null for a kind or format that is not known, which applies to nothing.</summary>
    private Subtable? ReadPositioning(int type, FontBytes bytes) => type switch
    {
        1 => SinglePositioning.Read(reader, bytes),
        2 => PairPositioning.Read(reader, bytes),
        3 => CursivePositioning.Read(reader, bytes),
        4 => MarkPositioning.Read(reader, bytes, MarkPositioning.Target.Base),
        5 => MarkPositioning.Read(reader, bytes, MarkPositioning.Target.Ligature),
        6 => MarkPositioning.Read(reader, bytes, MarkPositioning.Target.Mark),
        7 => ContextSubtable.ReadPlain(reader, bytes),
        8 => ContextSubtable.ReadChained(reader, bytes),
        9 when bytes.U16(2) != 9 => ReadPositioning(bytes.U16(2), bytes.From(bytes.Offset32(4))),
        _ => null,
    };
}
