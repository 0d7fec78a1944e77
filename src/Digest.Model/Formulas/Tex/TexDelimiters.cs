using System.Globalization;
using Digest.Model.Formulas.Symbols;

namespace Digest.Model.Formulas.Tex;

/// <summary>Delimiters, and commands that ask for something a tree does not hold.</summary>
internal sealed partial class TexParser
{
    private const string Delimiters = "()[]{}⟨⟩|‖/∖⌊⌋⌈⌉↑↓↕⇑⇓⇕⟦⟧⟮⟯⌜⌝⌞⌟∣∥";

    private void ReadFenced(TexRow row, int start)
    {
        var open = ReadDelimiter("left");
        if (depth >= DeepestNesting)
        {
            row.AddApart(new MathNode.Symbol(open, MathClass.Open, MathVariant.Upright));
            return;
        }

        depth++;
        var (saved, wasInTable) = (alphabet, isInTable);
        isInTable = false;
        var body = new TexRow();
        ReadRowInto(body, stop: '\0');
        (alphabet, isInTable) = (saved, wasInTable);
        depth--;
        if (AtCommand("right"))
        {
            scan.TakeCommandName();
            row.AddApart(new MathNode.Fenced(open, body.ToNode(), ReadDelimiter("right")));
            return;
        }

        notes.Add(FormulaRules.Unbalanced, new(start, 5), "A \\left has no \\right.");
        row.AddApart(new MathNode.Fenced(open, body.ToNode(), ""));
    }

    /// <summary>Takes a delimiter: a character or a command; empty for the full stop, which stands for none. What is no delimiter is noted and stays.</summary>
    private string ReadDelimiter(string command)
    {
        scan.SkipSpace();
        var start = scan.Position;
        var text = scan.AtEnd || scan.Current is '}' or '{' ? "" : scan.Current == '\\' ? NamedDelimiter() : scan.TakeCharacter();
        text = text switch { "<" => "⟨", ">" => "⟩", _ => text };
        if (text == ".") return "";
        if (text.Length == 1 && Delimiters.Contains(text[0], StringComparison.Ordinal)) return text;
        scan.Position = start;
        notes.Add(FormulaRules.Unbalanced, new(start, 0), $"No delimiter follows \\{command}.");
        return "";
    }

    private string NamedDelimiter() => SymbolTable.TryFind(scan.TakeCommandName(), out var entry) ? entry.Text : "";

    private MathNode ReadBigDelimiter(string command)
    {
        var text = ReadDelimiter(command);
        if (text.Length == 0) return TexRow.Empty;
        var @class = command switch
        {
            [.., 'l'] => MathClass.Open,
            [.., 'r'] => MathClass.Close,
            "middle" or [.., 'm'] => MathClass.Relation,
            _ => SymbolTable.TryFindCharacter(text, out var entry) && entry.Class is MathClass.Open or MathClass.Close && text is not ("|" or "‖") ? entry.Class : MathClass.Ordinary,
        };
        if (command == "middle") return new MathNode.Symbol(text, @class, MathVariant.Upright);
        var steps = (command.StartsWith("bigg", StringComparison.OrdinalIgnoreCase) ? 3 : 1) + (command[0] == 'B' ? 1 : 0);
        return new MathNode.Large(text, @class, steps);
    }

    private bool TryReadIgnored(TexRow row, string name)
    {
        switch (name)
        {
            case "nolimits" or "displaystyle" or "textstyle" or "scriptstyle" or "scriptscriptstyle" or "nonumber" or "notag"
                or "mathstrut" or "strut" or "allowbreak" or "nobreak" or "protect" or "relax" or "normalsize" or "small" or "large" or "centering" or "/" or "-":
                return true;
            case "tag":
                row.AddApart(TagOf());
                return true;
            case "label" or "color" or "vspace" or "phantom" or "hphantom" or "vphantom" or "cite" or "ref" or "hline":
                if (name != "hline") TakeArgument();
                return true;
            case "hfill":
                row.Add(NumberSpace);
                return true;
            case "hspace":
                scan.Take('*');
                var width = TakeArgument();
                AddDimension(row, new TexScanner(width), scan.RawStart);
                return true;
            case "hskip" or "kern" or "mkern" or "mskip":
                AddDimension(row, scan, 0);
                return true;
            case "textcolor" or "colorbox" or "raisebox":
                TakeArgument();
                row.AddApart(ReadArgument());
                return true;
            case "fbox" or "boxed" or "cancel" or "bcancel" or "xcancel" or "sout":
                var start = commandStart;
                row.AddApart(ReadArgument());
                notes.Add(FormulaRules.Simplified, new(start, name.Length + 1), $"What \\{name} draws around or through a part is left out.");
                return true;
            case "ensuremath" or "hbox" or "smash" or "mathclap" or "substack" or "displaylines":
                row.AddApart(ReadArgument());
                return true;
            case "\\" or "newline" or "cr":
                scan.TakeRawOption();
                row.Add(new MathNode.Space(1));
                return true;
            default:
                return false;
        }
    }

    private static MathNode.Space NumberSpace => new(2) { Fills = true };

    /// <summary>The number of a formula, in round brackets unless a star forbids them: at the margin, or two quads behind it.</summary>
    private MathNode TagOf()
    {
        var isBare = scan.Take('*');
        var number = ReadTextArgument(MathVariant.Upright);
        EquatableArray<MathNode> parts = isBare ? [NumberSpace, number] : [NumberSpace, new MathNode.Words("("), number, new MathNode.Words(")")];
        return new MathNode.Row(parts);
    }

    /// <summary>Takes a length, <c>-1.5em</c> or <c>3mu</c>, and adds that much space, within two em back and twenty on.</summary>
    private void AddDimension(TexRow row, TexScanner from, int offset)
    {
        from.SkipSpace();
        var start = from.Position;
        while (!from.AtEnd && (char.IsAsciiDigit(from.Current) || from.Current is '.' or '-' or '+')) from.Position++;
        var isNumber = double.TryParse(from.Text.AsSpan(start, from.Position - start), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        from.SkipSpace();
        double? unit = !char.IsAsciiLetterLower(from.Current) ? null : $"{from.Current}{from.Next}" switch
        {
            "em" => 1,
            "ex" => 0.45,
            "mu" => 1 / 18.0,
            "pt" or "bp" => 0.1,
            "pc" => 1.2,
            "mm" => 0.285,
            "cm" => 2.85,
            "in" => 7.2,
            _ => null,
        };
        if (unit is not null) from.Position += 2;
        if (!isNumber || unit is null) notes.Add(FormulaRules.Unbalanced, new(start + offset, 0), "A length is missing.");
        row.Add(new MathNode.Space(isNumber && unit is { } em ? Math.Clamp(number * em, -2, 20) : 0.25));
    }
}
