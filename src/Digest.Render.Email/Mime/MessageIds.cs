using System.Security.Cryptography;
using System.Text;

namespace Digest.Render.Email.Mime;

/// <summary>Message identifiers that follow from what is sent to whom, so that a copy sent twice can be seen to be one.</summary>
public static class MessageIds
{
    /// <summary><c>issue.hash@domain</c>: the issue's name, 16 hexadecimal digits of the SHA-256 of the reader's address in lower case, the sender's domain.</summary>
    public static string For(string issueId, MailAddress recipient, MailAddress sender)
    {
        var name = string.Concat(issueId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-')).Trim('-');
        return $"{(name.Length == 0 ? "issue" : name)}.{Hash(recipient.Address.ToLowerInvariant())}@{Domain(sender)}";
    }

    /// <summary><c>series.hash@domain</c>: what all issues of a series refer to, though nothing was ever sent under it, so that readers show them as one thread.</summary>
    public static string ForSeries(string series, MailAddress sender) => $"series.{Hash(series)}@{Domain(sender)}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static string Domain(MailAddress sender) => sender.Address[(sender.Address.LastIndexOf('@') + 1)..];
}
