using Digest.Model;
using Digest.Model.Diagnostics;

namespace Digest.Typesetting.Paragraphs;

/// <summary>What setting a paragraph can find wrong.</summary>
public static class ParagraphRules
{
    /// <summary>No face has a character; a box with its number stands for it.</summary>
    public static readonly DiagnosticRule MissingCharacter = new("DG4001", Severity.Warning, "character without a glyph");

    /// <summary>A line does not fit its measure and sticks out.</summary>
    public static readonly DiagnosticRule Overfull = new("DG4002", Severity.Warning, "line sticks out");

    /// <summary>Text runs from right to left; it is set so, letter by letter.</summary>
    public static readonly DiagnosticRule RightToLeft = new("DG4003", Severity.Info, "right-to-left text");

    /// <summary>All of them.</summary>
    public static EquatableArray<DiagnosticRule> All => [MissingCharacter, Overfull, RightToLeft];
}
