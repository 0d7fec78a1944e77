using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>Rules over fonts that text is shown in (ISO 19005-1, 6.3; ISO 19005-2 and -3, 6.2.11; ISO 14289-1, 7.21).</summary>
internal static class FontRules
{
    public static readonly ConformanceRule Keys = new("font-keys", "ISO 19005-1, 6.3.2; ISO 19005-2, 6.2.11.2", "Fonts have the entries that ISO 32000-1, 9.6 and 9.7 ask for.");
    public static readonly ConformanceRule Embedded = new("font-embedded", "ISO 19005-1, 6.3.4; ISO 19005-2, 6.2.11.4.1; ISO 14289-1, 7.21.4.1", "Fonts that show text are embedded.");
    public static readonly ConformanceRule Program = new("font-program", "ISO 19005-1, 6.3.4; ISO 19005-2, 6.2.11.2", "An embedded font is of the kind that its descriptor says.");
    public static readonly ConformanceRule GlyphMap = new("font-glyph-map", "ISO 19005-1, 6.3.3.2; ISO 19005-2, 6.2.11.3.2; ISO 14289-1, 7.21.3.2", "Embedded TrueType-based composite fonts map codes to glyphs.");
    public static readonly ConformanceRule Encoding = new("font-encoding", "ISO 19005-1, 6.3.3.3; ISO 19005-2, 6.2.11.3.3; ISO 14289-1, 7.21.3.3", "The encoding of a composite font is Identity, or embedded.");
    public static readonly ConformanceRule SystemInfo = new("font-system-info", "ISO 19005-1, 6.3.3.1; ISO 19005-2, 6.2.11.3.1; ISO 14289-1, 7.21.3.1", "A composite font says which collection its codes are from.");
    public static readonly ConformanceRule Widths = new("font-widths", "ISO 19005-1, 6.3.6; ISO 19005-2, 6.2.11.5; ISO 14289-1, 7.21.5", "Widths are those of the embedded glyphs, to a thousandth of an em.");
    public static readonly ConformanceRule Glyphs = new("font-glyphs", "ISO 19005-1, 6.3.5; ISO 19005-2, 6.2.11.4.1; ISO 14289-1, 7.21.4.1", "Every glyph shown is in the embedded font.");
    public static readonly ConformanceRule NoNotdef = new("font-notdef", "ISO 19005-2, 6.2.11.8; ISO 14289-1, 7.21.8", "The sign for missing glyphs is not shown.");
    public static readonly ConformanceRule CidSet = new("font-cid-set", "ISO 19005-1, 6.3.5", "In PDF/A-1 a subset of a composite font lists its codes.");
    public static readonly ConformanceRule ToUnicode = new("font-to-unicode", "ISO 19005-1, 6.3.8; ISO 19005-2, 6.2.11.7.2; ISO 14289-1, 7.21.7", "What each code means in Unicode can be told.");
    public static readonly ConformanceRule UnicodeValues = new("font-unicode-values", "ISO 19005-2, 6.2.11.7.2; ISO 14289-1, 7.21.7", "No code means U+0000, U+FEFF or U+FFFE.");
    public static readonly ConformanceRule PrivateUse = new("font-private-use", "ISO 19005-2, 6.2.11.7.3", "Codes that mean private characters stand in content with a text of its own.");

    public static void Check(Subject subject)
    {
        if (subject.Claim is { Part: null, IsAccessible: false }) return;
        var shown = new Dictionary<PdfObject.Dictionary, (HashSet<(int Code, int Length)> Codes, HashSet<(int Code, int Length)> Bare)>(ReferenceEqualityComparer.Instance);
        foreach (var page in subject.Pages)
        {
            foreach (var (font, codes) in page.Content.Shown)
            {
                if (!shown.TryGetValue(font, out var all)) shown[font] = all = ([], []);
                all.Codes.UnionWith(codes);
                all.Bare.UnionWith(codes.Except(page.Content.Replaced[font]));
            }
        }

        foreach (var (font, (codes, bare)) in shown) Check(subject, font, codes, bare);
    }

    private static void Check(Subject subject, PdfObject.Dictionary font, HashSet<(int Code, int Length)> codes, HashSet<(int Code, int Length)> bare)
    {
        var file = subject.File;
        var (kind, name) = (file.Name(font, "Subtype"), file.Name(font, "BaseFont") ?? "without a name");
        subject.Require(kind is "Type0" or "Type1" or "MMType1" or "TrueType" or "Type3" && (kind == "Type3" || file.Name(font, "BaseFont") is not null), Keys, $"The font {name} lacks its kind or its name.");
        if (kind == "Type3") return;
        CheckUnicode(subject, font, name, codes, bare);
        var descendant = kind == "Type0" ? file.Items(font, "DescendantFonts").OfType<PdfObject.Dictionary>().FirstOrDefault() : font;
        if (descendant is null)
        {
            subject.Report(Keys, $"The composite font {name} has no descendant.");
            return;
        }

        if (kind != "Type0") subject.Require(font.Find("Widths") is not null && font.Find("FirstChar") is not null && font.Find("LastChar") is not null, Keys, $"The font {name} has no widths.");
        if (kind == "Type0") CheckComposite(subject, font, descendant, name);
        var descriptor = file.Dictionary(descendant, "FontDescriptor");
        var program = descriptor is null ? null : (PdfObject?)file.Get(descriptor, "FontFile") ?? file.Get(descriptor, "FontFile2") ?? file.Get(descriptor, "FontFile3");
        if (program is not PdfObject.Stream stream)
        {
            subject.Report(Embedded, $"The font {name} is not embedded.");
            return;
        }

        CheckProgram(subject, font, descendant, descriptor!, stream, name, codes);
    }

