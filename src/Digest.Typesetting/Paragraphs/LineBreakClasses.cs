using System.Globalization;

namespace Digest.Typesetting.Paragraphs;

/// <summary>The line breaking classes of Unicode (UAX #14, table 1), as rule LB1 resolves them.</summary>
internal enum LineBreakClass : byte
{
    /// <summary>Letters and everything that is of no other class.</summary>
    AL,
    B2,
    BA,
    BB,
    BK,
    CB,
    CL,
    CM,
    CP,
    CR,

    /// <summary>A wide one of CP.</summary>
    CW,
    EB,
    EM,

    /// <summary>An unassigned pictograph, otherwise ID.</summary>
    EP,
    EX,
    GL,
    H2,
    H3,
    HL,
    HY,
    ID,
    IN,
    IS,
    JL,
    JT,
    JV,
    LF,
    NL,
    NS,
    NU,
    OP,

    /// <summary>A wide one of OP.</summary>
    OW,
    PO,
    PR,
    QU,
    RI,
    SP,
    SY,
    WJ,
    ZW,
    ZWJ,
}

/// <summary>The class of every character, from the Unicode Character Database. The common ones are looked up in a table, the others in sorted ranges.</summary>
internal sealed class LineBreakClasses
{
    private const int Common = 0x3100;
    private const int FirstSyllable = 0xAC00, LastSyllable = 0xD7A3, SyllablesOfAVowel = 28;

    private static readonly Lazy<LineBreakClasses> Loaded = new(Load);

    private readonly LineBreakClass[] common = new LineBreakClass[Common];
    private readonly List<(int First, int Last, LineBreakClass Class)> ranges = [];

    private LineBreakClasses(IEnumerable<(int First, int Last, LineBreakClass Class)> all)
    {
        foreach (var range in all.OrderBy(range => range.First))
        {
            for (var c = range.First; c <= range.Last && c < Common; c++) common[c] = range.Class;
            if (range.Last >= Common) ranges.Add(range);
        }
    }

    /// <summary>The classes of Unicode 15.</summary>
    public static LineBreakClasses Table => Loaded.Value;

    /// <summary>The class of a character.</summary>
    public LineBreakClass this[int character]
    {
        get
        {
            if (character < Common) return common[character];
            if (character is >= FirstSyllable and <= LastSyllable) return (character - FirstSyllable) % SyllablesOfAVowel == 0 ? LineBreakClass.H2 : LineBreakClass.H3;
            var (low, high) = (0, ranges.Count - 1);
            while (low <= high)
            {
                var middle = (low + high) / 2;
                if (character > ranges[middle].Last) low = middle + 1;
                else if (character < ranges[middle].First) high = middle - 1;
                else return ranges[middle].Class;
            }

            return LineBreakClass.AL;
        }
    }

    private static LineBreakClasses Load()
    {
        using var stream = typeof(LineBreakClasses).Assembly.GetManifestResourceStream("LineBreakClasses.txt")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new(lines.Where(line => line[0] != '#').SelectMany(Ranges));
    }

    private static IEnumerable<(int First, int Last, LineBreakClass Class)> Ranges(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.TrimEntries);
        var kind = Enum.Parse<LineBreakClass>(parts[0]);
        return parts[1..].Select(part => part.Split('-')).Select(ends => (Number(ends[0]), Number(ends[^1]), kind));
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
