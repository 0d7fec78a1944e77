namespace Digest.Model.Formulas;

/// <summary>How chemical formulas are looked for in running text. The text itself is never altered.</summary>
public sealed record ProseChemistry
{
    /// <summary>Conservative, with no words of the reader's own.</summary>
    public static ProseChemistry Default { get; } = new();

    /// <summary>Whether formulas are looked for at all.</summary>
    public ChemistryMode Mode { get; init; } = ChemistryMode.Conservative;

    /// <summary>Words that are formulas whatever the rule says (<c>W2N</c>), exactly as they are written, with a capital or a bracket at the start; a word that cannot be read as one is passed over.</summary>
    public EquatableArray<string> Include { get; init; } = [];

    /// <summary>Words that are no formulas whatever the rule says, exactly as they are written; they win over <see cref="Include"/>.</summary>
    public EquatableArray<string> Exclude { get; init; } = [];
}

/// <summary>Whether formulas are looked for in running text.</summary>
public enum ChemistryMode
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>Only what is hardly ever anything else: the rule would rather miss a formula than take a name for one.</summary>
    Conservative,
}
