using Digest.Model.Formulas.Chemical;
using Digest.Model.Formulas.Symbols;

namespace Digest.Model.Formulas.Tex;

/// <summary>Commands: symbols by table, constructs by the switch below.</summary>
internal sealed partial class TexParser
{
    private int commandStart;

    private void ReadCommand(TexRow row)
    {
        var start = scan.Position;
        commandStart = start;
        var name = scan.TakeCommandName();
        if (name is "left") ReadFenced(row, start);
        else if (TryReadFont(row, name) || TryReadText(row, name) || TryReadConstruct(row, name) || TryReadIgnored(row, name)) return;
        else if (SymbolTable.TryFind(name, out var entry)) row.Add(InAlphabet(entry));
        else if (Spaces.ByCommand.TryGetValue(name, out var em)) row.Add(new MathNode.Space(em));
        else if (AccentMarks.ByCommand.TryGetValue(name, out var mark)) row.Add(new MathNode.Accent(ReadArgument(), mark));
        else ReadUnknown(row, name, start);
    }

    private MathNode InAlphabet(SymbolEntry entry)
    {
        if (!char.IsLetter(entry.Text, 0) || entry.Class != MathClass.Ordinary) return entry.ToNode();
        return alphabet switch
        {
            Alphabet.BoldItalic => entry.ToNode() with { Variant = entry.Variant == MathVariant.Italic ? MathVariant.BoldItalic : MathVariant.Bold },
            Alphabet.Bold => entry.ToNode() with { Variant = MathVariant.Bold },
            Alphabet.Italic => entry.ToNode() with { Variant = MathVariant.Italic },
            _ => entry.ToNode(),
        };
    }

    private void ReadUnknown(TexRow row, string name, int start)
    {
        var shown = PlainOf(name);
        var span = scan.From(start);
        if (shown.Length == 0)
        {
            if (name.Length == 0) notes.Add(FormulaRules.Unbalanced, span, "The formula ends with a backslash.");
            return;
        }

        notes.Add(FormulaRules.UnknownCommand, span, $"The command \\{name} is not known; its name is shown.", "Write the formula without private macros.");
        row.AddApart(new MathNode.Unread(shown));
    }

    private bool TryReadConstruct(TexRow row, string name)
    {
        MathNode? node = name switch
        {
            "frac" or "dfrac" or "tfrac" or "cfrac" or "nicefrac" or "sfrac" => new MathNode.Fraction(ReadArgument(), ReadArgument()),
            "sqrt" => ReadRadical(),
            "ket" or "Ket" => new MathNode.Fenced("|", ReadArgument(), "⟩"),
            "bra" or "Bra" => new MathNode.Fenced("⟨", ReadArgument(), "|"),
            "braket" or "Braket" or "ev" or "expval" => new MathNode.Fenced("⟨", ReadArgument(), "⟩"),
            "abs" => new MathNode.Fenced("|", ReadArgument(), "|"),
            "norm" => new MathNode.Fenced("‖", ReadArgument(), "‖"),
            "operatorname" or "mathop" => ReadOperator(),
            "mathbin" or "mathrel" or "mathord" or "mathopen" or "mathclose" or "mathpunct" or "mathinner" => ReadClass(name),
            "overset" or "stackrel" => ReadOver(),
            "underset" => ReadUnder(),
            "xrightarrow" or "xleftarrow" => ReadLabelledArrow(name),
            "underbrace" or "overbrace" => ReadArgument(),
            "binom" or "dbinom" or "tbinom" => ReadBinomial(),
            "not" => ReadNot(),
            "ce" or "cf" => ChemicalReader.Read(scan.TakeRawArgument(), notes, new(commandStart, scan.Position - commandStart), ReadNested),
            "SI" or "qty" => ReadQuantity(),
            "si" or "unit" => ReadUnit(),
            "num" => ReadNested(scan.TakeRawArgument()),
            "pu" => PhysicalUnit.Read(scan.TakeRawArgument(), ReadNested),
            "unicode" => ReadUnicode(),
            "begin" => ReadEnvironment(),
            "msun" or "Msun" or "Msol" => Solar("M"),
            "lsun" or "Lsun" => Solar("L"),
            "kms" => new MathNode.Words("km/s"),
            "bmod" => new MathNode.Symbol("mod", MathClass.Binary, MathVariant.Upright),
            "pmod" => new MathNode.Row([new MathNode.Space(0.5), new MathNode.Symbol("(", MathClass.Open, MathVariant.Upright),
                new MathNode.Words("mod "), ReadArgument(), new MathNode.Symbol(")", MathClass.Close, MathVariant.Upright)]),
            "middle" or "big" or "Big" or "bigg" or "Bigg" or "bigl" or "bigr" or "Bigl" or "Bigr" or "biggl" or "biggr" or "Biggl" or "Biggr" or "bigm" or "Bigm"
                => ReadBigDelimiter(name),
            _ => null,
        };
        if (node is not null) row.AddApart(node);
        return node is not null;
    }

