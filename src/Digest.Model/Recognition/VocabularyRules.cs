using Digest.Model.Diagnostics;

namespace Digest.Model.Recognition;

/// <summary>The kinds of problems that a user's file of words can have.</summary>
public static class VocabularyRules
{
    /// <summary>The file breaks off being YAML, so no word of it counts.</summary>
    public static readonly DiagnosticRule Unreadable = new("DG1030", Severity.Error, "Unreadable vocabulary");

    /// <summary>A name is none of the parts of a vocabulary; what stands under it is left out.</summary>
    public static readonly DiagnosticRule UnknownPart = new("DG1031", Severity.Warning, "Unknown part of a vocabulary");

    /// <summary>A name is no meaning or month; the words under it are left out.</summary>
    public static readonly DiagnosticRule UnknownMeaning = new("DG1032", Severity.Warning, "Unknown meaning");

    /// <summary>A value is no word or list of words where one must stand; it is left out.</summary>
    public static readonly DiagnosticRule Misfit = new("DG1033", Severity.Warning, "No list of words");

    /// <summary>A word is given two meanings; the first counts.</summary>
    public static readonly DiagnosticRule TwoMeanings = new("DG1034", Severity.Warning, "Word with two meanings");

    /// <summary>Every rule of vocabularies, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticRule> All { get; } = [Unreadable, UnknownPart, UnknownMeaning, Misfit, TwoMeanings];
}
