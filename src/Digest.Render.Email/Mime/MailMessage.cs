using System.Text;
using Digest.Model;

namespace Digest.Render.Email.Mime;

/// <summary>A mail message (RFC 5322) before it becomes bytes. Nothing in it is made up here: date and identifier are handed in.</summary>
public sealed record MailMessage
{
    /// <summary>Who sends it.</summary>
    public required MailAddress From { get; init; }

    /// <summary>Who is named as its reader; at least one.</summary>
    public required EquatableArray<MailAddress> To { get; init; }

    /// <summary>Where answers go; null for the sender.</summary>
    public MailAddress? ReplyTo { get; init; }

    /// <summary>The subject, one line.</summary>
    public required string Subject { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The identifier, <c>left@domain</c> without angle brackets; see <see cref="MessageIds"/>.</summary>
    public required string MessageId { get; init; }

    /// <summary>The mailing list it belongs to (RFC 2919): an identifier such as <c>reef.lab.example.org</c>; null for none.</summary>
    public string? ListId { get; init; }

    /// <summary>Addresses that end the subscription (RFC 2369), https first; empty for none.</summary>
    public EquatableArray<string> ListUnsubscribe { get; init; }

    /// <summary>Whether an https address ends the subscription by one request (RFC 8058).</summary>
    public OneClick OneClick { get; init; }

    /// <summary>What it says.</summary>
    public required MimeBody Body { get; init; }

    /// <summary>The message as it is sent, which is ASCII.</summary>
    /// <exception cref="ArgumentException">A value cannot stand in a header.</exception>
    public override string ToString() => Encoding.ASCII.GetString(MimeWriter.Write(this));
}

/// <summary>Whether a subscription can be ended by one request.</summary>
public enum OneClick
{
    /// <summary>Not promised.</summary>
    None,

    /// <summary>The https address of List-Unsubscribe takes a POST without more questions.</summary>
    Promised,
}
