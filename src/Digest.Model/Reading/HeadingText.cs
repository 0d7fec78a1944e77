using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Reading;

/// <summary>Takes from the end of a heading what is not its text: a pilcrow, plain or as a link to the heading itself, and a list of attributes.</summary>
internal static partial class HeadingText
{
    public static EquatableArray<Inline> Clean(EquatableArray<Inline> content)
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

        return InlineText.Tidy(parts);
    }

    [GeneratedRegex(@" *(?:¶|\{:?(?: *[.#][\w-]+| +[\w-]+=(?:""[^""]*""|[\w-]+))+ *\}) *\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tail();
}
