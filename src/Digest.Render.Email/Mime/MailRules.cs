using Digest.Model;
using Digest.Model.Diagnostics;

namespace Digest.Render.Email.Mime;

/// <summary>The kinds of problems that addresses and messages can have.</summary>
public static class MailRules
{
    /// <summary>A sender or reader is missing, or is no mail address.</summary>
    public static readonly DiagnosticRule BadAddress = new("DG5005", Severity.Error, "Mail address cannot be used");

    /// <summary>A message is not as the standards have it.</summary>
    public static readonly DiagnosticRule Malformed = new("DG5007", Severity.Error, "Message is malformed");

    /// <summary>The HTML uses what mail readers do not know.</summary>
    public static readonly DiagnosticRule NotSupported = new("DG5008", Severity.Warning, "Mail readers do not support this");

    /// <summary>The HTML is so large that mail readers clip it.</summary>
    public static readonly DiagnosticRule Clipped = new("DG5009", Severity.Warning, "HTML will be clipped");

    /// <summary>The HTML is hard to read without eyes, without pictures or in a language that it does not name.</summary>
    public static readonly DiagnosticRule NotAccessible = new("DG5010", Severity.Warning, "Mail is not accessible");

    /// <summary>The HTML holds what runs, or what is fetched when the mail is opened.</summary>
    public static readonly DiagnosticRule Active = new("DG5011", Severity.Error, "Mail holds what runs or is fetched");

    /// <summary>All of them, in the order of their ids.</summary>
    public static EquatableArray<DiagnosticRule> All { get; } = [BadAddress, Malformed, NotSupported, Clipped, NotAccessible, Active];
}
