using System.Buffers;
using System.Text.RegularExpressions;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>The form in which a digest is written down.</summary>
internal enum CarrierKind
{
    Markdown,
    PlainText,
    Html,
    Json,
    Yaml,
}

/// <summary>Tells the carrier from the text: its name counts only where the text shows no marks of its own.</summary>
internal static partial class Carrier
{
    private const int MostLines = 500;
    private const int JsonHead = 500;

    // One of them stands in each line that the pattern below takes for Markdown.
    private static readonly SearchValues<char> MarkdownSigns = SearchValues.Create("#`~!?*]|>");

    public static CarrierKind Of(SourceText source)
    {
        var head = source.Text.AsSpan().TrimStart();
        if (IsPage(head, source.Name)) return CarrierKind.Html;
        if (IsJson(head, source.Name)) return CarrierKind.Json;
        if (HasExtension(source.Name, ".yml", ".yaml")) return CarrierKind.Yaml;
        var (markdown, copied) = (0, 0);
        var last = Math.Min(source.LineCount, MostLines);
        // What the lines that are left could not change is decided.
        for (var line = 1; line <= last && markdown - copied <= last - line + 1; line++)
        {
            var text = source.LineSpan(line);
            if (text.Length < 4000 ? IsMarkdown(text) : text.StartsWith('#')) markdown++;
            if (text.TrimStart().StartsWith("• ", StringComparison.Ordinal) || text.EndsWith('¶') || PageChrome.Is(text)) copied++;
        }

        if (markdown == 0 && copied == 0) return IsMarkdownName(source.Name) ? CarrierKind.Markdown : CarrierKind.PlainText;
        return markdown > copied ? CarrierKind.Markdown : CarrierKind.PlainText;
    }

    /// <summary>True for Markdown that names itself: its first lines are front matter with the schema of issues.</summary>
    public static bool IsCanonical(SourceText source) => source.LineCount > 2 && source.Line(1) == "---" && source.Line(2).StartsWith("schema: digest/issue/", StringComparison.Ordinal);

    private static bool IsJson(ReadOnlySpan<char> head, string name) =>
        JsonStart().IsMatch(head[..Math.Min(head.Length, JsonHead)]) || (head is ['{' or '[', ..] && HasExtension(name, ".json", ".jsonl", ".ndjson"));

    // Markdown may begin with an element, so that only what begins a whole page tells without a name.
    private static bool IsPage(ReadOnlySpan<char> head, string name)
    {
        while (head.StartsWith("<!--", StringComparison.Ordinal) || head.StartsWith("<?xml", StringComparison.Ordinal))
        {
            var close = head.StartsWith("<?", StringComparison.Ordinal) ? "?>" : "-->";
            var end = head.IndexOf(close, StringComparison.Ordinal);
            if (end < 0) return false;
            head = head[(end + close.Length)..].TrimStart();
        }

        if (!head.StartsWith('<')) return false;
        foreach (var start in (ReadOnlySpan<string>)["<!doctype html", "<html", "<head", "<body"])
            if (head.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return true;
        return HasExtension(name, ".html", ".htm", ".xhtml");
    }

    private static bool HasExtension(string name, params ReadOnlySpan<string> extensions)
    {
        foreach (var extension in extensions)
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>The character between the values of a table; null when the source is none.</summary>
    public static char? SeparatorOf(SourceText source, Vocabulary vocabulary) => DelimitedReader.SeparatorOf(source, vocabulary, HasExtension(source.Name, ".csv", ".tsv", ".tab"));

    private static bool IsMarkdownName(string name) => HasExtension(name, ".md", ".markdown");

    // An object with a name in quotes, or an array of such objects, of arrays or of texts; printed Python values have single quotes. "[text](url)", "[[page]]" and "{{ macro }}" are none.
    [GeneratedRegex(@"^(?:\{\s*(?:[""']|\}\s*\z)|\[\s*(?:\{\s*[""'}]|\[\s*[\[{""]|""(?:[^""\\\n]|\\.){0,200}""\s*[,\]]\s*(?![(])|\]\s*\z))", RegexOptions.CultureInvariant)]
    private static partial Regex JsonStart();

    private static bool IsMarkdown(ReadOnlySpan<char> line) => line.ContainsAny(MarkdownSigns) && (IsHeading(line) || HasBold(line) || (MayBeMarkdown(line) && MarkdownLine().IsMatch(line)));

    // These two are what most lines of Markdown are, and of the pattern below.
    private static bool IsHeading(ReadOnlySpan<char> line) => line.IndexOfAnyExcept('#') is >= 1 and <= 6 and var text && line[text] == ' ' && text + 1 < line.Length && !char.IsWhiteSpace(line[text + 1]);

    private static bool HasBold(ReadOnlySpan<char> line) =>
        line.IndexOf("**", StringComparison.Ordinal) is >= 0 and var open && line[(open + 2)..] is [not '*', ..] bold && !char.IsWhiteSpace(bold[0]) && bold.IndexOf('*') is >= 0 and var close && close + 1 < bold.Length && bold[close + 1] == '*';

    // The pattern begins with one of these signs, or has two together.
    private static bool MayBeMarkdown(ReadOnlySpan<char> line) => line.TrimStart(' ') is ['#' or '`' or '~' or '!' or '?' or '|' or ':' or '-' or '>', ..] || line.Contains("**", StringComparison.Ordinal) || line.Contains("](", StringComparison.Ordinal);

    // Signs that plain text does not carry by chance; "- " and "1. " are in both.
    [GeneratedRegex(@"^ {0,3}#{1,6} \S|^ {0,3}(?:```|~~~)|^ {0,3}(?:!!!|\?\?\?\+?) \w|\*\*[^*\s][^*]*\*\*|\]\([^)\]\s]+\)|^ {0,3}\|?(?: ?:?-{3,}:? ?\|)+|^ {0,3}> \S", RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownLine();
}