    private MathNode ReadQuantity()
    {
        scan.TakeRawOption();
        var number = scan.TakeRawArgument();
        return UnitReader.Quantity(number, scan.TakeRawArgument(), ReadNested);
    }

    private MathNode ReadUnit()
    {
        scan.TakeRawOption();
        return UnitReader.Unit(scan.TakeRawArgument(), ReadNested);
    }

    private MathNode ReadRadical()
    {
        var degree = scan.TakeRawOption();
        return new MathNode.Radical(ReadArgument(), string.IsNullOrWhiteSpace(degree) ? null : ReadNested(degree));
    }

    /// <summary>Reads a stretch taken out of the formula, at the next depth; its diagnostics name the place at hand.</summary>
    private MathNode ReadNested(string part)
    {
        if (depth >= DeepestNesting) return new MathNode.Unread(PlainOf(part));
        return new TexParser(part, notes.At(new(commandStart, scan.Position - commandStart))) { depth = depth + 1, alphabet = alphabet }.ReadAll();
    }

    private MathNode ReadOperator()
    {
        var name = FormulaText.Plain(ReadArgument()).Trim();
        return new MathNode.Symbol(name.Length == 0 ? " " : name, MathClass.Operator, MathVariant.Upright);
    }

    private MathNode ReadClass(string command)
    {
        var node = ReadArgument();
        var @class = command switch
        {
            "mathbin" => MathClass.Binary,
            "mathrel" => MathClass.Relation,
            "mathopen" => MathClass.Open,
            "mathclose" => MathClass.Close,
            "mathpunct" => MathClass.Punctuation,
            _ => MathClass.Ordinary,
        };
        return node is MathNode.Symbol symbol ? symbol with { Class = @class } : node;
    }

    private MathNode ReadOver()
    {
        var over = ReadArgument();
        return new MathNode.Scripts(AsSign(ReadArgument()), null, over);
    }

    private MathNode ReadUnder()
    {
        var under = ReadArgument();
        return new MathNode.Scripts(AsSign(ReadArgument()), under, null);
    }

    private MathNode ReadLabelledArrow(string command)
    {
        var below = scan.TakeRawOption();
        var arrow = new MathNode.Symbol(command == "xrightarrow" ? "⟶" : "⟵", MathClass.Relation, MathVariant.Upright);
        return new MathNode.Scripts(arrow, below is null ? null : ReadNested(below), ReadArgument());
    }

    private MathNode ReadBinomial()
    {
        var start = scan.Position;
        var (above, below) = (ReadArgument(), ReadArgument());
        notes.Add(FormulaRules.Simplified, scan.From(start), "A binomial coefficient is written with the word choose.");
        return new MathNode.Fenced("(", new MathNode.Row([above, new MathNode.Words(" choose "), below]), ")");
    }

    /// <summary>A sign struck through, as one character where Unicode has it.</summary>
    private MathNode ReadNot()
    {
        var node = AsSign(ReadArgument());
        return node is MathNode.Symbol symbol ? symbol with { Text = (symbol.Text + "\u0338").Normalize(System.Text.NormalizationForm.FormC) } : node;
    }

    /// <summary>Gives a sign that was read as an argument its own class back.</summary>
    private static MathNode AsSign(MathNode node) =>
        node is MathNode.Symbol { Class: MathClass.Ordinary, Text.Length: > 0 } symbol && !char.IsLetterOrDigit(symbol.Text, 0) ? TexCharacters.Sign(symbol.Text) : node;

    private static MathNode.Scripts Solar(string letter) =>
        new(new MathNode.Symbol(letter, MathClass.Ordinary, MathVariant.Italic), new MathNode.Symbol("⊙", MathClass.Ordinary, MathVariant.Upright), null);

    private MathNode ReadUnicode()
    {
        var code = scan.TakeRawArgument().Trim();
        var isHexadecimal = code.StartsWith('x') || code.StartsWith('X') || code.StartsWith('"');
        var style = isHexadecimal ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None;
        return int.TryParse(isHexadecimal ? code[1..] : code, style, System.Globalization.CultureInfo.InvariantCulture, out var value)
            && System.Text.Rune.IsValid(value) && value >= 0x20 && value != '\\'
            ? new MathNode.Words(char.ConvertFromUtf32(value))
            : new MathNode.Unread(PlainOf(code));
    }

    private MathNode ReadEnvironment()
    {
        var start = scan.Position;
        var name = scan.TakeRawArgument();
        if (name is "array" or "tabular") scan.TakeRawArgument();
        notes.Add(FormulaRules.Simplified, scan.From(start), $"The environment {PlainOf(name)} is written on one line.");
        return TexRow.Empty;
    }
}
