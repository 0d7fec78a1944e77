using System.Buffers;
using Markdig.Helpers;

namespace Digest.Model.Reading;

/// <summary>
/// How much work the marks of one block would make for Markdig's inline parser. It keeps every emphasis mark and bracket that is not yet closed inside the
/// one before it, looks back over all of them for each new one, and looks ahead to the block's end for what never closes; so a block of nothing but
/// marks takes it quadratic time, and from about ten thousand on an exception. The steps are counted here in one pass, mostly from above, by the
/// figures of measurements; a block that would take more than <see cref="StepsPerCharacter"/> for each of its characters is not for that parser.
/// </summary>
internal ref struct InlineLoad
{
    private const int FewMarks = 64;
    private const int StepsPerCharacter = 64;
    private const int MostNested = 5000;

    // Those counted below, and dots and slashes, which every address has.
    private static readonly SearchValues<char> Signs = SearchValues.Create("[]*_~<`|:./");

    private readonly ReadOnlySpan<char> text;
    private long steps;
    private int emphasis;
    private int open;

    private InlineLoad(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>True when the parser will be done with these lines in time proportional to their length.</summary>
    public static bool IsBearable(in StringLineGroup lines)
    {
        if (lines.Count <= FewMarks && Marks(lines) <= FewMarks) return true;
        var load = new InlineLoad(InlineWholes.Blanked(lines.ToString()));
        load.CountMarks();
        load.CountLookingAhead();
        load.CountTable();
        load.steps += (long)load.emphasis * load.emphasis;
        return load.steps <= (long)StepsPerCharacter * load.text.Length && load.emphasis + load.open <= MostNested;
    }

    /// <summary>True when the parser will be done with a block of this text in time proportional to its length.</summary>
    public static bool IsBearable(string text) => IsBearable(new StringLineGroup(text));

    private static int Marks(in StringLineGroup lines)
    {
        var marks = 0;
        for (var i = 0; i < lines.Count && marks <= FewMarks; i++)
        {
            for (var rest = lines.Lines[i].Slice.AsSpan(); rest.IndexOfAny(Signs) is var at && at >= 0 && marks <= FewMarks; rest = rest[(at + 1)..]) marks++;
        }

        return marks;
    }

    // Emphasis, brackets, and bare addresses: what is looked back over.
    private void CountMarks()
    {
        var inlines = 0;
        var pipes = 0;
        var pipesInBrackets = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '*' or '_' or '~' when i == 0 || text[i - 1] != text[i]:
                    emphasis++;
                    inlines += 2;
                    break;
                case '[':
                    steps += ++open;
                    inlines += 2;
                    break;
                case ']':
                    // "[a][b]" that refers to nothing leaves its first bracket open.
                    if (open > 0 && !(i + 1 < text.Length && text[i + 1] == '[')) open--;
                    steps += open;
                    break;
                case '|':
                    inlines += 2;
                    pipes++;
                    if (open > 0) pipesInBrackets++;
                    break;
                case '\n' or '`' or '<' or '&' or '\\' or '$' or '!':
                    inlines += 2;
                    break;
                case '/' or 'w' or ':' when IsAddress(i):
                    steps += inlines;
                    inlines += 2;
                    break;
                default:
                    break;
            }
        }

        steps += (long)pipesInBrackets * pipes;
    }

    private readonly bool IsAddress(int at) => text[at] switch
    {
        '/' => text[..at] is [.., ':'] && text[at..] is ['/', '/', ..] && (text[..(at - 1)].EndsWith("http", StringComparison.OrdinalIgnoreCase) || text[..(at - 1)].EndsWith("https", StringComparison.OrdinalIgnoreCase) || text[..(at - 1)].EndsWith("ftp", StringComparison.OrdinalIgnoreCase)),
        'w' => text[at..].StartsWith("www."),
        _ => text[..at].EndsWith("tel") || text[..at].EndsWith("mailto"),
    };

    // Targets of links, runs of backticks, comments and their like: what is looked ahead for, to the end when it does not come.
    private void CountLookingAhead()
    {
        var lengths = new HashSet<int>();
        var waiting = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '(':
                    waiting.Push(i > 0 && text[i - 1] == ']' ? i : -1);
                    break;
                case ')' when waiting.TryPop(out var target):
                    if (target >= 0) steps += i - target;
                    break;
                case '`':
                    var run = text[i..].IndexOfAnyExcept('`') is var end && end < 0 ? text.Length - i : end;
                    if (lengths.Add(run)) steps += text.Length;
                    i += run - 1;
                    break;
                default:
                    break;
            }
        }

        while (waiting.TryPop(out var target))
            if (target >= 0) steps += text.Length - target;
        CountUnclosed("<!--", "-->");
        CountUnclosed("<?", "?>");
        CountUnclosed("<![CDATA[", "]]>");
        CountUnclosed("<!", ">");
    }

    private void CountUnclosed(string opening, string closing)
    {
        var from = text.LastIndexOf(closing) is var last && last < 0 ? 0 : last + closing.Length;
        for (var rest = text[from..]; rest.IndexOf(opening) is var at && at >= 0; rest = rest[(at + opening.Length)..]) steps += rest.Length - at;
    }

    // A table is filled up so that all its rows are as long as the longest; a reference's definition is cut off from the lines after it, which moves all of them.
    private void CountTable()
    {
        var (lines, widest, definitions) = (0, 0, 0);
        var isTable = false;
        foreach (var line in text.EnumerateLines())
        {
            lines++;
            if (line.TrimStart().StartsWith("[") && line.Contains("]:", StringComparison.Ordinal)) definitions++;
            var pipes = line.Count('|');
            if (pipes == 0) continue;
            widest = Math.Max(widest, pipes + 1);
            isTable |= !line.ContainsAnyExcept("|-: \t") && line.Contains('-');
            for (var rest = line; rest.IndexOf(":|") is var at && at >= 0 && isTable; rest = rest[(at + 2)..]) steps += line.Length / 16;
        }

        steps += (long)definitions * lines;
        if (isTable) steps += Math.Max(0, (long)lines * widest - (2L * text.Length)) * 30;
    }
}
