using Digest.Model.Diagnostics;

namespace Digest.Model.Configuration;

/// <summary>The kinds of problems that a group's configuration can have.</summary>
public static class ConfigurationRules
{
    /// <summary>The file breaks off being YAML, so nothing of it counts.</summary>
    public static readonly DiagnosticRule Unreadable = new("DG1040", Severity.Error, "Unreadable configuration");

    /// <summary>There is no such key; what stands under it is left out.</summary>
    public static readonly DiagnosticRule UnknownKey = new("DG1041", Severity.Error, "Unknown key");

    /// <summary>A value is of another kind than its key wants; it is left out.</summary>
    public static readonly DiagnosticRule WrongType = new("DG1042", Severity.Error, "Value of the wrong kind");

    /// <summary>A value is none of those that its key can have; it is left out.</summary>
    public static readonly DiagnosticRule WrongValue = new("DG1043", Severity.Error, "Value out of range");

    /// <summary>A key stands twice; the first counts.</summary>
    public static readonly DiagnosticRule KeyTwice = new("DG1044", Severity.Error, "Key twice");

    /// <summary>Every rule of configurations, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticRule> All { get; } = [Unreadable, UnknownKey, WrongType, WrongValue, KeyTwice];
}
