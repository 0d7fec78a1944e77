using System.Text;
using Digest.Model;

namespace Digest.Render.Email.Mime;

/// <summary>
/// A mail message (RFC 5322) before it becomes bytes. Nothing in it is made up here: date and identifier are handed in. A value that cannot stand in a header is
/// refused with an <see cref="ArgumentException"/> when it is set.
/// </summary>
public sealed record MailMessage
{
    /// <summary>Who sends it.</summary>
    public required MailAddress From { get; init; }

    /// <summary>Who is named as its reader; at least one.</summary>
    public required EquatableArray<MailAddress> To { get; init => field = value.IsEmpty ? throw new ArgumentException("A message names at least one reader.", nameof(value)) : value; }

    /// <summary>Where answers go; null for the sender.</summary>
    public MailAddress? ReplyTo { get; init; }

    /// <summary>The subject, one line.</summary>
    public required string Subject { get; init => field = HeaderValue.Checked(value, "Subject"); }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The identifier, <c>left@domain</c> without angle brackets; see <see cref="MessageIds"/>.</summary>
    public required string MessageId { get; init => field = HeaderValue.CheckedIdentifier(value, "Message-ID"); }

    /// <summary>The identifiers of messages it belongs to, oldest first: readers show those that share one as a thread. Empty for none.</summary>
    public EquatableArray<string> References
    {
        get;
        init
        {
            foreach (var id in value) HeaderValue.CheckedIdentifier(id, "References");
            field = value;
        }
    }

    /// <summary>The mailing list it belongs to (RFC 2919): an identifier such as <c>reef.lab.example.org</c>; null for none.</summary>
    public string? ListId { get; init => field = value is null ? null : HeaderValue.CheckedToken(value, "List-Id"); }

    /// <summary>Https and mailto addresses that end the subscription (RFC 2369), https first; empty for none.</summary>
    public EquatableArray<string> ListUnsubscribe
    {
        get;
        init
        {
            foreach (var url in value) HeaderValue.CheckedListAddress(url);
            field = value;
        }
    }

    /// <summary>Whether an https address ends the subscription by one request (RFC 8058).</summary>
    public OneClick OneClick { get; init; }

    /// <summary>What it says.</summary>
    public required MimeBody Body { get; init; }

    /// <summary>The message as it is sent, which is ASCII unless an address is not.</summary>
    public override string ToString() => Encoding.UTF8.GetString(MimeWriter.Write(this));
}

/// <summary>Whether a subscription can be ended by one request.</summary>
public enum OneClick
{
    /// <summary>Not promised.</summary>
    None,

    /// <summary>The https address of List-Unsubscribe takes a POST without more questions.</summary>
    Promised,
}
