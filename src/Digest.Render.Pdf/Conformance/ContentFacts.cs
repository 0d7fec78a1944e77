using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>What was seen while the content of one page was read.</summary>
internal sealed class ContentFacts
{
    /// <summary>The codes shown in each font, with how many bytes they take, by the font's dictionary; text drawn invisibly is left out.</summary>
    public Dictionary<PdfObject.Dictionary, HashSet<(int Code, int Length)>> Shown { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Those of them that marked content with a text of its own holds.</summary>
    public Dictionary<PdfObject.Dictionary, HashSet<(int Code, int Length)>> Replaced { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The colour spaces used, by name or as the object that defines them.</summary>
    public HashSet<PdfObject> ColorSpaces { get; } = [];

    /// <summary>Graphics states used.</summary>
    public HashSet<PdfObject.Dictionary> GraphicsStates { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>External objects drawn.</summary>
    public HashSet<PdfObject.Stream> Objects { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The numbers of marked contents, each as often as it occurs.</summary>
    public List<int> Numbers { get; } = [];

    /// <summary>Operators that PDF does not know.</summary>
    public SortedSet<string> UnknownOperators { get; } = new(StringComparer.Ordinal);

    /// <summary>Names that the page's resources lack.</summary>
    public SortedSet<string> MissingResources { get; } = new(StringComparer.Ordinal);

    /// <summary>Rendering intents set.</summary>
    public SortedSet<string> Intents { get; } = new(StringComparer.Ordinal);

    /// <summary>Languages of marked contents.</summary>
    public SortedSet<string> Languages { get; } = new(StringComparer.Ordinal);

    /// <summary>How deep graphics states are saved at most.</summary>
    public int DeepestSave { get; set; }

    /// <summary>True when something is painted outside marked content, or in content that belongs neither to the structure nor to furniture.</summary>
    public bool HasUnmarked { get; set; }

    /// <summary>True when furniture stands within content of the structure.</summary>
    public bool HasArtifactInside { get; set; }

    /// <summary>True when content of the structure stands within furniture.</summary>
    public bool HasContentInArtifact { get; set; }

    /// <summary>True when marks or saved states are not closed as they were opened.</summary>
    public bool IsUnbalanced { get; set; }

    /// <summary>Why the content could not be read to its end, or null.</summary>
    public string? Fault { get; set; }
}
