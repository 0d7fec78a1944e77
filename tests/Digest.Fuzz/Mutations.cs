using System.Text;

namespace Digest.Fuzz;

/// <summary>Damages a text as careless hands, other programs and bad luck do: lines lost, doubled and moved, marks put in or taken out, ends cut, bytes broken.</summary>
internal sealed class Mutations(Random random)
{
    private static readonly string[] Pieces =
    [
        "\n", "\n\n", "\r\n", "\t", "    ", "*", "**", "_", "`", "```\n", "~~", "[", "]", "(", ")", "](", "<", ">", "<b>", "</b>", "<div>\n", "<details>\n", "</details>\n", "<!--", "-->", "$", "$$\n", "\\(", "\\)",
        "\\[\n", "\\frac", "{", "}", "|", "|-|-|\n", "\n- ", "\n1. ", "\n• ", "\n# ", "\n> ", "\n!!! note \"x\"\n", "\n---\n", "\n===\n", "¶\n", "[^1]", "\n[^1]: ", "&amp;", "https://a.example/", "arXiv:2601.90001", "10.1234/x",
        ": ", "：", "，", "2026-03-04", "4/5", "\uFEFF", "\u200B", "🔬", "e\u0301",
    ];

    /// <summary>The text after one to six damages, as bytes.</summary>
    public byte[] Of(string text)
    {
        for (var times = random.Next(1, 7); times > 0; times--) text = Once(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        switch (random.Next(12))
        {
            case 0 when bytes.Length > 0:
                for (var flips = random.Next(1, 4); flips > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(1, 256);
                return bytes;
            case 1:
                return [.. bytes.AsSpan(0, random.Next(bytes.Length + 1))];
            case 2:
                return [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)];
            default:
                return bytes;
        }
    }

    private string Once(string text)
    {
        var lines = text.Split('\n').ToList();
        var (at, other) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(9))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(other, lines[at]);
                break;
            case 2:
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            case 3:
                lines[at] = new string(' ', random.Next(1, 9)) + lines[at];
                break;
            case 4:
                lines.InsertRange(other, Enumerable.Repeat(lines[at], random.Next(1, 20)));
                break;
            case 5:
                return text.ReplaceLineEndings(random.Next(2) == 0 ? "\r\n" : "\n\n");
            case 6:
                return text.Insert(Boundary(text), string.Concat(Enumerable.Repeat(Piece(), random.Next(2) == 0 ? 1 : random.Next(1, 400))));
            case 7:
                var start = Boundary(text);
                return text.Remove(start, Math.Min(text.Length - start, random.Next(40)));
            default:
                return text.Insert(Boundary(text), Piece());
        }

        return string.Join('\n', lines);
    }

    private string Piece() => Pieces[random.Next(Pieces.Length)];

    // Between two characters and not inside one, and not inside a word, which would make two words that were never written.
    private int Boundary(string text)
    {
        var at = random.Next(text.Length + 1);
        while (at > 0 && at < text.Length && (char.IsLowSurrogate(text[at]) || (char.IsAsciiLetter(text[at]) && char.IsAsciiLetter(text[at - 1])))) at--;
        return at;
    }
}
