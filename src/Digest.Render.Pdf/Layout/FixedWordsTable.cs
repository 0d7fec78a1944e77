using System.Collections.Frozen;

namespace Digest.Render.Pdf.Layout;

/// <summary>The fixed words of each language. A language more is an entry more.</summary>
internal static class FixedWordsTable
{
    private static readonly FixedWords English = new()
    {
        Paper = "Paper",
        Page = "Page",
        Total = "Total",
        ForWhom = "For",
        Topic = "Topic",
        SeenBefore = "Seen before",
        NotRated = "Not rated",
        Contents = "Contents",
        ReadingList = "Who should read what",
        AtAGlance = "Scores at a glance",
        Unverified = "unverified",
        Sources = "Sources",
        NoScore = "no score",
        Papers = ("{0} paper", "{0} papers"),
        Ideas = ("{0} idea", "{0} ideas"),
        IdeaNumber = "Idea {0}",
        Warnings = ("{0} warning", "{0} warnings"),
        Votes = ("{0} vote", "{0} votes"),
        VotesNote = "Small figures: the mean of the votes and their range.",
        Understood = "{0} of {1} blocks understood",
        SetWith = "Set with Digest {0}",
        PlotOf = "Papers by {0} (to the right) and {1} (upwards)",
        PlotPoint = "paper {0} at {1} and {2}",
        TrendOf = "Mean total of the papers, issue by issue",
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        Day = "{d} {m} {y}",
    };

    private static readonly FixedWords German = new()
    {
        Paper = "Arbeit",
        Page = "Seite",
        Total = "Summe",
        ForWhom = "Für",
        Topic = "Thema",
        SeenBefore = "Schon gesehen",
        NotRated = "Ohne Bewertung",
        Contents = "Inhalt",
        ReadingList = "Wer was lesen sollte",
        AtAGlance = "Bewertungen im Überblick",
        Unverified = "ungeprüft",
        Sources = "Quellen",
        NoScore = "ohne Wert",
        Papers = ("{0} Arbeit", "{0} Arbeiten"),
        Ideas = ("{0} Idee", "{0} Ideen"),
        IdeaNumber = "Idee {0}",
        Warnings = ("{0} Warnung", "{0} Warnungen"),
        Votes = ("{0} Stimme", "{0} Stimmen"),
        VotesNote = "Kleine Ziffern: Mittel der Stimmen und ihre Spanne.",
        Understood = "{0} von {1} Blöcken verstanden",
        SetWith = "Gesetzt mit Digest {0}",
        PlotOf = "Arbeiten nach {0} (nach rechts) und {1} (nach oben)",
        PlotPoint = "Arbeit {0} bei {1} und {2}",
        TrendOf = "Mittlere Summe der Arbeiten, Ausgabe für Ausgabe",
        Months = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        Day = "{d}. {m} {y}",
    };

    private static readonly FixedWords French = new()
    {
        Paper = "Article",
        Page = "Page",
        Total = "Total",
        ForWhom = "Pour",
        Topic = "Thème",
        SeenBefore = "Déjà vu",
        NotRated = "Non notés",
        Contents = "Sommaire",
        ReadingList = "Qui devrait lire quoi",
        AtAGlance = "Les notes en un coup d’œil",
        Unverified = "non vérifié",
        Sources = "Sources",
        NoScore = "sans note",
        Papers = ("{0} article", "{0} articles"),
        Ideas = ("{0} idée", "{0} idées"),
        IdeaNumber = "Idée {0}",
        Warnings = ("{0} avertissement", "{0} avertissements"),
        Votes = ("{0} vote", "{0} votes"),
        VotesNote = "Petits chiffres : moyenne des votes et leur étendue.",
        Understood = "{0} blocs compris sur {1}",
        SetWith = "Composé avec Digest {0}",
        PlotOf = "Articles selon {0} (vers la droite) et {1} (vers le haut)",
        PlotPoint = "article {0} à {1} et {2}",
        TrendOf = "Total moyen des articles, numéro par numéro",
        Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        Day = "{d} {m} {y}",
    };

    private static readonly FixedWords Spanish = new()
    {
        Paper = "Artículo",
        Page = "Página",
        Total = "Total",
        ForWhom = "Para",
        Topic = "Tema",
        SeenBefore = "Ya visto",
        NotRated = "Sin puntuar",
        Contents = "Contenido",
        ReadingList = "Quién debería leer qué",
        AtAGlance = "Las puntuaciones de un vistazo",
        Unverified = "sin verificar",
        Sources = "Fuentes",
        NoScore = "sin puntuación",
        Papers = ("{0} artículo", "{0} artículos"),
        Ideas = ("{0} idea", "{0} ideas"),
        IdeaNumber = "Idea {0}",
        Warnings = ("{0} aviso", "{0} avisos"),
        Votes = ("{0} voto", "{0} votos"),
        VotesNote = "Cifras pequeñas: media de los votos y su intervalo.",
        Understood = "{0} de {1} bloques entendidos",
        SetWith = "Compuesto con Digest {0}",
        PlotOf = "Artículos según {0} (hacia la derecha) y {1} (hacia arriba)",
        PlotPoint = "artículo {0} en {1} y {2}",
        TrendOf = "Total medio de los artículos, número a número",
        Months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        Day = "{d} de {m} de {y}",
    };

