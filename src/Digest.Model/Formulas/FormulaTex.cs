using System.Globalization;
using System.Text;
using Digest.Model.Formulas.Symbols;
using Digest.Model.Formulas.Tex;

namespace Digest.Model.Formulas;

/// <summary>Formulas as TeX.</summary>
public static class FormulaTex
{
    /// <summary>
    /// The formula in plain commands of LaTeX and amsmath, without private macros. Reading it gives the same tree for every tree that
    /// <see cref="FormulaReader"/> gives without a diagnostic; what could not be read is printed as words.
    /// </summary>
    public static string Print(MathNode formula)
    {
        var text = new StringBuilder();
        new FormulaTexWriter(text).WriteParts(formula);
        if (text.Length > 1 && text[^1] == ' ' && text[^2] != '\\') text.Length--;
        return text.ToString();
    }
}

/// <summary>Writes one formula as TeX.</summary>
/// <remarks>
/// A symbol is written as the first of <see cref="TexSpellings"/> that reads back as itself. Braces keep apart what would join: a figure
/// after a figure, words after words, a row within a row.
/// </remarks>
internal sealed class FormulaTexWriter(StringBuilder text)
{
    /// <summary>Writes a formula, a cell or the content of a group: a row's parts without braces of their own.</summary>
    public void WriteParts(MathNode node)
    {
        if (node is not MathNode.Row row)
        {
            Write(node, null);
            return;
        }

        MathNode? before = null;
        foreach (var part in row.Parts)
        {
            Write(part, before);
            before = part;
        }
    }

    private void Write(MathNode node, MathNode? before)
    {
        switch (node)
        {
            case MathNode.Symbol symbol: WriteSymbol(symbol); break;
            case MathNode.Words words: WriteWords(words.Text, before); break;
            case MathNode.Row: Group(node); break;
            case MathNode.Scripts scripts: WriteScripts(scripts, before); break;
            case MathNode.Fraction fraction: Command("frac", fraction.Numerator, fraction.Denominator); break;
            case MathNode.Radical radical: WriteRadical(radical); break;
            case MathNode.Accent accent: Command(CommandOf(accent.Mark), accent.Base); break;
            case MathNode.Fenced fenced:
                text.Append("\\left").Append(Delimiter(fenced.Open));
                WriteParts(fenced.Body);
                text.Append("\\right").Append(Delimiter(fenced.Close));
                break;
            case MathNode.UnderOver { Over: not null } arrow when ArrowCommand(arrow) is { } command: WriteArrow(command, arrow); break;
            case MathNode.UnderOver { Under: { } under, Over: { } over } stack: WriteStack("overset", over, new MathNode.UnderOver(stack.Base, under, null)); break;
            case MathNode.UnderOver { Under: { } under } stack: WriteStack("underset", under, stack.Base); break;
            case MathNode.UnderOver stack: WriteStack("overset", stack.Over ?? TexRow.Empty, stack.Base); break;
            case MathNode.Binomial binomial: Command("binom", binomial.Upper, binomial.Lower); break;
            case MathNode.Table table: WriteTable(table); break;
            case MathNode.Large large: WriteLarge(large); break;
            case MathNode.Link link: WriteLink(link); break;
            case MathNode.Space { Fills: true }: text.Append("\\hfill "); break;
            case MathNode.Space space: WriteSpace(space.Em); break;
            case MathNode.Unread unread: WriteWords(unread.Text, before); break;
            default: throw new InvalidOperationException($"{node.GetType().Name} is not in the closed set of formula nodes.");
        }
    }

    private void WriteSymbol(MathNode.Symbol symbol)
    {
        var spelled = TexSpellings.Of(symbol);
        var joins = text.Length > 0 && (char.IsAsciiDigit(text[^1]) || text[^1] == '.') && (char.IsAsciiDigit(spelled[0]) || spelled[0] == '.');
        if (joins || TexSpellings.IsMark(spelled)) text.Append('{').Append(spelled).Append('}');
        else text.Append(spelled);
    }

    private void WriteWords(string words, MathNode? before)
    {
        var isAfterWords = before is MathNode.Words or MathNode.Unread;
        if (isAfterWords) text.Append('{');
        text.Append("\\text{").Append(TexSpellings.InWords(words)).Append('}');
        if (isAfterWords) text.Append('}');
    }

    private void Group(MathNode node)
    {
        text.Append('{');
        WriteParts(node);
        text.Append('}');
    }

    /// <summary>A command with arguments in braces, which a symbol in braces of its own does without.</summary>
    private void Command(string name, params ReadOnlySpan<MathNode> arguments)
    {
        text.Append('\\').Append(name);
        foreach (var argument in arguments) Argument(argument);
    }

    /// <summary>What stands above or below its base; the base keeps its class in its argument's braces, unlike elsewhere.</summary>
    private void WriteStack(string name, MathNode label, MathNode @base)
    {
        Command(name, label);
        Group(@base);
    }

