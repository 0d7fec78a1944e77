using System.Globalization;
using System.Text.RegularExpressions;

namespace Digest.Model.Recognition;

/// <summary>A number at the start of a title: <c>1.</c>, <c>2)</c>, <c>03 </c>, <c>4、</c>, <c>[5]</c>, <c>【论文5】</c>, <c>#6</c>, <c>Paper 7:</c>.</summary>
internal readonly partial record struct Numbering(int Number, int Length, string Line)
{
    private const int LongestWord = 12;
    private const int MostDigits = 3;

    /// <summary>What follows the number.</summary>
    public string Rest => Line[Length..];

    /// <summary>The number that a line starts with, or null.</summary>
    public static Numbering? Of(Vocabulary vocabulary, string line)
    {
        if (!MayStart(line)) return null;
        if (Usual(line) is { } usual) return usual;
        var match = Form().Match(line);
        if (match.Groups["word"] is { Success: true } word && vocabulary.Of(word.Value) is not (Meaning.PaperItem or Meaning.Papers or Meaning.Link)) return null;
        // "24 March 2026" counts nothing.
        if (match.Success && match.Length > 1 && char.IsWhiteSpace(line[match.Length - 1]) && char.IsDigit(line[match.Length - 2]) && DateReader.OfHeading(vocabulary, line) is not null) return null;
        return match.Success && match.Length < line.Length ? new Numbering(int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture), match.Length, line) : null;
    }

    // "1. Title", "2) Title", as most are written; the form finds the same.
    private static Numbering? Usual(string line)
    {
        var (number, at) = (0, 0);
        for (; at < line.Length && at < MostDigits && char.IsAsciiDigit(line[at]); at++) number = (number * 10) + (line[at] - '0');
        if (at == 0 || at + 2 >= line.Length || line[at] is not ('.' or ')') || line[at + 1] != ' ' || char.IsWhiteSpace(line[at + 2]) || char.IsAsciiDigit(line[at + 2])) return null;
        return new Numbering(number, at + 2, line);
    }

    /// <summary>The number of a line that counts within a section, <c>2.1 Title</c> in the second, or null.</summary>
    public static Numbering? Within(int section, string line) => WithinForm().Match(line) is { Success: true } match && int.Parse(match.Groups["section"].Value, CultureInfo.InvariantCulture) == section
        ? new Numbering(int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture), match.Length, line[match.Length..]) : null;

    [GeneratedRegex(@"^\s*(?<section>[0-9]{1,2})\.(?<n>[0-9]{1,2})[.)]?\s+(?=[\p{Lu}\p{Lo}""“\uFFFC])")]
    private static partial Regex WithinForm();

    // A digit stands at the start, behind a sign, or behind one word.
    private static bool MayStart(string line)
    {
        var at = 0;
        while (at < line.Length && char.IsWhiteSpace(line[at])) at++;
        if (at < line.Length && line[at] == '【') at++;
        var start = at;
        while (at < line.Length && at - start <= LongestWord && char.IsLetter(line[at])) at++;
        while (at < line.Length && (char.IsWhiteSpace(line[at]) || line[at] is '#' or '[' or '(' or '（' or '【')) at++;
        return at < line.Length && char.IsAsciiDigit(line[at]);
    }

    /// <summary>The number of a line that is a word for a paper and a number and nothing else (<c>Paper 3</c>, <c>Highlight #2</c>), or null.</summary>
    public static int? OfItem(Vocabulary vocabulary, string line) =>
        ItemForm().Match(line) is { Success: true } match && vocabulary.Of(match.Groups["word"].Value) is Meaning.PaperItem or Meaning.Papers or Meaning.Link ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^\W*(?<word>\p{L}{2,12})\s*#?(?<n>[0-9]{1,3})(?:\s?(?:/|of|von|sur|de|из)\s?[0-9]{1,3})?\W*$")]
    private static partial Regex ItemForm();

    [GeneratedRegex(@"^\s*(?:(?<word>\p{L}{2,12})\s+#?(?=[0-9]{1,3}\s*[:：.—–-])|【(?<word>\p{L}{1,12})\s?(?=[0-9]{1,3}】))?(?:[#\[(（【]?(?<n>[0-9]{1,3})(?:\uFE0F?\u20E3\s*|\s?[.．)、）】\]:：｜]\s*|/\s+|(?<=\p{L}\s#?[0-9]{1,3})\s*[—–-]\s*|\s+(?=[\p{Lu}\p{Lo}*\uFFFC])))(?![0-9])")]
    private static partial Regex Form();
}
