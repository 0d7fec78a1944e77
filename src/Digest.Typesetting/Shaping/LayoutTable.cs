using System.Text;
using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Shaping;

/// <summary>Which of the two layout tables lookups come from.</summary>
internal enum LookupPurpose
{
    /// <summary>GSUB.</summary>
    Substitution,

    /// <summary>GPOS.</summary>
    Positioning,
}

/// <summary>A GSUB or GPOS table: lookups, and the features by which scripts choose among them. Feature variations are not used.</summary>
internal sealed class LayoutTable
{
    private readonly LayoutReader reader;
    private readonly LookupPurpose purpose;
    private readonly Dictionary<string, (string Tag, ushort[] Lookups)[]> scripts = [];

    public LayoutTable(FontBytes table, LookupPurpose purpose)
    {
        this.purpose = purpose;
        reader = new(table);
        if (table.IsEmpty)
        {
            Lookups = [];
            return;
        }

        var list = table.From(table.U16(8));
        Lookups = new Lookup[reader.Spend(list.U16(0), list)];
        for (var i = 0; i < Lookups.Length; i++) Lookups[i] = ReadLookup(list.From(list.U16(2 + (2 * i))));
        ReadScripts(table.From(table.U16(4)), table.From(table.U16(6)));
    }

    public Lookup[] Lookups { get; }

    /// <summary>The features of a script's default language: those of the script, else of <c>DFLT</c>, <c>dflt</c> or <c>latn</c>; the required one has the tag <c>""</c>.</summary>
    public (string Tag, ushort[] Lookups)[] FeaturesOf(string? script)
    {
        foreach (var tag in (string?[])[script, "DFLT", "dflt", "latn"])
        {
            if (tag is not null && scripts.TryGetValue(tag, out var features)) return features;
        }

        return [];
    }

    private void ReadScripts(FontBytes list, FontBytes features)
    {
        for (var i = 0; i < list.U16(0); i++)
        {
            var script = list.From(list.U16(6 + (6 * i)));
            var language = script.U16(0);
            scripts[Tag(list, 2 + (6 * i))] = language == 0 ? [] : ReadLanguage(script.From(language), features);
        }
    }

    private (string Tag, ushort[] Lookups)[] ReadLanguage(FontBytes language, FontBytes features)
    {
        var found = new List<(string, ushort[])>();
        var required = language.U16(2);
        if (required != 0xFFFF) found.Add(("", ReadFeature(features, required).Lookups));
        foreach (var index in reader.Numbers(language, 6, language.U16(4))) found.Add(ReadFeature(features, index));
        return [.. found];
    }

    private (string Tag, ushort[] Lookups) ReadFeature(FontBytes features, int index)
    {
        if (index >= features.U16(0)) throw features.Invalid(0, FormattableString.Invariant($"there is no feature {index}"));
        var feature = features.From(features.U16(6 + (6 * index)));
        var lookups = reader.Numbers(feature, 4, feature.U16(2));
        foreach (var lookup in lookups)
        {
            if (lookup >= Lookups.Length) throw feature.Invalid(4, FormattableString.Invariant($"there is no lookup {lookup}"));
        }

        return (Tag(features, 2 + (6 * index)), lookups);
    }

    private static string Tag(FontBytes bytes, int at) => Encoding.Latin1.GetString(bytes.Slice(at, 4).Span);

    private Lookup ReadLookup(FontBytes lookup)
    {
        int type = lookup.U16(0), flags = lookup.U16(2), count = reader.Spend(lookup.U16(4), lookup);
        var filter = GlyphFilter.Of(flags, (flags & (int)LookupFlags.UseMarkFilteringSet) != 0 ? lookup.U16(6 + (2 * count)) : 0);
        var subtables = new List<Subtable>(count);
        reader.Spend(GlyphSet.Words, lookup);
        var starts = new GlyphSet();
        for (var i = 0; i < count; i++)
        {
            var bytes = lookup.From(lookup.U16(6 + (2 * i)));
            if ((purpose == LookupPurpose.Substitution ? ReadSubstitution(type, bytes) : ReadPositioning(type, bytes)) is not { } subtable) continue;
            subtables.Add(subtable);
            subtable.Coverage.AddTo(starts);
        }

        return new(filter, [.. subtables], starts);
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
