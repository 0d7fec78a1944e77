using System.Text;
using Digest.Model.Formulas.Symbols;

namespace Digest.Model.Formulas.Tex;

/// <summary>Alphabets and words: <c>\mathrm</c> and its like keep math mode, <c>\text</c> and its like leave it.</summary>
internal sealed partial class TexParser
{
    private bool TryReadFont(TexRow row, string name)
    {
        if (SwitchOf(name) is { } lasting)
        {
            alphabet = lasting;
            return true;
        }

        if (AlphabetOf(name) is not { } wanted) return false;
        var saved = alphabet;
        alphabet = wanted;
        var node = ReadArgument();
        alphabet = saved;
        if (node is MathNode.Words) row.Add(node);
        else row.AddApart(node);
        return true;
    }

    private static Alphabet? SwitchOf(string name) => name switch
    {
        "rm" or "roman" or "normalfont" or "upshape" => Alphabet.Roman,
        "bf" or "bfseries" => Alphabet.Bold,
        "it" or "mit" or "em" => Alphabet.Italic,
        "cal" => Alphabet.Script,
        "sf" => Alphabet.SansSerif,
        "tt" => Alphabet.Monospace,
        "boldmath" => Alphabet.BoldItalic,
        _ => null,
    };

    private static Alphabet? AlphabetOf(string name) => name switch
    {
        "mathrm" or "mathup" or "textup" or "symrm" or "mathnormalrm" => Alphabet.Roman,
        "mathbf" or "mathbfup" or "symbf" => Alphabet.Bold,
        "boldsymbol" or "bm" or "pmb" or "mathbfit" or "bold" => Alphabet.BoldItalic,
        "mathit" or "symit" => Alphabet.Italic,
        "mathnormal" => Alphabet.Default,
        "mathbb" or "Bbb" or "mathds" or "mathbbm" or "symbb" => Alphabet.DoubleStruck,
        "mathcal" or "mathscr" or "EuScript" or "symcal" or "mathpzc" => Alphabet.Script,
        "mathfrak" or "frak" => Alphabet.Fraktur,
        "mathsf" or "mathsfit" => Alphabet.SansSerif,
        "mathtt" => Alphabet.Monospace,
        _ => null,
    };

    private bool TryReadText(TexRow row, string name)
    {
        MathVariant? variant = name switch
        {
            "text" or "mbox" or "textrm" or "textnormal" or "hbox" or "textsc" or "mathtext" or "texttt" or "textsf" => MathVariant.Upright,
            "textit" or "emph" or "textsl" => MathVariant.Italic,
            "textbf" => MathVariant.Bold,
            "textsuperscript" or "textsubscript" => MathVariant.Upright,
            _ => null,
        };
        if (variant is not { } face) return false;
        var node = ReadTextArgument(face);
        if (name == "textsuperscript") row.AddSup(node);
        else if (name == "textsubscript") row.AddSub(node);
        else if (node is MathNode.Words) row.Add(node);
        else row.AddApart(node);
        return true;
    }

    private MathNode ReadTextArgument(MathVariant face)
    {
        if (depth >= DeepestNesting) return Flatten();
        var raw = TakeArgument();
        return new TexParser(raw, notes.From(scan.RawStart)) { depth = depth + 1 }.ReadText(face);
    }

    /// <summary>Reads the whole text as words, with formulas between dollar signs and scripts where an underscore or caret stands.</summary>
    private MathNode ReadText(MathVariant face)
    {
        var row = new TexRow();
        var words = new StringBuilder();
        while (!scan.AtEnd)
        {
            switch (scan.Current)
            {
                case '$':
                    Flush(row, words, face);
                    scan.Position++;
                    ReadRowInto(row, stop: '$');
                    if (scan.Current is '$' or '}') scan.Position++;
                    else if (AtCloser()) NoteStrayCloser();
                    break;
                case '_' or '^':
                    Flush(row, words, face);
                    var isSub = scan.Current == '_';
                    scan.Position++;
                    var script = ReadTextArgument(face);
                    if (isSub) row.AddSub(script);
                    else row.AddSup(script);
                    break;
                case '{' or '}':
                    scan.Position++;
                    break;
                case '~':
                    words.Append('\u00A0');
                    scan.Position++;
                    break;
                case '\\':
                    ReadTextCommand(row, words, face);
                    break;
                case var c when char.IsWhiteSpace(c):
                    scan.SkipSpace();
                    words.Append(' ');
                    break;
                default:
                    words.Append(TakeTextCharacter());
                    break;
            }
        }

        Flush(row, words, face);
        return row.ToNode();
    }

    private string TakeTextCharacter()
    {
        var character = scan.TakeCharacter();
        if (!TexCharacters.IsForeign(character)) return character;
        notes.Add(FormulaRules.Character, new(scan.Position - character.Length, character.Length), TexCharacters.NameOf(character) + " stands in a formula.");
        return char.IsControl(character[0]) ? "\uFFFD" : character;
    }

    private void ReadTextCommand(TexRow row, StringBuilder words, MathVariant face)
    {
        var start = scan.Position;
        var name = scan.TakeCommandName();
        if (AccentMarks.ByTextCommand.TryGetValue(name, out var mark))
        {
            var on = scan.TakeRawArgument();
            words.Append((PlainOf(on) is { Length: > 0 } plain ? plain[..1] + mark + plain[1..] : "").Normalize(NormalizationForm.FormC));
        }
        else if (Spaces.ByCommand.TryGetValue(name, out var em)) words.Append(em > 0 ? " " : "");
        else if (SymbolTable.TryFind(name, out var entry) && entry.Class != MathClass.Operator) words.Append(entry.Text);
        else if (name == "unicode") words.Append(ReadCodePoint());
        else
        {
            Flush(row, words, face);
            scan.Position = start;
            ReadCommand(row);
        }
    }

    private static void Flush(TexRow row, StringBuilder words, MathVariant face)
    {
        if (words.Length == 0) return;
        // TeX's ligatures for dashes.
        var text = words.ToString().Replace("---", "—", StringComparison.Ordinal).Replace("--", "–", StringComparison.Ordinal);
        words.Clear();
        if (face == MathVariant.Upright) row.Add(new MathNode.Words(text));
        else row.AddApart(new MathNode.Symbol(text, MathClass.Ordinary, face));
    }
}
