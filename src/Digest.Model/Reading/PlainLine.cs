using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>What a line of plain text begins with.</summary>
internal enum PlainMark
{
    None,
    Bullet,
    Number,
    Rule,
}

/// <summary>One line of plain text: its place without the white space around it, how far it is indented, and the list mark it begins with.</summary>
internal sealed partial record PlainLine
{
    public required int Number { get; init; }

    public required int Start { get; init; }

    public required string Text { get; init; }

    /// <summary>Columns before the text; a tab goes on to the next multiple of four.</summary>
    public required int Indent { get; init; }

    public required PlainMark Mark { get; init; }

    /// <summary>How many characters the mark takes with the space after it.</summary>
    public int MarkLength { get; init; }

    /// <summary>The number of a numbered line.</summary>
    public int Ordinal { get; init; }

    public bool IsBlank => Text.Length == 0;

    public int End => Start + Text.Length;

    /// <summary>The column where the text after the mark begins.</summary>
    public int BodyIndent => Indent + MarkLength;

    public bool EndsInPilcrow => Text.EndsWith('¶');

    public static List<PlainLine> All(SourceText source)
    {
        var lines = new List<PlainLine>();
        for (var number = 1; number <= source.LineCount; number++)
        {
            var raw = source.Line(number);
            var body = raw.Trim();
            var lead = raw.Length - raw.TrimStart().Length;
            var (mark, length, ordinal) = lead > 0 && body is ['o' or '§', ' ' or '\t', _, ..] && OfficeMark().Match(body) is { Success: true } office ? (PlainMark.Bullet, office.Length, 0) : MarkOf(body);
            lines.Add(new PlainLine
            {
                Number = number,
                Start = source.StartOf(number) + (body.Length == 0 ? 0 : lead),
                Text = body,
                Indent = Columns(raw, lead),
                Mark = mark,
                MarkLength = length,
                Ordinal = ordinal,
            });
        }

        return lines;
    }

    private static int Columns(string raw, int lead)
    {
        var columns = 0;
        for (var i = 0; i < lead; i++) columns += raw[i] == '\t' ? 4 - (columns % 4) : 1;
        return columns;
    }

    private static (PlainMark Mark, int Length, int Ordinal) MarkOf(string text)
    {
        if (RuleLine().IsMatch(text)) return (PlainMark.Rule, 0, 0);
        if (BulletMark().Match(text) is { Success: true } bullet) return (PlainMark.Bullet, bullet.Length, 0);
        if (NumberMark().Match(text) is { Success: true } number)
            return (PlainMark.Number, number.Length, int.Parse(number.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
        return (PlainMark.None, 0, 0);
    }

    [GeneratedRegex(@"^(?:(?:- ?){3,}|(?:\* ?){3,}|(?:_ ?){3,}|={3,}|--|[—─━⸻]{1,})\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex RuleLine();

    [GeneratedRegex(@"^[•·◦▪▫‣●○■□∙⁃*+\-–]\s+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex BulletMark();

    // Circles and squares of entries in entries, as word processors copy them.
    [GeneratedRegex(@"^[o§]\s+(?=[\p{Lu}\p{Lo}])", RegexOptions.CultureInvariant)]
    private static partial Regex OfficeMark();

    [GeneratedRegex(@"^([0-9]{1,3})[.)]\s+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex NumberMark();
}
