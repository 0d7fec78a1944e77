using Digest.Model.Formulas.Symbols;

namespace Digest.Model.Formulas.Tex;

/// <summary>Delimiters, and commands that ask for something a tree does not hold.</summary>
internal sealed partial class TexParser
{
    private void ReadFenced(TexRow row, int start)
    {
        var open = ReadDelimiter();
        if (depth >= DeepestNesting)
        {
            row.AddApart(new MathNode.Symbol(open, MathClass.Open, MathVariant.Upright));
            return;
        }

        depth++;
        var saved = alphabet;
        var body = new TexRow();
        ReadRowInto(body, stop: '\0');
        alphabet = saved;
        depth--;
        if (AtCommand("right"))
        {
            scan.TakeCommandName();
            row.AddApart(new MathNode.Fenced(open, body.ToNode(), ReadDelimiter()));
            return;
        }

        notes.Add(FormulaRules.Unbalanced, new(start, 5), "A \\left has no \\right.");
        row.AddApart(new MathNode.Fenced(open, body.ToNode(), ""));
    }

    /// <summary>Takes a delimiter: a character or a command; empty for the full stop, which stands for none.</summary>
    private string ReadDelimiter()
    {
        scan.SkipSpace();
        if (scan.AtEnd || scan.Current is '}' or '{') return "";
        if (scan.Current != '\\')
        {
            var character = scan.TakeCharacter();
            return character switch { "." => "", "<" => "⟨", ">" => "⟩", _ => character };
        }

        var name = scan.TakeCommandName();
        return SymbolTable.TryFind(name, out var entry) ? entry.Text : PlainOf(name);
    }

    private MathNode ReadBigDelimiter(string command)
    {
        var text = ReadDelimiter();
        if (text.Length == 0) return TexRow.Empty;
        var @class = command switch
        {
            [.., 'l'] => MathClass.Open,
            [.., 'r'] => MathClass.Close,
            "middle" or [.., 'm'] => MathClass.Relation,
            _ => SymbolTable.TryFindCharacter(text, out var entry) && entry.Class is MathClass.Open or MathClass.Close && text is not ("|" or "‖") ? entry.Class : MathClass.Ordinary,
        };
        return new MathNode.Symbol(text, @class, MathVariant.Upright);
    }

    private bool TryReadIgnored(TexRow row, string name)
    {
        switch (name)
        {
            case "limits" or "nolimits" or "displaystyle" or "textstyle" or "scriptstyle" or "scriptscriptstyle" or "nonumber" or "notag"
                or "mathstrut" or "strut" or "allowbreak" or "nobreak" or "protect" or "relax" or "normalsize" or "small" or "large" or "centering" or "/" or "-":
                return true;
            case "right":
                notes.Add(FormulaRules.Unbalanced, new(Math.Max(0, scan.Position - 6), 6), "A \\right has no \\left.");
                return true;
            case "label" or "tag" or "color" or "vspace" or "phantom" or "hphantom" or "vphantom" or "cite" or "ref" or "end":
                scan.TakeRawArgument();
                return true;
            case "hspace" or "hskip" or "kern" or "mkern" or "mskip":
                if (name == "hspace") scan.TakeRawArgument();
                else SkipDimension();
                row.Add(new MathNode.Space(0.25));
                return true;
            case "textcolor" or "colorbox" or "href" or "raisebox":
                scan.TakeRawArgument();
                row.AddApart(ReadArgument());
                return true;
            case "ensuremath" or "hbox" or "fbox" or "boxed" or "smash" or "mathclap" or "cancel" or "substack":
                row.AddApart(ReadArgument());
                return true;
            case "\\" or "newline" or "cr":
                row.Add(new MathNode.Space(1));
                return true;
            default:
                return false;
        }
    }

    private void SkipDimension()
    {
        while (!scan.AtEnd && (char.IsAsciiDigit(scan.Current) || scan.Current is '.' or '-')) scan.Position++;
        if (char.IsAsciiLetterLower(scan.Current) && char.IsAsciiLetterLower(scan.Next)) scan.Position += 2;
    }
}
