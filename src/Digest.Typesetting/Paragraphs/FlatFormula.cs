using Digest.Model;
using Digest.Model.Formulas;

namespace Digest.Typesetting.Paragraphs;

/// <summary>
/// Formulas that are words with raised and lowered figures, as chemical ones are: these are set in the face of the text around them, where
/// they kern with it and follow its weight and slope.
/// </summary>
internal static class FlatFormula
{
    /// <summary>A piece of a flat formula.</summary>
    /// <param name="Text">Its characters.</param>
    /// <param name="Variant">Upright or italic.</param>
    /// <param name="Level">Where it stands.</param>
    public readonly record struct Piece(string Text, MathVariant Variant, ScriptLevel Level);

    /// <summary>The pieces in order, or null for a formula that needs more than one line of text.</summary>
    public static List<Piece>? Of(MathNode node)
    {
        var pieces = new List<Piece>();
        return TryAdd(node, ScriptLevel.Base, pieces) ? pieces : null;
    }

    private static bool TryAdd(MathNode node, ScriptLevel level, List<Piece> pieces)
    {
        switch (node)
        {
            case MathNode.Symbol { Variant: MathVariant.Upright or MathVariant.Italic } symbol:
                pieces.Add(new(symbol.Text, symbol.Variant, level));
                return true;
            case MathNode.Words words:
                pieces.Add(new(words.Text, MathVariant.Upright, level));
                return true;
            case MathNode.Row row:
                return TryAdd(row.Parts, level, pieces);
            case MathNode.Scripts scripts when level == ScriptLevel.Base:
                return (scripts.Base is null || TryAdd(scripts.Base, level, pieces))
                    && (scripts.Sub is null || TryAdd(scripts.Sub, ScriptLevel.Sub, pieces))
                    && (scripts.Sup is null || TryAdd(scripts.Sup, ScriptLevel.Sup, pieces));
            case MathNode.Fenced fenced:
                pieces.Add(new(fenced.Open, MathVariant.Upright, level));
                if (!TryAdd(fenced.Body, level, pieces)) return false;
                pieces.Add(new(fenced.Close, MathVariant.Upright, level));
                return true;
            default:
                return false;
        }
    }

    private static bool TryAdd(EquatableArray<MathNode> parts, ScriptLevel level, List<Piece> pieces)
    {
        foreach (var part in parts)
            if (!TryAdd(part, level, pieces)) return false;
        return true;
    }
}

/// <summary>Where a piece of a flat formula stands.</summary>
internal enum ScriptLevel
{
    /// <summary>On the baseline.</summary>
    Base,

    /// <summary>Below it.</summary>
    Sub,

    /// <summary>Above it.</summary>
    Sup,
}
