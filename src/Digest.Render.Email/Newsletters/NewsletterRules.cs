using Digest.Model;
using Digest.Model.Diagnostics;

namespace Digest.Render.Email.Newsletters;

/// <summary>The kinds of problems that composing a newsletter can meet.</summary>
public static class NewsletterRules
{
    /// <summary>The HTML body would be clipped by mail readers, so papers below the best were shortened in it.</summary>
    public static readonly DiagnosticRule Shortened = new("DG5002", Severity.Info, "Newsletter shortened");

    /// <summary>The HTML body stays above its limit with every paper shortened.</summary>
    public static readonly DiagnosticRule TooLarge = new("DG5003", Severity.Warning, "Newsletter too large");

    /// <summary>An address of the options may not be linked and was left out.</summary>
    public static readonly DiagnosticRule OptionLink = new("DG5004", Severity.Warning, "Address left out");

    /// <summary>A name of the options is empty, or holds markup or characters that no line shows.</summary>
    public static readonly DiagnosticRule OddName = new("DG5006", Severity.Warning, "Name looks wrong");

    /// <summary>Every rule of composing newsletters, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticRule> All { get; } = [Shortened, TooLarge, OptionLink, OddName];
}
