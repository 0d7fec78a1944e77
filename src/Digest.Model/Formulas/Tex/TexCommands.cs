using System.Globalization;
using System.Text;
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
        else if (name is "limits") row.StackLimits();
        else if (TryReadDefinition(name, start)) return;
        else if (TryReadFont(row, name) || TryReadText(row, name) || TryReadConstruct(row, name) || TryReadIgnored(row, name)) return;
        else if (SymbolTable.TryFind(name, out var entry)) row.Add(InAlphabet(entry));
        else if (Spaces.ByCommand.TryGetValue(name, out var em)) row.Add(new MathNode.Space(em));
        else if (AccentMarks.ByCommand.TryGetValue(name, out var mark)) row.AddApart(new MathNode.Accent(ReadArgument(), mark));
        else if (TryFindTextAccent(name, out var accent)) row.AddApart(ReadTextAccent(accent));
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
            "xrightarrow" or "xleftarrow" or "xleftrightarrow" or "xRightarrow" => ReadLabelledArrow(name),
            "binom" or "dbinom" or "tbinom" => new MathNode.Binomial(ReadArgument(), ReadArgument()),
            "not" => ReadNot(),
            "ce" or "cf" => ReadChemistry(),
            "SI" or "qty" => ReadQuantity(),
            "si" or "unit" => ReadUnit(),
            "num" => UnitReader.Number(TakeArgument(), ReadNested),
            "pu" => PhysicalUnit.Read(TakeArgument(), ReadNested),
            "href" => ReadLink(),
            "url" => ReadUrl(),
            "unicode" => new MathNode.Words(ReadCodePoint()),
            "begin" => ReadEnvironment(commandStart),
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
        if (node is MathNode.Words) row.Add(node);
        else if (node is not null) row.AddApart(node);
        return node is not null;
    }

    private MathNode ReadChemistry()
    {
        var argument = TakeArgument();
        var start = scan.RawStart;
        return ChemicalReader.Read(argument, notes.From(start), (part, at) => ReadStretch(part, Math.Max(0, start + at)));
    }

    private MathNode ReadQuantity()
    {
        scan.TakeRawOption();
        var number = TakeArgument();
        return UnitReader.Quantity(number, TakeArgument(), ReadNested);
    }

    private MathNode ReadUnit()
    {
        scan.TakeRawOption();
        return UnitReader.Unit(TakeArgument(), ReadNested);
    }

    private MathNode ReadRadical()
    {
        var degree = TakeOption();
        var before = scan.RawStart;
        return new MathNode.Radical(ReadArgument(), string.IsNullOrWhiteSpace(degree) ? null : ReadStretch(degree, before));
    }

    /// <summary>Takes an argument unread; one that is missing or not closed is noted.</summary>
    private string TakeArgument()
    {
        var start = scan.Position;
        var raw = scan.TakeRawArgument();
        if (!scan.IsRawWhole)
        {
            if (start < tex.Length && scan.Position > scan.RawStart) notes.Add(FormulaRules.Unbalanced, new(scan.RawStart - 1, 1), "An opening brace is never closed.");
            else notes.Add(FormulaRules.Unbalanced, new(scan.RawStart, 0), "An argument is missing.");
        }

        return raw;
    }

    /// <summary>Takes an option in square brackets unread; one that is not closed is noted.</summary>
    private string? TakeOption()
    {
        var option = scan.TakeRawOption();
        if (option is not null && !scan.IsRawWhole) notes.Add(FormulaRules.Unbalanced, new(scan.RawStart - 1, 1), "A square bracket is never closed.");
        return option;
    }

    /// <summary>Reads a text that was made from a stretch of the formula, at the next depth; its diagnostics name the place at hand.</summary>
    private MathNode ReadNested(string part)
    {
        if (depth >= DeepestNesting) return new MathNode.Unread(PlainOf(part));
        return new TexParser(part, notes.At(new(commandStart, scan.Position - commandStart))) { depth = depth + 1, alphabet = alphabet }.ReadAll();
    }

    /// <summary>Reads a stretch of the formula that was taken from <paramref name="start"/>, at the next depth.</summary>
    private MathNode ReadStretch(string part, int start)
    {
        if (depth >= DeepestNesting) return new MathNode.Unread(PlainOf(part));
        return new TexParser(part, notes.From(start)) { depth = depth + 1, alphabet = alphabet }.ReadAll();
    }

    private MathNode ReadOperator()
    {
        if (scan.Take('*')) scan.SkipSpace();
        var start = scan.Position;
        var count = notes.Count;
        var node = ReadBareArgument();
        if (node is MathNode.Symbol { Class: MathClass.Operator }) return node;
        var name = FormulaText.Plain(node).Trim();
        if (name.Length == 0 && notes.Count == count) notes.Add(FormulaRules.Unbalanced, scan.From(start), "An operator has no name.");
        return name.Length == 0 ? TexRow.Empty : new MathNode.Symbol(name, MathClass.Operator, MathVariant.Upright);
    }

    private MathNode ReadClass(string command)
    {
        var node = ReadBareArgument();
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
        var @base = ReadBareArgument();
        return @base is MathNode.UnderOver { Over: null } below ? below with { Over = over } : new MathNode.UnderOver(@base, null, over);
    }

    private MathNode ReadUnder()
    {
        var under = ReadArgument();
        return new MathNode.UnderOver(ReadBareArgument(), under, null);
    }

    private MathNode ReadLabelledArrow(string command)
    {
        var below = TakeOption();
        var start = scan.RawStart;
        var sign = command switch { "xrightarrow" => "⟶", "xleftarrow" => "⟵", "xRightarrow" => "⟹", _ => "⟷" };
        var over = ReadArgument();
        return new MathNode.UnderOver(new MathNode.Symbol(sign, MathClass.Relation, MathVariant.Upright), string.IsNullOrWhiteSpace(below) ? null : ReadStretch(below, start), over);
    }

    /// <summary>A sign struck through, as one character where Unicode has it.</summary>
    private MathNode ReadNot()
    {
        var start = commandStart;
        var node = ReadBareArgument();
        if (node is MathNode.Symbol { Text: [.., not (>= '0' and <= '9')] } symbol) return symbol with { Text = (symbol.Text + "\u0338").Normalize(NormalizationForm.FormC) };
        if (node is not MathNode.Row { Parts.IsEmpty: true }) notes.Add(FormulaRules.Simplified, new(start, 4), "The stroke through a part is left out.");
        return node;
    }

    private static MathNode.Scripts Solar(string letter) =>
        new(new MathNode.Symbol(letter, MathClass.Ordinary, MathVariant.Italic), new MathNode.Symbol("⊙", MathClass.Ordinary, MathVariant.Upright), null);

    private string ReadCodePoint()
    {
        var code = TakeArgument().Trim();
        var isHexadecimal = code is ['x' or 'X' or '"', ..];
        var style = isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (int.TryParse(isHexadecimal ? code[1..] : code, style, CultureInfo.InvariantCulture, out var value)
            && Rune.IsValid(value) && value >= 0x20 && value is not ('\\' or (>= 0x7F and < 0xA0)))
            return char.ConvertFromUtf32(value);
        notes.Add(FormulaRules.Unbalanced, scan.From(commandStart), "No character has this number.");
        return PlainOf(code);
    }
}