    private static readonly FixedWords Chinese = new()
    {
        Paper = "论文",
        Page = "页",
        Total = "总分",
        ForWhom = "推荐给",
        Topic = "主题",
        SeenBefore = "此前已收录",
        NotRated = "未评分",
        Contents = "目录",
        ReadingList = "阅读建议",
        AtAGlance = "评分一览",
        Unverified = "未核实",
        Sources = "来源",
        NoScore = "无评分",
        Papers = ("{0} 篇论文", "{0} 篇论文"),
        Ideas = ("{0} 个想法", "{0} 个想法"),
        IdeaNumber = "想法 {0}",
        Warnings = ("{0} 条警告", "{0} 条警告"),
        Votes = ("{0} 票", "{0} 票"),
        VotesNote = "小号数字：投票的平均值与范围。",
        Understood = "{1} 段中已理解 {0} 段",
        SetWith = "由 Digest {0} 排版",
        PlotOf = "按{0}（向右）与{1}（向上）排列的论文",
        PlotPoint = "论文 {0}：{1}，{2}",
        TrendOf = "各期论文的平均总分",
        Months = [],
        Day = "{y}年{m}月{d}日",
        Until = "至",
    };

    private static readonly FixedWords Japanese = new()
    {
        Paper = "論文",
        Page = "ページ",
        Total = "合計",
        ForWhom = "対象",
        Topic = "分野",
        SeenBefore = "既出",
        NotRated = "未評価",
        Contents = "目次",
        ReadingList = "担当者別の読むべき論文",
        AtAGlance = "評価一覧",
        Unverified = "未確認",
        Sources = "出典",
        NoScore = "評価なし",
        Papers = ("論文 {0} 件", "論文 {0} 件"),
        Ideas = ("アイデア {0} 件", "アイデア {0} 件"),
        IdeaNumber = "アイデア {0}",
        Warnings = ("警告 {0} 件", "警告 {0} 件"),
        Votes = ("{0} 票", "{0} 票"),
        VotesNote = "小さい数字：投票の平均と範囲。",
        Understood = "{1} ブロック中 {0} ブロックを解釈",
        SetWith = "Digest {0} で組版",
        PlotOf = "{0}（右方向）と{1}（上方向）による論文の分布",
        PlotPoint = "論文 {0}：{1}、{2}",
        TrendOf = "各号の論文の合計点の平均",
        Months = [],
        Day = "{y}年{m}月{d}日",
        Until = "～",
    };

    private static readonly FixedWords Korean = new()
    {
        Paper = "논문",
        Page = "쪽",
        Total = "합계",
        ForWhom = "대상",
        Topic = "주제",
        SeenBefore = "이전 호에 실림",
        NotRated = "평가 없음",
        Contents = "차례",
        ReadingList = "누가 무엇을 읽을까",
        AtAGlance = "한눈에 보는 점수",
        Unverified = "확인 안 됨",
        Sources = "출처",
        NoScore = "점수 없음",
        Papers = ("논문 {0}편", "논문 {0}편"),
        Ideas = ("아이디어 {0}개", "아이디어 {0}개"),
        IdeaNumber = "아이디어 {0}",
        Warnings = ("경고 {0}건", "경고 {0}건"),
        Votes = ("{0}표", "{0}표"),
        VotesNote = "작은 숫자: 투표의 평균과 범위.",
        Understood = "{1}개 단락 중 {0}개 이해함",
        SetWith = "Digest {0}(으)로 조판",
        PlotOf = "{0}(오른쪽)와 {1}(위쪽)에 따른 논문",
        PlotPoint = "논문 {0}: {1}, {2}",
        TrendOf = "호별 논문 합계의 평균",
        Months = [],
        Day = "{y}년 {m}월 {d}일",
        Until = " ~ ",
    };

    private static readonly FrozenDictionary<string, FixedWords> ByLanguage = new Dictionary<string, FixedWords>
    {
        ["en"] = English,
        ["de"] = German,
        ["fr"] = French,
        ["es"] = Spanish,
        ["zh"] = Chinese,
        ["ja"] = Japanese,
        ["ko"] = Korean,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Days of other languages are written as ISO 8601 has them, since English month names would look like a mistake there.
    private static readonly FixedWords Other = English with { Months = [], Day = "" };

    /// <summary>The words of a language, or the English ones with days as ISO 8601.</summary>
    public static FixedWords Of(string language) => ByLanguage.GetValueOrDefault(language.Split('-', '_')[0], Other);

    /// <summary>The languages that have words of their own.</summary>
    public static IEnumerable<string> Languages => ByLanguage.Keys.Order(StringComparer.Ordinal);
}
