using Digest.Model.Diagnostics;

namespace Digest.Model.Recognition;

/// <summary>The kinds of problems that recognising and checking an issue can meet.</summary>
public static class RecognitionRules
{
    /// <summary>Nothing in the source looks like a digest: no date, no paper, no synthesis, no idea. Its text is kept.</summary>
    public static readonly DiagnosticRule NoDigest = new("DG2001", Severity.Error, "Not a digest");

    /// <summary>What stands in the place of an identifier is none.</summary>
    public static readonly DiagnosticRule BrokenIdentifier = new("DG2002", Severity.Warning, "Identifier does not hold");

    /// <summary>The given total is not the sum of the given scores; both are kept.</summary>
    public static readonly DiagnosticRule WrongTotal = new("DG2003", Severity.Warning, "Total differs from the sum");

    /// <summary>The issue bears no date.</summary>
    public static readonly DiagnosticRule NoDate = new("DG2004", Severity.Info, "Issue without a date");

    /// <summary>A paper is dated after the issue.</summary>
    public static readonly DiagnosticRule DoubtfulDate = new("DG2005", Severity.Warning, "Paper dated after its issue");

    /// <summary>Two papers of the issue bear one identifier, and their titles are not alike.</summary>
    public static readonly DiagnosticRule Duplicate = new("DG2006", Severity.Warning, "Identifier given twice");

    /// <summary>Two papers bear the same number.</summary>
    public static readonly DiagnosticRule NumberTwice = new("DG2007", Severity.Info, "Number given twice");

    /// <summary>A line of scores could not be read as scores; its text is kept.</summary>
    public static readonly DiagnosticRule UnreadScores = new("DG2008", Severity.Warning, "Scores not understood");

    /// <summary>An idea builds on something that is no paper of the issue.</summary>
    public static readonly DiagnosticRule UnknownBasis = new("DG2009", Severity.Info, "Basis not found in the issue");

    /// <summary>A dated issue has neither paper nor synthesis nor idea, as on a quiet day; its text is kept.</summary>
    public static readonly DiagnosticRule NoPapers = new("DG2010", Severity.Info, "Issue without papers");

    /// <summary>The carrier lost where a link leads, and the paper has no identifier that would tell.</summary>
    public static readonly DiagnosticRule LostLink = new("DG2011", Severity.Info, "Link without an address");

    /// <summary>A row of a table of scores belongs to no paper of the issue; it stays in its table.</summary>
    public static readonly DiagnosticRule RowWithoutPaper = new("DG2012", Severity.Warning, "Row without a paper");

    /// <summary>Every rule of recognition and checking, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticRule> All { get; } =
        [NoDigest, BrokenIdentifier, WrongTotal, NoDate, DoubtfulDate, Duplicate, NumberTwice, UnreadScores, UnknownBasis, NoPapers, LostLink, RowWithoutPaper];
}
