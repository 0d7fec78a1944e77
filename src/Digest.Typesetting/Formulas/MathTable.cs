using Digest.Typesetting.Fonts;

namespace Digest.Typesetting.Formulas;

/// <summary>The lengths of the MATH table that we use, by their place among its value records (OpenType 1.9, MathConstants).</summary>
internal enum MathConstant
{
    AxisHeight = 1, AccentBaseHeight = 2, SubscriptShiftDown = 4, SubscriptTopMax = 5, SubscriptBaselineDropMin = 6, SuperscriptShiftUp = 7,
    SuperscriptShiftUpCramped = 8, SuperscriptBottomMin = 9, SuperscriptBaselineDropMax = 10, SubSuperscriptGapMin = 11,
    SuperscriptBottomMaxWithSubscript = 12, SpaceAfterScript = 13, UpperLimitGapMin = 14, UpperLimitBaselineRiseMin = 15, LowerLimitGapMin = 16,
    LowerLimitBaselineDropMin = 17, StackTopShiftUp = 18, StackTopDisplayStyleShiftUp = 19, StackBottomShiftDown = 20, StackBottomDisplayStyleShiftDown = 21,
    StackGapMin = 22, StackDisplayStyleGapMin = 23, FractionNumeratorShiftUp = 28, FractionNumeratorDisplayStyleShiftUp = 29, FractionDenominatorShiftDown = 30,
    FractionDenominatorDisplayStyleShiftDown = 31, FractionNumeratorGapMin = 32, FractionNumeratorDisplayStyleGapMin = 33, FractionRuleThickness = 34,
    FractionDenominatorGapMin = 35, FractionDenominatorDisplayStyleGapMin = 36, OverbarVerticalGap = 39, OverbarRuleThickness = 40,
    UnderbarVerticalGap = 42, UnderbarRuleThickness = 43, RadicalVerticalGap = 45, RadicalDisplayStyleVerticalGap = 46, RadicalRuleThickness = 47,
    RadicalExtraAscender = 48, RadicalKernBeforeDegree = 49, RadicalKernAfterDegree = 50,
}

/// <summary>The corners of a glyph at which scripts are kerned, in the order of a MathKernInfoRecord.</summary>
internal enum KernCorner
{
    TopRight, TopLeft, BottomRight, BottomLeft,
}

/// <summary>The direction in which a glyph grows.</summary>
internal enum StretchDirection
{
    Vertical, Horizontal,
}

/// <summary>A part of an assembled glyph, lengths in em: how far it may overlap with its neighbours, its extent, and whether it may be repeated or left out (OpenType 1.9, GlyphPart).</summary>
internal readonly record struct AssemblyPart(ushort Glyph, double StartConnector, double EndConnector, double FullAdvance, bool IsExtender);

/// <summary>The MATH table of a face: constants, italic corrections, accent places, taller variants (OpenType 1.9, MATH).</summary>
internal sealed class MathTable
{
    private const int FirstRecord = 8;
    private const int AfterRecords = 212;

    private readonly FontBytes constants;
    private readonly FontBytes variants;
    private readonly Dictionary<ushort, int> italics = [];
    private readonly Dictionary<ushort, int> attachments = [];
    private readonly Dictionary<ushort, FontBytes> kerns = [];
    private readonly Dictionary<ushort, int> vertical = [];
    private readonly Dictionary<ushort, int> horizontal = [];
    private readonly double unitsPerEm;
    private FontBytes kernInfo;

    public MathTable(FontFace face)
    {
        unitsPerEm = face.UnitsPerEm;
        var table = FontBytes.Of(face.Table("MATH"), "MATH");
        if (table.Length < 10) return;
        constants = table.From(table.U16(4));
        var info = table.From(table.U16(6));
        if (info.U16(0) != 0) ReadValues(info.From(info.U16(0)), italics);
        if (info.U16(2) != 0) ReadValues(info.From(info.U16(2)), attachments);
        if (info.U16(6) != 0) ReadKerns(info.From(info.U16(6)));
        variants = table.From(table.U16(8));
        if (variants.U16(2) != 0)
            foreach (var (glyph, index) in Covered(variants.From(variants.U16(2)))) vertical[glyph] = index;
        if (variants.U16(4) != 0)
            foreach (var (glyph, index) in Covered(variants.From(variants.U16(4)))) horizontal[glyph] = index;
    }

    /// <summary>A constant in em.</summary>
    public double this[MathConstant constant] => constants.IsEmpty ? 0 : constants.I16(FirstRecord + (4 * (int)constant)) / unitsPerEm;

    /// <summary>How large scripts are, as a share of the base size.</summary>
    public double ScriptScale => ShareOr(0.7, 0);

    /// <summary>How large scripts of scripts are, as a share of the base size.</summary>
    public double ScriptScriptScale => ShareOr(0.5, 2);

    /// <summary>False for a face without a MATH table, whose formulas have no lengths to be set by.</summary>
    public bool Exists => !constants.IsEmpty;

