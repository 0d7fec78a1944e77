using Digest.Typesetting.Paragraphs;

namespace Digest.Render.Email.Newsletters;

/// <summary>Keeps a figure on one line with what belongs to it: its unit, its reference, the sign of its uncertainty. The same pairs stay together on the printed page.</summary>
internal static class Quantities
{
    private const char Tie = '\u00A0';

    /// <summary>The text with a space that does not break where a figure and what belongs to it would be parted.</summary>
    public static string Tied(string text)
    {
        char[]? tied = null;
        var start = 0;
        for (var space = text.IndexOf(' ', StringComparison.Ordinal); space >= 0;)
        {
            var next = text.IndexOf(' ', space + 1);
            if (Gluing.KeepsTogether(text.AsSpan(start, space - start), text.AsSpan(space + 1, (next < 0 ? text.Length : next) - space - 1))) (tied ??= text.ToCharArray())[space] = Tie;
            (start, space) = (space + 1, next);
        }

        return tied is null ? text : new string(tied);
    }
}
