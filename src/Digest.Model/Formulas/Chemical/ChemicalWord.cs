using System.Text;
using Digest.Model.Formulas.Tex;
using Digest.Model.Text;

namespace Digest.Model.Formulas.Chemical;

/// <summary>Reads one word in the notation of mhchem.</summary>
/// <remarks>
/// Idea: one pass from left to right; what a digit or sign means hangs on what stands before and behind it. A digit after a letter or
/// bracket is a count, else a stoichiometric number; a sign at the end is a charge, between two parts a bond. The rules are those of
/// mhchem's manual; unlike it, counts may hold decimals and variables, and letters of no element are taken as names.
/// </remarks>
internal sealed partial class ChemicalWord(string token, Func<string, int, MathNode> math)
{
    private static readonly string[] States = ["(aq)", "(sol)", "(ads)", "(vit)", "(s)", "(l)", "(g)", "(cr)", "(am)", "(lc)", "(cd)", "(fl)", "(mon)"];

    private readonly TexRow row = new();
    private readonly StringBuilder words = new();
    private readonly TexScanner scan = new(token);
    private Before before;

    private enum Before
    {
        /// <summary>Nothing yet, or a sign, dot or comma: a number that comes now counts whole molecules.</summary>
        Nothing,

        /// <summary>The symbol of an element, or a bracket that closes.</summary>
        Atom,

        /// <summary>Some other letter.</summary>
        Letter,

        /// <summary>A script.</summary>
        Script,

        /// <summary>The numbers of a nuclide.</summary>
        Isotope,

        /// <summary>A formula, such as a Greek letter.</summary>
        Math,
    }

    /// <summary>Characters that mean nothing here; they were shown.</summary>
    public List<ChemicalPart> NotUnderstood { get; } = [];

    /// <summary>Bonds for which there is no sign of their own.</summary>
    public List<ChemicalPart> Simplified { get; } = [];

    /// <summary>The tree of the word.</summary>
    public MathNode Read()
    {
        while (!scan.AtEnd)
        {
            if (!TryReadLetters() && !TryReadNumber() && !TryReadSign() && !TryReadGroup()) ReadOther();
        }

        Flush();
        return row.ToNode();
    }

    private bool TryReadLetters()
    {
        var element = Elements.LengthAt(token, scan.Position);
        if (element > 0)
        {
            Put(token.Substring(scan.Position, element), Before.Atom);
            scan.Position += element;
            return true;
        }

        if (scan.Current is '\u2070' or (>= '\u2074' and <= '\u209C') or '¹' or '²' or '³')
        {
            Flush();
            if (!UnicodeScripts.TryTake(scan, out var script, out var isSuper)) return false;
            var shown = FormulaText.Plain(script).Replace(" ", "", StringComparison.Ordinal);
            OpenScript();
            AddScript(isSuper, isSuper ? ChemicalScript.Raised(shown) : ChemicalScript.Lowered(shown));
            return true;
        }

        if (!char.IsLetter(scan.Current) && !char.IsSurrogate(scan.Current)) return false;
        if (before is Before.Atom or Before.Script && Stoichiometry.EndOfCount(token, scan.Position) > scan.Position) return TryReadNumber();
        Put(scan.TakeCharacter(), Before.Letter);
        return true;
    }

    private bool TryReadNumber()
    {
        var start = scan.Position;
        if (before is Before.Atom or Before.Letter or Before.Script)
        {
            var end = Stoichiometry.EndOfCount(token, start);
            if (end == start) return false;
            scan.Position = end;
            Flush();
            AddScript(isRaised: false, Stoichiometry.CountNode(token[start..end]));
            return true;
        }

        while (char.IsAsciiDigit(scan.Current) || (scan.Current is '.' or ',' or '/' && scan.Position > start && char.IsAsciiDigit(scan.Next))) scan.Position++;
        if (scan.Position == start) return false;
        var number = token[start..scan.Position];
        Put(number, Before.Nothing);
        if (number.Contains('/', StringComparison.Ordinal) && char.IsLetter(scan.Current)) AddApart(new MathNode.Space(3 / 18.0));
        return true;
    }

    private bool TryReadSign()
    {
        var c = scan.Current;
        if (c is '+' or '-' or '−' or '–')
        {
            scan.Position++;
            ReadPlusOrMinus(c == '+');
            return true;
        }

        var (sign, length) = c switch
        {
            '=' => ("=", 1),
            '#' or '≡' => ("≡", 1),
            '~' => ("⋯", 1),
            '…' or '⋯' => ("⋯", 1),
            '.' when token.AsSpan(scan.Position).StartsWith("...") => ("⋯", token.AsSpan(scan.Position).StartsWith("....") ? 4 : 3),
            '*' when IsLast(1) && before != Before.Nothing => ("", 0),
            '*' or '·' or '⋅' or '∙' => ("⋅", 1),
            '.' when !IsLast(1) => ("⋅", 1),
            _ => ("", 0),
        };
        if (length == 0) return false;
        scan.Position += length;
        AddSign(sign);
        return true;
    }

