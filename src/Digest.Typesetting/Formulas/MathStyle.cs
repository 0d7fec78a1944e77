using Digest.Model.Formulas;

namespace Digest.Typesetting.Formulas;

/// <summary>The size at which a part of a formula is set (The TeXbook, chapter 17).</summary>
internal enum MathLevel
{
    Display, Text, Script, ScriptScript,
}

/// <summary>A level, and whether superscripts are raised less there.</summary>
internal readonly record struct MathStyle(MathLevel Level, bool IsCramped)
{
    public bool IsScript => Level >= MathLevel.Script;

    /// <summary>The space between two classes, in em.</summary>
    public double Between(AtomClass left, AtomClass right) => IsScript ? MathSpacing.BetweenInScripts(left, right) : MathSpacing.Between(left, right);

    public MathStyle Cramped => this with { IsCramped = true };

    public MathStyle Sup => new(Smaller, IsCramped);

    public MathStyle Sub => new(Smaller, true);

    public MathStyle Numerator => new(Level == MathLevel.Display ? MathLevel.Text : Smaller, IsCramped);

    public MathStyle Denominator => Numerator.Cramped;

    private MathLevel Smaller => Level >= MathLevel.Script ? MathLevel.ScriptScript : MathLevel.Script;
}
