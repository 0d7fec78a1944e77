using Digest.Model.Formulas.Symbols;

namespace Digest.Model.Formulas.Tex;

/// <summary>Reads TeX math into a tree by recursive descent.</summary>
/// <remarks>
/// The grammar is that of The TeXbook, chapter 17, with every error forgiven: scripts need no base and may follow primes, a missing brace
/// closes at the end, digits of one number are one symbol, and <c>\rm</c> and its like last to the end of their group. Nesting stops at
/// <see cref="DeepestNesting"/>; what lies deeper is shown as plain text.
/// </remarks>
internal sealed partial class TexParser(string tex, FormulaNotes notes)
{
    private const string BraceHint = "Write \\{ or \\} for a brace that is to be seen.";

    private const int DeepestNesting = 48;

    private readonly TexScanner scan = new(tex);
    private Alphabet alphabet = Alphabet.Default;
    private int depth;

    /// <summary>How the letters at hand are to be set.</summary>
    private enum Alphabet
    {
        Default, Roman, Italic, Bold, BoldItalic, DoubleStruck, Script, Fraktur, SansSerif, Monospace,
    }

    /// <summary>Reads the whole text.</summary>
    public MathNode ReadAll()
    {
        var row = new TexRow();
        while (!scan.AtEnd)
        {
            ReadRowInto(row, stop: '\0');
            if (scan.AtEnd) break;
            if (AtCloser())
            {
                NoteStrayCloser();
                continue;
            }

            notes.Add(FormulaRules.Unbalanced, new(scan.Position, 1), "A closing brace has no opening one.", BraceHint);
            scan.Position++;
        }

        return row.ToNode();
    }

    /// <summary>Reads parts until a closing brace, <paramref name="stop"/>, a <c>\right</c>, an <c>\end</c>, the end of a cell in a table, or the end; takes none of these.</summary>
    private void ReadRowInto(TexRow row, char stop)
    {
        while (!scan.AtEnd && scan.Current != '}' && (stop == '\0' || scan.Current != stop) && !AtCloser() && !(isInTable && AtCellEnd()))
            ReadPart(row);
    }

    private bool AtCloser() => scan.Current == '\\' && (scan.Next is 'r' or 'e') && (AtCommand("right") || AtCommand("end"));

    private bool AtCommand(string name) =>
        scan.Current == '\\' && string.CompareOrdinal(tex, scan.Position + 1, name, 0, name.Length) == 0
        && (scan.Position + 1 + name.Length >= tex.Length || !char.IsAsciiLetter(tex[scan.Position + 1 + name.Length]));

    private void ReadPart(TexRow row)
    {
        switch (scan.Current)
        {
            case '_':
                scan.Position++;
                row.AddSub(ReadScript());
                break;
            case '^':
                scan.Position++;
                row.AddSup(ReadScript());
                break;
            case '\'' or '’' or '′':
                var primes = 0;
                for (; scan.Current is '\'' or '’' or '′'; scan.Position++) primes++;
                row.AddPrimes(primes);
                break;
            case '{':
                row.AddApart(ReadGroup());
                break;
            case '\\':
                ReadCommand(row);
                break;
            case '~':
                scan.Position++;
                row.Add(new MathNode.Space(0.25));
                break;
            case '&' or '$':
                notes.Add(FormulaRules.Unbalanced, new(scan.Position, 1), scan.Current == '&' ? "An & stands outside of a table." : "A dollar sign stands inside of a formula.");
                scan.Position++;
                break;
            case '%':
                scan.Position++;
                row.Add(new MathNode.Symbol("%", MathClass.Ordinary, MathVariant.Upright));
                break;
            case var c when char.IsWhiteSpace(c):
                scan.Position++;
                break;
            default:
                ReadCharacters(row);
                break;
        }
    }

    private MathNode ReadGroup() => TexRow.AsGroup(ReadBareGroup());

    private MathNode ReadBareGroup()
    {
        var start = scan.Position;
        if (depth >= DeepestNesting) return Flatten();
        depth++;
        scan.Position++;
        var (saved, wasInTable) = (alphabet, isInTable);
        isInTable = false;
        var row = new TexRow();
        while (true)
        {
            ReadRowInto(row, stop: '\0');
            if (!AtCloser()) break;
            NoteStrayCloser();
        }

        (alphabet, isInTable) = (saved, wasInTable);
        depth--;
        if (!scan.Take('}')) notes.Add(FormulaRules.Unbalanced, new(start, 1), "An opening brace is never closed.");
        return row.ToNode();
    }

    private void NoteStrayCloser()
    {
        var start = scan.Position;
        if (scan.TakeCommandName() == "end")
        {
            scan.TakeRawArgument();
            notes.Add(FormulaRules.Unbalanced, scan.From(start), "An \\end has no \\begin.");
            return;
        }

        notes.Add(FormulaRules.Unbalanced, scan.From(start), "A \\right has no \\left.");
    }