    /// <summary>How tall a big operator is at least in display style, in em.</summary>
    public double DisplayOperatorMinHeight => constants.IsEmpty ? 0 : constants.U16(6) / unitsPerEm;

    /// <summary>How far the degree of a root is raised, as a share of the root's height.</summary>
    public double DegreeRaise => constants.IsEmpty ? 0.6 : constants.I16(AfterRecords) / 100.0;

    /// <summary>How far a glyph leans out to the right, in em.</summary>
    public double ItalicOf(ushort glyph) => italics.GetValueOrDefault(glyph) / unitsPerEm;

    /// <summary>Where an accent stands over or in a glyph, in em from its origin; null when the face does not say.</summary>
    public double? AttachmentOf(ushort glyph) => attachments.TryGetValue(glyph, out var at) ? at / unitsPerEm : null;

    /// <summary>How much space, in em, a corner of a glyph adds at a height in em from its baseline; mostly negative, where a script fits in.</summary>
    public double KernAt(ushort glyph, KernCorner corner, double height)
    {
        if (!kerns.TryGetValue(glyph, out var kern) || kern.U16(2 * (int)corner) is not (> 0 and var offset)) return 0;
        var steps = kernInfo.From(offset);
        var count = steps.U16(0);
        var at = 0;
        while (at < count && steps.I16(2 + (4 * at)) / unitsPerEm <= height) at++;
        return steps.I16(2 + (4 * (count + at))) / unitsPerEm;
    }

    private void ReadKerns(FontBytes table)
    {
        kernInfo = table;
        foreach (var (glyph, index) in Covered(table.From(table.U16(0))))
            if (index < table.U16(2)) kerns[glyph] = table.From(4 + (8 * index));
    }

    /// <summary>How much two parts of an assembly overlap at least, in em.</summary>
    public double MinConnectorOverlap => variants.IsEmpty ? 0 : variants.U16(0) / unitsPerEm;

    /// <summary>The variants of a glyph in a direction with their extents in em, smallest first; the glyph itself is the first where the face lists it.</summary>
    public IReadOnlyList<(ushort Glyph, double Extent)> VariantsOf(ushort glyph, StretchDirection direction)
    {
        if (ConstructionOf(glyph, direction) is not { } construction) return [];
        var found = new (ushort, double)[construction.U16(2)];
        for (var i = 0; i < found.Length; i++) found[i] = (construction.U16(4 + (4 * i)), construction.U16(6 + (4 * i)) / unitsPerEm);
        return found;
    }

    /// <summary>The parts that a glyph of any extent is assembled of, from bottom to top or from left to right; empty when the face has none.</summary>
    public IReadOnlyList<AssemblyPart> PartsOf(ushort glyph, StretchDirection direction)
    {
        if (ConstructionOf(glyph, direction) is not { } construction || construction.U16(0) is not (> 0 and var offset)) return [];
        var assembly = construction.From(offset);
        var parts = new AssemblyPart[assembly.U16(4)];
        for (var i = 0; i < parts.Length; i++)
        {
            var at = 6 + (10 * i);
            parts[i] = new(assembly.U16(at), assembly.U16(at + 2) / unitsPerEm, assembly.U16(at + 4) / unitsPerEm, assembly.U16(at + 6) / unitsPerEm, (assembly.U16(at + 8) & 1) != 0);
        }

        return parts;
    }

    private FontBytes? ConstructionOf(ushort glyph, StretchDirection direction)
    {
        if (!(direction == StretchDirection.Vertical ? vertical : horizontal).TryGetValue(glyph, out var index)) return null;
        var offset = variants.U16(10 + (2 * index) + (direction == StretchDirection.Vertical ? 0 : 2 * variants.U16(6)));
        return offset == 0 ? null : variants.From(offset);
    }

    // A share that no script could have is none.
    private double ShareOr(double usual, int at) => !constants.IsEmpty && constants.I16(at) is > 0 and <= 100 and var percent ? percent / 100.0 : usual;

    private static void ReadValues(FontBytes bytes, Dictionary<ushort, int> values)
    {
        foreach (var (glyph, index) in Covered(bytes.From(bytes.U16(0))))
            if (index < bytes.U16(2)) values[glyph] = bytes.I16(4 + (4 * index));
    }

    /// <summary>The glyphs of a coverage table with their places in it.</summary>
    internal static IEnumerable<(ushort Glyph, int Index)> Covered(FontBytes coverage)
    {
        var (count, found) = (coverage.U16(2), 0);
        for (var i = 0; i < count; i++)
        {
            if (found > ushort.MaxValue) throw coverage.Invalid(0, "it covers more glyphs than a face has");
            if (coverage.U16(0) == 1)
            {
                yield return (coverage.U16(4 + (2 * i)), i);
                continue;
            }

            var (first, last, start) = (coverage.U16(4 + (6 * i)), coverage.U16(6 + (6 * i)), coverage.U16(8 + (6 * i)));
            found += Math.Max(0, last - first + 1);
            for (var glyph = (int)first; glyph <= last; glyph++) yield return ((ushort)glyph, start + glyph - first);
        }
    }
}
