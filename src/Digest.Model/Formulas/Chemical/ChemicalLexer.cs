using Digest.Model.Formulas.Tex;

namespace Digest.Model.Formulas.Chemical;

/// <summary>Cuts the argument of <c>\ce</c> into words and arrows: at white space and around arrows, but not within braces, dollar signs or an arrow's labels.</summary>
internal static class ChemicalLexer
{
    private static readonly (string Text, string Sign)[] Arrows =
    [
        ("<=>>", "⇌"), ("<<=>", "⇌"), ("<-->", "⇄"), ("<=>", "⇌"), ("<->", "⟷"), ("-->", "⟶"), ("->", "⟶"), ("<-", "⟵"),
        ("→", "⟶"), ("⟶", "⟶"), ("←", "⟵"), ("⟵", "⟵"), ("↔", "⟷"), ("⟷", "⟷"), ("⇌", "⇌"), ("⇄", "⇄"), ("⇋", "⇋"),
    ];

    /// <summary>The words and arrows of <paramref name="text"/>, in order.</summary>
    public static List<ChemicalToken> Cut(string text)
    {
        var tokens = new List<ChemicalToken>();
        var start = 0;
        var scan = new TexScanner(text);
        while (!scan.AtEnd)
        {
            var arrow = char.IsWhiteSpace(scan.Current) ? default : ArrowAt(text, scan.Position);
            if (arrow.Sign is null && !char.IsWhiteSpace(scan.Current))
            {
                Pass(scan);
                continue;
            }

            if (scan.Position > start) tokens.Add(new(text[start..scan.Position], start));
            if (arrow.Sign is null) scan.Position++;
            else
            {
                start = scan.Position;
                scan.Position += arrow.Text.Length;
                tokens.Add(new(arrow.Text, start) { Arrow = arrow.Sign, Above = Label(scan), Below = Label(scan) });
            }

            start = scan.Position;
        }

        if (scan.Position > start) tokens.Add(new(text[start..scan.Position], start));
        return tokens;
    }

    private static (string Text, string? Sign) ArrowAt(string text, int at)
    {
        if (text[at] is not ('<' or '-' or (>= '←' and <= '⟿'))) return default;
        foreach (var (arrow, sign) in Arrows)
            if (string.CompareOrdinal(text, at, arrow, 0, arrow.Length) == 0) return (arrow, sign);
        return default;
    }

    /// <summary>Steps over one character, a command, or a stretch in braces or dollar signs.</summary>
    private static void Pass(TexScanner scan)
    {
        if (scan.Current == '\\') scan.Position = Math.Min(scan.Position + 2, scan.Text.Length);
        else if (scan.Current == '{') scan.TakeRawArgument();
        else if (scan.Current == '$')
        {
            scan.Position++;
            while (!scan.AtEnd && scan.Current != '$') scan.Position++;
            scan.Take('$');
        }
        else scan.Position++;
    }

    private static ChemicalLabel? Label(TexScanner scan)
    {
        if (!scan.Take('[')) return null;
        var start = scan.Position;
        for (var depth = 0; !scan.AtEnd && !(scan.Current == ']' && depth == 0);)
        {
            depth += scan.Current switch { '[' => 1, ']' => -1, _ => 0 };
            Pass(scan);
        }

        var label = new ChemicalLabel(scan.Text[start..scan.Position], start);
        scan.Take(']');
        return label;
    }
}

/// <summary>A word of a chemical equation and where it begins, or an arrow with its sign and the labels above and below it (null for none).</summary>
internal readonly record struct ChemicalToken(string Text, int Start)
{
    public string? Arrow { get; init; }

    public ChemicalLabel? Above { get; init; }

    public ChemicalLabel? Below { get; init; }
}

/// <summary>What stands in square brackets behind an arrow, and where it begins.</summary>
internal readonly record struct ChemicalLabel(string Text, int Start);
