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

/// <summary>
/// A GSUB or GPOS table: lookups, and the features by which scripts and languages choose among them. Each lookup is read when it is first
/// applied, since a text asks for few of them. Feature variations are not used.
/// </summary>
internal sealed class LayoutTable
{
    private readonly LookupReader reader;
    private readonly FontBytes table;
    private readonly FontBytes list;
    private readonly Lookup?[] lookups = [];

    public LayoutTable(FontBytes table, LookupPurpose purpose)
    {
        this.table = list = table;
        var records = new LayoutReader(table);
        reader = new(records, purpose);
        if (table.IsEmpty) return;
        list = table.From(table.U16(8));
        lookups = new Lookup?[records.Spend(list.U16(0), list)];
    }

    /// <summary>How many lookups there are.</summary>
    public int Count => lookups.Length;

    /// <summary>The lookup of a number below <see cref="Count"/>.</summary>
    public Lookup this[int index] => Volatile.Read(ref lookups[index]) ?? Read(index);

    /// <summary>Reads what is not read yet, so that damage shows at once.</summary>
    public void ReadAll()
    {
        for (var i = 0; i < Count; i++) _ = this[i];
        if (table.IsEmpty) return;
        var scripts = table.From(table.U16(4));
        for (var i = 0; i < scripts.U16(0); i++)
        {
            var script = Record(scripts, 2, i);
            if (script.U16(0) != 0) ReadLanguage(script.From(script.U16(0)));
            for (var j = 0; j < script.U16(2); j++) ReadLanguage(Record(script, 4, j));
        }
    }

    /// <summary>
    /// The features of a script (of <c>DFLT</c>, <c>dflt</c> or <c>latn</c> where the table lacks it) in a language (in the default one where it lacks that);
    /// the required one has the tag <c>""</c>.
    /// </summary>
    public (string Tag, ushort[] Lookups)[] FeaturesOf(string? script, IReadOnlyList<string> languages)
    {
        if (table.IsEmpty || Script(script) is not { } found) return [];
        foreach (var language in languages)
        {
            if (Find(found, 2, language) is { } system) return ReadLanguage(system);
        }

        return found.U16(0) == 0 ? [] : ReadLanguage(found.From(found.U16(0)));
    }

    private FontBytes? Script(string? wanted)
    {
        var scripts = table.From(table.U16(4));
        foreach (var tag in (string?[])[wanted, "DFLT", "dflt", "latn"])
        {
            if (tag is not null && Find(scripts, 0, tag) is { } script) return script;
        }

        return null;
    }

    /// <summary>The table that a list of tags and offsets, after a count at <paramref name="countAt"/>, names by a tag.</summary>
    private static FontBytes? Find(FontBytes records, int countAt, string tag)
    {
        var count = records.U16(countAt);
        for (var i = 0; i < count; i++)
        {
            if (TableDirectory.Tag(records, countAt + 2 + (6 * i)) == tag) return Record(records, countAt + 2, i);
        }

        return null;
    }

    private static FontBytes Record(FontBytes records, int at, int index) => records.From(records.U16(at + (6 * index) + 4));

    private (string Tag, ushort[] Lookups)[] ReadLanguage(FontBytes language)
    {
        var features = table.From(table.U16(6));
        var found = new List<(string, ushort[])>();
        var required = language.U16(2);
        if (required != 0xFFFF) found.Add(("", ReadFeature(features, required).Lookups));
        var count = language.U16(4);
        for (var i = 0; i < count; i++) found.Add(ReadFeature(features, language.U16(6 + (2 * i))));
        return [.. found];
    }

    private (string Tag, ushort[] Lookups) ReadFeature(FontBytes features, int index)
    {
        if (index >= features.U16(0)) throw features.Invalid(0, FormattableString.Invariant($"there is no feature {index}"));
        var feature = Record(features, 2, index);
        var chosen = new ushort[feature.U16(2)];
        for (var i = 0; i < chosen.Length; i++)
        {
            chosen[i] = feature.U16(4 + (2 * i));
            if (chosen[i] >= Count) throw feature.Invalid(4, FormattableString.Invariant($"there is no lookup {chosen[i]}"));
        }

        return (TableDirectory.Tag(features, 2 + (6 * index)), chosen);
    }

    private Lookup Read(int index)
    {
        var made = reader.Read(list.From(list.U16(2 + (2 * index))));
        return Interlocked.CompareExchange(ref lookups[index], made, null) ?? made;
    }
}
