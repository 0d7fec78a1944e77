using System.Text;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Puts running text in order: neighbouring texts become one, white space single spaces, none at the ends and around line breaks.</summary>
internal static class InlineText
{
    /// <summary>The inlines of one whole block in order.</summary>
    public static EquatableArray<Inline> Tidy(IEnumerable<Inline> inlines)
    {
        var spaced = true;
        var tidy = Walk(inlines, ref spaced);
        return TrimEnd(tidy).ToEquatableArray();
    }

    public static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return (start, end);
    }

    private static List<Inline> Walk(IEnumerable<Inline> inlines, ref bool spaced)
    {
        var tidy = new List<Inline>();
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case Inline.Text text:
                    AddText(tidy, text, ref spaced);
                    continue;
                case Inline.LineBreak:
                    tidy = TrimEnd(tidy);
                    spaced = true;
                    tidy.Add(inline);
                    continue;
                case Inline.Emphasis part:
                    tidy.Add(part with { Content = Walk(part.Content, ref spaced).ToEquatableArray() });
                    continue;
                case Inline.Strong part:
                    tidy.Add(part with { Content = Walk(part.Content, ref spaced).ToEquatableArray() });
                    continue;
                case Inline.Strikeout part:
                    tidy.Add(part with { Content = Walk(part.Content, ref spaced).ToEquatableArray() });
                    continue;
                case Inline.Superscript part:
                    tidy.Add(part with { Content = Walk(part.Content, ref spaced).ToEquatableArray() });
                    continue;
                case Inline.Subscript part:
                    tidy.Add(part with { Content = Walk(part.Content, ref spaced).ToEquatableArray() });
                    continue;
                case Inline.Link part:
                    tidy.Add(part with { Content = Walk(part.Content, ref spaced).ToEquatableArray() });
                    continue;
                default:
                    spaced = false;
                    tidy.Add(inline);
                    continue;
            }
        }

        return tidy;
    }

    private static void AddText(List<Inline> tidy, Inline.Text text, ref bool spaced)
    {
        var value = new StringBuilder(text.Value.Length);
        foreach (var c in text.Value)
        {
            var isSpace = c is ' ' or '\t' or '\n' or '\r' or '\f' or '\v' or '\u0085' or '\u2028' or '\u2029';
            if (!isSpace || !spaced) value.Append(isSpace ? ' ' : c);
            spaced = isSpace;
        }

        if (value.Length == 0) return;
        if (tidy is [.., Inline.Text last]) tidy[^1] = new Inline.Text(last.Value + value) { Origin = Join(last.Origin, text.Origin) };
        else tidy.Add(text with { Value = value.ToString() });
    }

    private static Origin Join(Origin first, Origin second) => first.Location is { } a && second.Location is { } b
        ? new Origin(a with { Span = TextSpan.Between(a.Span.Start, Math.Max(a.Span.End, b.Span.End)) })
        : first;

    // White space at the end may stand inside the last part, as in "**Key:** ".
    private static List<Inline> TrimEnd(List<Inline> inlines)
    {
        while (inlines is [.., Inline.Text last])
        {
            var value = last.Value.TrimEnd(' ');
            inlines.RemoveAt(inlines.Count - 1);
            if (value.Length == 0) continue;
            inlines.Add(last with { Value = value });
            break;
        }

        return inlines;
    }
}
