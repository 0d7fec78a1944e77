using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Reading;

/// <summary>
/// Quotations that are titled boxes, as GitHub and Obsidian write them: the first line is <c>[!kind]</c>, there with a sign for a box that folds and a
/// title behind it, here alone.
/// </summary>
internal static partial class Callouts
{
    /// <summary>The kind, the title and what else the first paragraph says; null when the paragraph starts no box.</summary>
    public static (string Kind, EquatableArray<Inline> Title, EquatableArray<Inline> More)? Read(List<Piece> first, Findings findings)
    {
        var end = first.FindIndex(piece => piece.Inline is Inline.LineBreak or Inline.Text { Value: "\n" });
        var line = InlineText.Tidy(HtmlInlines.Pair(end < 0 ? first : first.Take(end), findings));
        if (line is not [Inline.Text lead, ..] || Mark().Match(lead.Value) is not { Success: true } mark) return null;
        var kind = mark.Groups["kind"].Value.ToLowerInvariant();
        var title = InlineText.Tidy(line.Skip(1).Prepend(lead with { Value = lead.Value[mark.Length..] }));
        if (title.IsEmpty) title = [new Inline.Text(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(kind)) { Origin = lead.Origin }];
        return (kind, title, end < 0 ? [] : InlineText.Tidy(HtmlInlines.Pair(first.Skip(end + 1), findings)));
    }

    /// <summary>True where the text at a place begins like a box, so that no other quotation is read twice.</summary>
    public static bool StartAt(string text, int at) => Mark().IsMatch(text.AsSpan(at, Math.Min(80, text.Length - at)));

    [GeneratedRegex(@"^\[!(?<kind>\p{L}[\p{L}\p{N}_-]*)\][+-]?\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