    /// <summary>A charge at the end or before a state, a bond or a hyphen between parts, a plus between species.</summary>
    private void ReadPlusOrMinus(bool isPlus)
    {
        var isEnd = scan.AtEnd || scan.Current is ')' or ']' or ',' or ';' or '.' or '*' || StateAt() is not null || token.AsSpan(scan.Position).StartsWith("(v)") || token.AsSpan(scan.Position).StartsWith("(^)");
        var isIonPair = isPlus && token[^1] is '-' or '−';
        var isCharge = before is Before.Atom or Before.Letter or Before.Script && (isEnd || (isIonPair && isPlus));
        if (isCharge)
        {
            Flush();
            AddScript(isRaised: true, new MathNode.Words(isPlus ? "+" : "−"));
        }
        else if (!isPlus && !isEnd && (before == Before.Math || (before == Before.Letter && char.IsLower(token[scan.Position - 2])))) Put("-", Before.Nothing);
        else if (isPlus && before != Before.Nothing && !scan.AtEnd) AddApart(new MathNode.Symbol("+", MathClass.Binary, MathVariant.Upright));
        else AddSign(isPlus ? "+" : "−");
    }

    private bool TryReadGroup()
    {
        switch (scan.Current)
        {
            case '^' or '_':
                ReadScript();
                return true;
            case '{':
                Flush();
                var inner = scan.TakeRawArgument();
                if (inner.Length == 0) row.AddApart(TexRow.Empty);
                else if (inner.AsSpan().ContainsAny('\\', '$')) row.AddApart(math("\\text{" + inner + "}", scan.RawStart - "\\text{".Length));
                else row.AddApart(new MathNode.Words(ChemicalReader.Plain(inner)));
                before = Before.Letter;
                return true;
            case '\\' or '$':
                ReadMath();
                return true;
            case '(' when StateAt() is { } state:
                Put(state, Before.Nothing);
                scan.Position += state.Length;
                return true;
            case '(' when token.AsSpan(scan.Position).StartsWith("(v)") || token.AsSpan(scan.Position).StartsWith("(^)"):
                AddApart(new MathNode.Space(3 / 18.0));
                AddSign(scan.Next == 'v' ? "↓" : "↑");
                scan.Position += 3;
                return true;
            default:
                return false;
        }
    }

    private void ReadOther()
    {
        var c = scan.Current;
        if (c is '(' or '[') Put(scan.TakeCharacter(), Before.Nothing);
        else if (c is ')' or ']') Put(scan.TakeCharacter(), Before.Atom);
        else if (c == '*')
        {
            scan.Position++;
            Flush();
            AddScript(isRaised: true, new MathNode.Words("∗"));
        }
        else if (c == '\'') Put(scan.TakeCharacter().Replace('\'', '′'), Before.Letter);
        else
        {
            var at = scan.Position;
            var shown = scan.TakeCharacter();
            if (c is not (',' or ';' or '/' or '.' or ':' or '•' or '°' or '’' or '′' or '×' or '|' or '@' or '□')) NotUnderstood.Add(new(shown, at));
            Put(ChemicalReader.Plain(shown), Before.Nothing);
        }
    }

    private string? StateAt()
    {
        if (scan.Current != '(') return null;
        foreach (var state in States)
            if (string.CompareOrdinal(token, scan.Position, state, 0, state.Length) == 0) return state;
        return null;
    }

    private bool IsLast(int length) => scan.Position + length >= token.Length;

    /// <summary>Reads a formula in dollar signs, or a command with its arguments.</summary>
    private MathNode TakeMath()
    {
        var start = scan.Position;
        if (scan.Take('$'))
        {
            while (!scan.AtEnd && scan.Current != '$') scan.Position++;
            var inner = token[(start + 1)..scan.Position];
            if (!scan.Take('$')) NotUnderstood.Add(new("$", start));
            return Greek(math(inner, start + 1));
        }

        scan.TakeCommandName();
        while (scan.Current == '{') scan.TakeRawArgument();
        return Greek(math(token[start..scan.Position], start));
    }

    /// <summary>Greek letters in names are upright (IUPAC, Green Book, 1.6).</summary>
    public static MathNode Greek(MathNode node) =>
        node is MathNode.Symbol { Variant: MathVariant.Italic, Text: [>= 'α' and <= 'ω'] } symbol ? symbol with { Variant = MathVariant.Upright } : node;

    private void Put(string text, Before now)
    {
        words.Append(text);
        before = now;
    }

    private void AddSign(string sign) => AddApart(new MathNode.Symbol(sign, MathClass.Ordinary, MathVariant.Upright));

    private void AddApart(MathNode node)
    {
        Flush();
        if (node is MathNode.Space) row.Add(node);
        else row.AddApart(node);
        before = Before.Nothing;
    }

    private void Flush()
    {
        if (words.Length > 0) row.AddApart(new MathNode.Words(words.ToString()));
        words.Clear();
    }
}

/// <summary>A part of a chemical word and where it begins in the word.</summary>
internal readonly record struct ChemicalPart(string Text, int Start)
{
    /// <summary>Its place, given the word's.</summary>
    public TextSpan In(ChemicalToken word) => new(word.Start + Start, Text.Length);
}
