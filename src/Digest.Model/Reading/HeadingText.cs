using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Reading;

/// <summary>Takes from a heading what is not its text: a line drawn over it; at its end a pilcrow, plain or as a link to the heading itself, and a list of attributes.</summary>
internal static partial class HeadingText
{
    /// <summary>The text of a heading that Markdown writes as <paramref name="raw"/>: an escaped brace or pilcrow at its end is part of it, and so is a line whose first sign is escaped.</summary>
    public static EquatableArray<Inline> Clean(EquatableArray<Inline> content, ReadOnlySpan<char> raw)
    {
        var written = raw.TrimEnd();
        return written.EndsWith("\\}") || written.EndsWith("&#182;") || IsClean(content) ? content : Clean(content, mayHaveRule: raw.TrimStart("# ") is not ['\\', ..]);
    }

    // Most begin with no line and end with no mark.
    private static bool IsClean(EquatableArray<Inline> content) => content.IsEmpty
        || (content[content.Count - 1] switch { Inline.Link { Target: ['#', ..] } => false, Inline.Text last => last.Value.AsSpan().TrimEnd() is [.., not ('¶' or '}')], _ => true }
            && content[0] switch { Inline.Text first => first.Value.AsSpan().TrimStart() is [not ('=' or '~' or '*' or '#' or '-'), ..], Inline.LineBreak => false, _ => true });

    public static EquatableArray<Inline> Clean(EquatableArray<Inline> content, bool mayHaveRule = true)
    {
        var parts = content.ToList();
        while (parts.Count > 0)
        {
            if (parts[^1] is Inline.Link { Target: ['#', ..] } link && PlainText.Of(link.Content) is "¶" or "#" or "")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (parts[^1] is Inline.Text text && Tail().Match(text.Value) is { Success: true } tail)
            {
                parts.RemoveAt(parts.Count - 1);
                if (tail.Index > 0) parts.Add(text with { Value = text.Value[..tail.Index] });
            }
            else
            {
                break;
            }
        }

        if (!mayHaveRule) return InlineText.Tidy(parts);
        while (parts.Count > 1 && parts[0] is Inline.Text first && (first.Value.Trim() is "" || RuleLine().IsMatch(first.Value)) || parts is [Inline.LineBreak, _, ..]) parts.RemoveAt(0);
        if (parts is [Inline.Text lead, ..] && RuleLead().Match(lead.Value) is { Success: true } rule) parts[0] = lead with { Value = lead.Value[rule.Length..] };
        return InlineText.Tidy(parts);
    }

    // A line drawn over a heading that is underlined as well.
    [GeneratedRegex(@"^\s*[=~*#-]{4,}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex RuleLine();

    [GeneratedRegex(@"^\s*[=~-]{4,}\s+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex RuleLead();

    [GeneratedRegex(@" *(?:¶|\{:?(?: *[.#][\w-]+| +[\w-]+=(?:""[^""]*""|[\w-]+))+ *\}) *\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tail();
}