    private static void CheckComposite(Subject subject, PdfObject.Dictionary font, PdfObject.Dictionary descendant, string name)
    {
        var file = subject.File;
        subject.Require(file.Get(font, "Encoding") is PdfObject.Name { Value: "Identity-H" or "Identity-V" } or PdfObject.Stream, Encoding, $"The encoding of the font {name} is neither Identity nor embedded.");
        subject.Require(file.Dictionary(descendant, "CIDSystemInfo") is { } info && info.Find("Registry") is not null && info.Find("Ordering") is not null && info.Find("Supplement") is not null, SystemInfo, $"The font {name} does not say which collection its codes are from.");
        if (file.Name(descendant, "Subtype") == "CIDFontType2") subject.Require(file.Get(descendant, "CIDToGIDMap") is PdfObject.Name { Value: "Identity" } or PdfObject.Stream, GlyphMap, $"The font {name} does not map codes to glyphs.");
    }

    private static void CheckProgram(Subject subject, PdfObject.Dictionary font, PdfObject.Dictionary descendant, PdfObject.Dictionary descriptor, PdfObject.Stream stream, string name, HashSet<(int Code, int Length)> codes)
    {
        var file = subject.File;
        var data = PdfFilters.Decode(file, stream) ?? [];
        var isTrueType = descriptor.Find("FontFile2") is not null;
        var isKind = isTrueType ? data is [0, 1, 0, 0, ..] or [(byte)'t', (byte)'r', (byte)'u', (byte)'e', ..] : descriptor.Find("FontFile") is not null ? data is [(byte)'%', (byte)'!', ..] or [0x80, ..]
            : file.Name(stream.Entries, "Subtype") == "OpenType" ? data is [(byte)'O', (byte)'T', (byte)'T', (byte)'O', ..] or [0, 1, 0, 0, ..] : data is [1, ..];
        subject.Require(isKind, Program, $"The program of the font {name} is not what its descriptor says.");
        if (subject.Claim.Part == 1 && file.Name(font, "Subtype") == "Type0" && name is [_, _, _, _, _, _, '+', ..]) subject.Require(descriptor.Find("CIDSet") is not null, CidSet, $"The subset {name} does not list its codes.");
        if (file.Name(descendant, "Subtype") != "CIDFontType2" || !isKind || !isTrueType || file.CodesOf(font) is not { IsKnown: true } own) return;
        var map = file.Get(descendant, "CIDToGIDMap") is PdfObject.Stream mapped ? PdfFilters.Decode(file, mapped) : null;
        var metrics = TrueTypeMetrics.Read(data);
        var widths = CidWidths.Read(file, descendant);
        foreach (var code in codes.Select(code => own.CidOf(code.Code, code.Length)).Distinct().Order())
        {
            var glyph = map is null ? code : (2 * code) + 1 < map.Length ? (map[2 * code] << 8) | map[(2 * code) + 1] : 0;
            subject.Require(glyph != 0 || subject.Claim.Part == 1, NoNotdef, $"The font {name} shows its sign for missing glyphs.");
            if (metrics is null || glyph >= metrics.GlyphCount) subject.Report(Glyphs, $"The font {name} has no glyph {glyph}, which is shown.");
            else if (Math.Abs(metrics.WidthOf(glyph) - widths.Of(code)) > 1) subject.Report(Widths, FormattableString.Invariant($"The font {name} says that code {code} is {widths.Of(code)} wide; its glyph is {metrics.WidthOf(glyph):0.##}."));
        }
    }

    private static void CheckUnicode(Subject subject, PdfObject.Dictionary font, string name, HashSet<(int Code, int Length)> codes, HashSet<(int Code, int Length)> bare)
    {
        var file = subject.File;
        if (!subject.Claim.IsAccessible && subject.Claim.Level is not ("A" or "U")) return;
        var map = file.Get(font, "ToUnicode") is PdfObject.Stream stream && PdfFilters.Decode(file, stream) is { } data ? UnicodeCMap.Read(data) : null;
        if (map is null)
        {
            var isKnown = file.Name(font, "Subtype") != "Type0" && (file.Get(font, "Encoding") is PdfObject.Name { Value: "WinAnsiEncoding" or "MacRomanEncoding" or "MacExpertEncoding" } || file.Dictionary(font, "Encoding") is not null);
            subject.Require(isKnown, ToUnicode, $"What the codes of the font {name} mean cannot be told.");
            return;
        }

        var isComposite = file.Name(font, "Subtype") == "Type0";
        foreach (var code in codes.Order())
        {
            if (!map.TryGetValue(code.Code, out var text))
            {
                if (isComposite) subject.Report(ToUnicode, $"The font {name} does not tell what its code {code.Code} means.");
                continue;
            }

            subject.Require(!text.Any(c => c is '\0' or '\uFEFF' or '\uFFFE'), UnicodeValues, $"The code {code.Code} of the font {name} means U+0000, U+FEFF or U+FFFE.");
            if (subject.Claim is { Level: "A", Part: not 1 } && bare.Contains(code)) subject.Require(!text.Any(c => c is >= '\uE000' and <= '\uF8FF'), PrivateUse, $"The code {code.Code} of the font {name} means a private character.");
        }
    }
}
