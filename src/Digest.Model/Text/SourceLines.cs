namespace Digest.Model.Text;

/// <summary>What of a source tells lines and columns from offsets, without its text.</summary>
internal sealed class SourceLines
{
    private readonly int length;
    private readonly int[] starts;

    // Where the second halves of characters stand that take two code units.
    private readonly int[] lows;

    public SourceLines(string name, string text)
    {
        Name = name;
        length = text.Length;
        starts = Starts(text);
        lows = Lows(text);
    }

    /// <summary>The source's name.</summary>
    public string Name { get; }

    /// <summary>How many lines there are.</summary>
    public int Count => starts.Length;

    /// <summary>Where a line, counted from 1, starts in the text.</summary>
    public int StartOf(int line) => starts[line - 1];

    /// <summary>What of a stretch lies inside the text, or its nearest end.</summary>
    public TextSpan Inside(TextSpan span)
    {
        var start = Math.Clamp(span.Start, 0, length);
        var end = Math.Clamp(span.End, start, length);
#if FAULT_2
        if (end == length && end > start) end++;
#endif
        return TextSpan.Between(start, end);
    }

    /// <summary>The place of a stretch that lies inside the text.</summary>
    public Location At(TextSpan span)
    {
        var line = starts.AsSpan().BinarySearch(span.Start) is var found && found >= 0 ? found : ~found - 1;
        return new Location { File = Name, Span = span, Line = line + 1, Column = span.Start - starts[line] - (LowsBefore(span.Start) - LowsBefore(starts[line])) + 1 };
    }

    private int LowsBefore(int at) => lows.AsSpan().BinarySearch(at) is var found && found >= 0 ? found : ~found;

    private static int[] Starts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; text.AsSpan(i).IndexOfAny('\n', '\r') is var next and >= 0;)
        {
            i += next + 1;
            if (text[i - 1] == '\n' || i == text.Length || text[i] != '\n') starts.Add(i);
        }

        return [.. starts];
    }

    private static int[] Lows(string text)
    {
        var lows = new List<int>();
        for (var i = 0; text.AsSpan(i).IndexOfAnyInRange('\uDC00', '\uDFFF') is var next and >= 0; i += next + 1) lows.Add(i + next);
        return [.. lows];
    }
}
