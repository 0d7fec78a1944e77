using Digest.Model;
using Digest.Model.Diagnostics;

namespace Digest.Render.Email.Mime;

/// <summary>Addresses that people typed, looked at before anything is written.</summary>
public static class CheckedAddress
{
    /// <summary>The address that <paramref name="text"/> is; null and one diagnostic when it is missing, empty or none.</summary>
    /// <param name="text">What was typed, or null.</param>
    /// <param name="role">Whose address it is: <c>sender</c>, <c>reader</c>.</param>
    public static Diagnosed<MailAddress?> Read(string? text, string role)
    {
        if (string.IsNullOrWhiteSpace(text)) return Refused($"No {role} is given.");
        return MailAddress.TryParse(text, out var address, out var problem) ? new(address, []) : Refused(problem);
    }

    private static Diagnosed<MailAddress?> Refused(string message) =>
        new(null, [new Diagnostic { Rule = MailRules.BadAddress, Message = message, Hint = "Write “name@example.org” or “Name <name@example.org>”; nothing was written." }]);
}
