using System.Text;

namespace Digest.Typesetting.Fonts;

/// <summary>The <c>name</c> table: what the face and its family are called, in English where there is a choice.</summary>
internal sealed class NameTable
{
    private const int Family = 1, PostScript = 6, TypographicFamily = 16;
    private const int Macintosh = 1, Windows = 3, WindowsEnglish = 0x409;

    private readonly FontBytes table;

    public NameTable(FontBytes table)
    {
        this.table = table;
        PostScriptName = Texts(PostScript).Select(Plain).FirstOrDefault(name => name.Length > 0) ?? "Unnamed";
        FamilyName = Texts(TypographicFamily).Concat(Texts(Family)).FirstOrDefault(name => name.Length > 0) ?? "";
    }

    /// <summary>The PostScript name without what a PDF name could not hold; <c>Unnamed</c> when the face gives none.</summary>
    public string PostScriptName { get; }

    /// <summary>The family that the face belongs to whatever its weight; empty when the face gives none.</summary>
    public string FamilyName { get; }

    private static string Plain(string name) => string.Concat(name.Where(c => c is > ' ' and < '\x7f' && !"[](){}<>/%".Contains(c)));

    /// <summary>The texts of one kind, those in English first.</summary>
    private IEnumerable<string> Texts(int kind) => Records(kind).OrderBy(record => IsEnglish(record) ? 0 : 1).Select(Text);

    private IEnumerable<FontBytes> Records(int kind)
    {
        if (table.IsEmpty) yield break;
        var count = table.U16(2);
        for (var i = 0; i < count; i++)
        {
            var record = table.Slice(6 + (12 * i), 12);
            if (record.U16(6) == kind) yield return record;
        }
    }

    private static bool IsEnglish(FontBytes record) => (record.U16(0), record.U16(4)) is (Windows, WindowsEnglish) or (Macintosh, 0) or (0, _);

    private string Text(FontBytes record)
    {
        var text = table.From(table.U16(4)).Slice(record.U16(10), record.U16(8)).Span;
        return record.U16(0) == Macintosh ? Encoding.Latin1.GetString(text) : Encoding.BigEndianUnicode.GetString(text);
    }
}
