using System.Collections.Frozen;

namespace Digest.Typesetting.Shaping;

/// <summary>
/// The OpenType tags of languages (OpenType 1.9, "Language system tags"), for those languages that faces of the scripts shaped here treat
/// apart: forms of letters (feature <c>locl</c>), ligatures that a dotless i forbids, marks.
/// </summary>
internal static class LanguageSystems
{
    private const string Pairs =
        "ab ABK,af AFK,az AZE,ba BSH,be BEL,bg BGR,bs BOS,ca CAT,co COS,crh CRT,cs CSY,cv CHU,cy WEL,da DAN,de DEU,el ELL,en ENG,eo NTO,es ESP,et ETI,eu EUQ,"
        + "fi FIN,fr FRA,fy FRI,ga IRI,gag GAG,gl GAL,gn GUA,haw HAW,he IWR,hr HRV,hu HUN,hy HYE,id IND,is ISL,it ITA,ja JAN,ka KAT,kk KAZ,ko KOR,ky KIR,"
        + "la LAT,lb LTZ,lt LTH,lv LVI,mk MKD,mn MNG,mo MOL,mt MTS,nb NOR,nl NLD,nn NYN,no NOR,nv NAV,os OSS,pl PLK,pt PTG,ro ROM,ru RUS,sah YAK,se NSM,"
        + "sk SKY,sl SLV,sq SQI,sr SRB,sv SVE,tg TAJ,tk TKM,tr TRK,tt TAT,uk UKR,uz UZB,vi VIT,yi JII,zh ZHS";

    private static readonly FrozenDictionary<string, string> Tags =
        Pairs.Split(',').Select(pair => pair.Split(' ')).ToFrozenDictionary(pair => pair[0], pair => pair[1].PadRight(4), StringComparer.OrdinalIgnoreCase);

    /// <summary>The tags to look for, the best first; none for a language that is not listed.</summary>
    /// <param name="language">A BCP 47 tag, or null.</param>
    public static IReadOnlyList<string> Of(string? language)
    {
        if (string.IsNullOrEmpty(language)) return [];
        var parts = language.Split('-', '_');
        if (!Tags.TryGetValue(parts[0], out var tag)) return [];
        return (tag, Has(parts, "MD"), Has(parts, "HK") || Has(parts, "MO"), Has(parts, "Hant") || Has(parts, "TW")) switch
        {
            ("ROM ", true, _, _) => ["MOL ", "ROM "],
            ("MOL ", _, _, _) => ["MOL ", "ROM "],
            ("ZHS ", _, true, _) => ["ZHH ", "ZHT "],
            ("ZHS ", _, _, true) => ["ZHT "],
            _ => [tag],
        };
    }

    private static bool Has(string[] parts, string wanted) => parts.Skip(1).Contains(wanted, StringComparer.OrdinalIgnoreCase);
}
