using System.Text;

namespace Digest.Render.Email.Newsletters;

/// <summary>
/// Lines of plain text as RFC 3676 has them (<c>format=flowed</c>): a paragraph is wrapped at 72 columns, each line but its last ending in a space;
/// lines that must stay as they are never end in one; a line that begins with a space, <c>&gt;</c> or <c>From </c> is stuffed with a space before it.
/// </summary>
internal sealed class FlowedLines
{
    public const int Columns = 72;
    private readonly StringBuilder text = new();

    /// <summary>How many characters have been added.</summary>
    public int Length => text.Length;

    /// <summary>Adds an empty line, unless nothing or an empty line stands before.</summary>
    public void Gap()
    {
        if (text.Length > 0 && !(text.Length > 1 && text[^1] == '\n' && text[^2] == '\n')) text.Append('\n');
    }

    /// <summary>Adds one line that stays as it is.</summary>
    public void Fixed(string line) => text.Append(Stuffed(line.TrimEnd(' '))).Append('\n');

    /// <summary>Adds a line with a line of <paramref name="mark"/> under it, a long one wrapped.</summary>
    public void Heading(string title, char mark)
    {
        Gap();
        var lines = Wrapped(title).Select(line => line.TrimEnd(' ')).ToList();
        foreach (var line in lines) Fixed(line);
        Fixed(new string(mark, Math.Min(Columns, lines.Max(TextColumns.Width))));
    }

    /// <summary>Adds a paragraph that flows; its own line ends stay.</summary>
    public void Paragraph(string paragraph)
    {
        foreach (var part in paragraph.Split('\n'))
        {
            var lines = Wrapped(part).ToList();
            for (var i = 0; i < lines.Count; i++)
            {
                var line = lines[i].TrimEnd(' ');
                text.Append(Stuffed(i < lines.Count - 1 ? line + " " : line)).Append('\n');
            }
        }
    }

    public override string ToString() => text.ToString();

    private static IEnumerable<string> Wrapped(string paragraph)
    {
        var line = new StringBuilder(paragraph[..(paragraph.Length - paragraph.TrimStart(' ').Length)]);
        var width = line.Length;
        var empty = true;
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var wide = TextColumns.Width(word);
            if (!empty && width + 1 + wide > Columns - 1)
            {
                yield return line.ToString();
                line.Clear();
                (width, empty) = (0, true);
            }

            if (!empty) line.Append(' ');
            line.Append(word);
            width += wide + (empty ? 0 : 1);
            empty = false;
        }

        yield return line.ToString();
    }

    // RFC 3676, sections 4.3 and 4.4; "-- " alone would begin a signature.
    private static string Stuffed(string line) =>
        line.StartsWith(' ') || line.StartsWith('>') || line.StartsWith("From ", StringComparison.Ordinal) ? " " + line : line;
}