    /// <summary>Reads what follows an underscore or caret, which must not be empty.</summary>
    private MathNode ReadScript()
    {
        var start = scan.Position - 1;
        var count = notes.Count;
        var script = ReadArgument();
        if (script is MathNode.Row { Parts.IsEmpty: true } && notes.Count == count) notes.Add(FormulaRules.Unbalanced, scan.From(start), "A script is empty.");
        return script;
    }

    /// <summary>Reads the argument of a script or command: a group, one command with its arguments, or one character.</summary>
    private MathNode ReadArgument() => TexRow.AsGroup(ReadBareArgument());

    /// <summary>Reads an argument and leaves a single sign in it the part it plays.</summary>
    private MathNode ReadBareArgument()
    {
        scan.SkipSpace();
        var start = scan.Position;
        if (scan.AtEnd || scan.Current is '}' or '&' || AtCloser())
        {
            notes.Add(FormulaRules.Unbalanced, new(start, 0), "An argument is missing.");
            return TexRow.Empty;
        }

        if (scan.Current == '{') return ReadBareGroup();
        if (depth >= DeepestNesting) return Flatten();
        depth++;
        var row = new TexRow();
        if (scan.Current is '_' or '^' or '$')
        {
            notes.Add(FormulaRules.Unbalanced, new(start, 1), "An argument is missing.");
            scan.Position++;
        }
        else if (scan.Current is '\\' or '\'' or '~') ReadPart(row);
        else row.Add(Letter(TakeSingle()));
        depth--;
        return row.ToNode();
    }

    /// <summary>Takes the one character of an argument: a figure or prime without marks, a raised or lowered character as the plain one.</summary>
    private string TakeSingle()
    {
        if (!char.IsAsciiDigit(scan.Current) && scan.Current != '′' && UnicodeScripts.PlainOf(scan.Current) is null) return scan.TakeCharacter();
        var taken = UnicodeScripts.PlainOf(scan.Current) ?? scan.Current;
        scan.Position++;
        return taken.ToString();
    }

    /// <summary>Takes an argument unread and keeps its characters without braces and backslashes.</summary>
    private MathNode.Unread Flatten()
    {
        var start = scan.Position;
        var raw = scan.TakeRawArgument();
        notes.Add(FormulaRules.TooDeep, scan.From(start), "The formula is nested too deep; its innermost parts are shown as plain text.");
        return new MathNode.Unread(PlainOf(raw));
    }

    private static string PlainOf(string raw) => new([.. raw.Where(c => c is not ('\\' or '{' or '}' or '$')).Take(200)]);

    /// <summary>Reads a number whole, else one character, in the alphabet at hand.</summary>
    private void ReadCharacters(TexRow row)
    {
        if (char.IsAsciiDigit(scan.Current) && alphabet is Alphabet.Default or Alphabet.Italic)
        {
            var start = scan.Position;
            while (char.IsAsciiDigit(scan.Current) || (scan.Current == '.' && char.IsAsciiDigit(scan.Next))) scan.Position++;
            row.Add(new MathNode.Symbol(tex[start..scan.Position], MathClass.Ordinary, MathVariant.Upright));
            return;
        }

        if (UnicodeScripts.TryTake(scan, out var script, out var isSuper))
        {
            if (isSuper) row.AddSup(script);
            else row.AddSub(script);
        }
        else row.Add(Letter(scan.TakeCharacter()));
    }

    /// <summary>The node of one character in the alphabet at hand.</summary>
    private MathNode Letter(string character)
    {
        if (AlphanumericSymbols.TryRead(character) is { } known) return known;
        if (TexCharacters.IsForeign(character))
        {
            notes.Add(FormulaRules.Character, new(scan.Position - character.Length, character.Length), TexCharacters.NameOf(character) + " stands in a formula.");
            return new MathNode.Words(char.IsControl(character[0]) ? "\uFFFD" : character);
        }

        var isLetter = char.IsLetter(character, 0);
        if (!isLetter && !char.IsAsciiDigit(character[0])) return TexCharacters.Sign(character);
        if (alphabet == Alphabet.Roman) return new MathNode.Words(character);
        return new MathNode.Symbol(character, MathClass.Ordinary, VariantOf(character, isLetter));
    }

    private MathVariant VariantOf(string character, bool isLetter) => alphabet switch
    {
        Alphabet.Bold => MathVariant.Bold,
        Alphabet.BoldItalic => isLetter ? MathVariant.BoldItalic : MathVariant.Bold,
        Alphabet.DoubleStruck => MathVariant.DoubleStruck,
        Alphabet.Script when isLetter => MathVariant.Script,
        Alphabet.Fraktur when isLetter => MathVariant.Fraktur,
        Alphabet.SansSerif => MathVariant.SansSerif,
        Alphabet.Monospace => MathVariant.Monospace,
        Alphabet.Italic when isLetter => MathVariant.Italic,
        _ => isLetter && TexCharacters.IsSlanted(character) ? MathVariant.Italic : MathVariant.Upright,
    };
}
