using System.Globalization;
using System.Text;
using System.Text.Json;
using Digest.Fonts;
using Digest.Model.Document;
using Digest.Typesetting.Fonts;
using Digest.Typesetting.Geometry;
using Digest.Typesetting.Paragraphs;

namespace Digest.Typesetting.Tests.Paragraphs;

/// <summary>A paragraph of the reference, with LuaLaTeX's lines and ours at the same settings.</summary>
internal sealed class OracleParagraph
{
    private const double PointsOfTex = 72 / 72.27;

    public static readonly ParagraphStyle Style = new()
    {
        Text = new() { Role = FontRole.Serif, Style = FontStyle.Regular, Size = new(9.96264), Features = ["-liga"] },
        Leading = new(12),
        Hyphenation = HyphenationMode.Automatic,
    };

    private static readonly SettingRules Rules = new(new BreakTuning { EmergencyStretch = 15 * PointsOfTex }, MarginAlignment.Metric, Hyphenator.PlainFor("en-US"));

    private OracleParagraph(string text, IEnumerable<string> lines, double measure)
    {
        Measure = new(measure);
        var shape = LineShape.Even(measure);
        Tokens = ParagraphSetter.Prepare(EmbeddedFonts.All, [new Inline.Text(text)], Style, shape, Rules, Shapes).Tokens;
        var broken = LineBreaker.Break(Tokens, shape, Rules.Tuning);
        Ours = broken.Lines;
        Theirs = Spans([.. lines.Select(Solid)]);
        IsEqual = Theirs is not null && Ours.SequenceEqual(Theirs);
        OurScore = Score(Ours);
        TheirScore = Theirs is null ? double.PositiveInfinity : Score(Theirs);
        double Score(IReadOnlyList<LineSpan> spans) => LineBreaker.DemeritsOf(Tokens, shape, Rules.Tuning, spans, broken.ExtraStretch);
    }

    public Pt Measure { get; }

    public ShapeCache Shapes { get; } = new();

    public List<Token> Tokens { get; }

    public IReadOnlyList<LineSpan> Ours { get; }

    /// <summary>LuaLaTeX's lines; null when one ends where ours may not.</summary>
    public IReadOnlyList<LineSpan>? Theirs { get; }

    public bool IsEqual { get; }

    /// <summary>TeX's demerits of all lines together.</summary>
    public double OurScore { get; }

    public double TheirScore { get; }

    public static IEnumerable<OracleParagraph> Read(string path)
    {
        var measure = double.Parse(Path.GetFileNameWithoutExtension(path).Split('-')[^1].Replace("pt", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * PointsOfTex;
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var lines = json.RootElement.GetProperty("lines").EnumerateArray().Select(item => item.GetString()!).ToList();
            yield return new(json.RootElement.GetProperty("text").GetString()!, lines, measure);
        }
    }

    /// <summary>The characters of a line.</summary>
    public string TextOf(LineSpan line)
    {
        var text = new StringBuilder();
        for (var i = line.Start; i < line.End; i++) text.Append(Tokens[i].Kind == TokenKind.Space ? " " : Drawn(Tokens[i]));
        return Tokens[line.End].Traits.HasFlag(BreakTraits.AddsHyphen) ? text.Append('-').ToString() : text.ToString();
    }

    private static string Drawn(Token token) => token.Material switch
    {
        Material.Glyphs glyphs => glyphs.Stretch.Text.Substring(glyphs.Start, glyphs.Length),
        Material.Inset => "\uFFFC",
        _ => "",
    };

    private static string Solid(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c))).Replace('\u2019', '\'');

    // The tokens at which so many characters stand before a line end.
    private List<LineSpan>? Spans(List<string> lines)
    {
        var drawn = Solid(string.Concat(Tokens.Select(Drawn)));
        var metrics = new LineMetrics(Tokens);
        var spans = new List<LineSpan>();
        var (done, token, before, start) = (0, 0, 0, metrics.StartAt(0));
        foreach (var line in lines)
        {
            var isWhole = string.CompareOrdinal(drawn, done, line, 0, line.Length) == 0;
            done += isWhole ? line.Length : line.Length - 1;
            while (token < Tokens.Count && !(before == done && MayEnd(token, isWhole))) before += Drawn(Tokens[token++]).Length;
            if (token == Tokens.Count) return null;
            spans.Add(new(start, token));
            start = metrics.StartAt(token + 1);
        }

        return spans;
    }

    // We keep a number and its unit on one line (400-700 K), where TeX knows of no such rule: a space after a penalty is no place for a line end.
    private bool MayEnd(int at, bool isWhole) => Tokens[at] switch
    {
        { Kind: TokenKind.LineEnd } => true,
        { Kind: TokenKind.Space } => Tokens[at - 1].Kind == TokenKind.Box,
        { Kind: TokenKind.Penalty } token => token.Cost < Token.Forbidden && token.Traits.HasFlag(BreakTraits.AddsHyphen) != isWhole,
        _ => false,
    };
}