    private void Argument(MathNode argument)
    {
        if (argument is MathNode.Symbol symbol && TexSpellings.Of(symbol) is ['{', ..] braced) text.Append(braced);
        else Group(argument);
    }

    private void WriteScripts(MathNode.Scripts scripts, MathNode? before)
    {
        switch (scripts.Base)
        {
            case null: text.Append("{}"); break;
            case MathNode.Symbol or MathNode.Words: Write(scripts.Base, before); break;
            case var other: Group(other); break;
        }

        var sup = scripts.Sup;
        if (sup is not null && Primes(sup) > 0)
        {
            text.Append('\'', Primes(sup));
            sup = null;
        }
        else if (sup is MathNode.Row { Parts: [var first, var rest] } && Primes(first) > 0)
        {
            text.Append('\'', Primes(first));
            sup = rest;
        }

        if (scripts.Sub is { } sub) Script('_', sub);
        if (sup is not null) Script('^', sup);
    }

    private static int Primes(MathNode node) =>
        node is MathNode.Symbol { Class: MathClass.Ordinary, Variant: MathVariant.Upright } symbol && symbol.Text.All(c => c == '′') ? symbol.Text.Length : 0;

    private void Script(char sign, MathNode node)
    {
        text.Append(sign);
        Argument(node);
    }

    private void WriteRadical(MathNode.Radical radical)
    {
        text.Append("\\sqrt");
        if (radical.Degree is { } degree)
        {
            text.Append('[');
            WriteParts(degree);
            text.Append(']');
        }

        Argument(radical.Radicand);
    }

    /// <summary>The command of an arrow that stretches over its label; null when amsmath has none.</summary>
    private static string? ArrowCommand(MathNode.UnderOver stack) => stack.Base switch
    {
        MathNode.Symbol { Class: MathClass.Relation, Variant: MathVariant.Upright, Text: "⟶" } => "xrightarrow",
        MathNode.Symbol { Class: MathClass.Relation, Variant: MathVariant.Upright, Text: "⟵" } => "xleftarrow",
        _ => null,
    };

    private void WriteArrow(string command, MathNode.UnderOver arrow)
    {
        text.Append('\\').Append(command);
        if (arrow.Under is { } under)
        {
            text.Append('[');
            if (under is MathNode.Row { Parts.IsEmpty: true }) text.Append("{}");
            else WriteParts(under);
            text.Append(']');
        }

        Argument(arrow.Over ?? TexRow.Empty);
    }

    private void WriteLink(MathNode.Link link)
    {
        text.Append("\\href{");
        foreach (var c in link.Target) text.Append(c is '%' or '#' or '&' or '_' ? "\\" : "").Append(c);
        text.Append('}');
        Argument(link.Body);
    }

    private void WriteTable(MathNode.Table table)
    {
        var environment = table.Columns switch { "c" => "matrix", "rl" => "aligned", _ => "array" };
        text.Append("\\begin{").Append(environment).Append('}');
        if (environment == "array") text.Append('{').Append(table.Columns).Append('}');
        for (var row = 0; row < table.Rows.Count; row++)
        {
            if (row > 0) text.Append("\\\\ ");
            if (table.Rows[row] is [MathNode.Row { Parts.IsEmpty: true }]) text.Append("{}");
            for (var column = 0; column < table.Rows[row].Count; column++)
            {
                if (column > 0) text.Append('&');
                WriteParts(table.Rows[row][column]);
            }
        }

        text.Append("\\end{").Append(environment).Append('}');
    }

    private void WriteLarge(MathNode.Large large)
    {
        var size = large.Steps switch { <= 1 => "big", 2 => "Big", 3 => "bigg", _ => "Bigg" };
        var part = large.Class switch { MathClass.Open => "l", MathClass.Close => "r", MathClass.Relation => "m", _ => "" };
        text.Append('\\').Append(size).Append(part).Append(Delimiter(large.Text));
    }

    private void WriteSpace(double em)
    {
        var command = Spaces.ByCommand.Where(pair => pair.Value.Equals(em)).Select(pair => pair.Key).Order(StringComparer.Ordinal).FirstOrDefault();
        if (command is null) text.Append(CultureInfo.InvariantCulture, $"\\hspace{{{em:0.################}em}}");
        else text.Append('\\').Append(command).Append(char.IsAsciiLetter(command[0]) ? " " : "");
    }

    private static string CommandOf(string mark) =>
        AccentMarks.ByCommand.Where(pair => pair.Value == mark).Select(pair => pair.Key).OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).FirstOrDefault() ?? "hat";

    private static string Delimiter(string delimiter) => delimiter switch
    {
        "" => ".",
        "[" => "\\lbrack ",
        "]" => "\\rbrack ",
        "{" => "\\{",
        "}" => "\\}",
        "/" or "(" or ")" or "|" => delimiter,
        _ => TexSpellings.Command(delimiter) ?? delimiter,
    };
}
