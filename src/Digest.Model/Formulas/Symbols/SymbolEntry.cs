namespace Digest.Model.Formulas.Symbols;

/// <summary>What a command or character shows and what part it plays.</summary>
internal readonly record struct SymbolEntry(string Text, MathClass Class, MathVariant Variant)
{
    public MathNode.Symbol ToNode() => new(Text, Class, Variant);
}
