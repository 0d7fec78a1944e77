using Digest.Model.Diagnostics;

namespace Digest.Model.People;

/// <summary>The kinds of problems that rosters and mentions can have.</summary>
public static class PeopleRules
{
    /// <summary>A roster has a name twice; the first counts.</summary>
    public static readonly DiagnosticRule NameTwice = new("DG1060", Severity.Warning, "Name twice in the roster");

    /// <summary>A first name is that of several members, so that nobody is meant for certain; it is nobody's mention.</summary>
    public static readonly DiagnosticRule AmbiguousName = new("DG2030", Severity.Warning, "Name of several members");

    /// <summary>Every rule of people, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticRule> All { get; } = [NameTwice, AmbiguousName];
}
