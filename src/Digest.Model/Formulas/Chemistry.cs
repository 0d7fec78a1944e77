using Digest.Model.Formulas.Chemical;
using Digest.Model.Text;

namespace Digest.Model.Formulas;

/// <summary>Chemistry in running text.</summary>
public static class Chemistry
{
    /// <summary>
    /// The chemical formulas in <paramref name="text"/>, in order and apart: only those that carry a count or charge, so that setting them changes
    /// their look. The rule would rather miss one than take a model's or protein's name for one.
    /// </summary>
    public static EquatableArray<FoundFormula> FindFormulas(string text) => FindFormulas(text, ProseChemistry.Default);

    /// <summary>The chemical formulas in <paramref name="text"/> as <paramref name="options"/> want them found, in order and apart.</summary>
    public static EquatableArray<FoundFormula> FindFormulas(string text, ProseChemistry options) =>
        options.Mode == ChemistryMode.Off ? [] : new ProseFormulas(options).Find(text).ToEquatableArray();
}

/// <summary>A chemical formula found in running text.</summary>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Tree">The tree read from it.</param>
public readonly record struct FoundFormula(TextSpan Span, MathNode Tree);
