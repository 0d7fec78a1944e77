using System.Collections.Immutable;
using System.Globalization;

namespace Digest.Delivery.Smtp;

/// <summary>One reply of a server: a code and one or more lines of text (RFC 5321 §4.2).</summary>
internal sealed record SmtpReply
{
    /// <summary>The three digits, 200 to 599.</summary>
    public required int Code { get; init; }

    /// <summary>The text of each line, without code and separator.</summary>
    public required ImmutableArray<string> Lines { get; init; }

    /// <summary>True for 2yz.</summary>
    public bool IsPositive => Code is >= 200 and < 300;

    /// <summary>True for 4yz.</summary>
    public bool IsTransient => Code is >= 400 and < 500;

    /// <summary>True for 5yz.</summary>
    public bool IsPermanent => Code is >= 500 and < 600;

    /// <summary>True for 421: the server closes the connection after this reply, whatever was asked (RFC 5321 §3.8).</summary>
    public bool IsClosing => Code == 421;

    /// <summary>The enhanced status <c>class.subject.detail</c> (RFC 3463) when the first line begins with one of the reply's own class, else null.</summary>
    public string? Status => EnhancedStatus.Of((char)('0' + (Code / 100)), Lines[0].Split(' ')[0]);

    /// <summary>Code and text on one line, an enhanced status that each line repeats only once.</summary>
    public string Text
    {
        get
        {
            var status = Status;
            var lines = Lines.Select((line, index) => index > 0 && status is not null && line.StartsWith(status + " ", StringComparison.Ordinal) ? line[(status.Length + 1)..] : line);
            return Printable.Of($"{Code.ToString(CultureInfo.InvariantCulture)} {string.Join(' ', lines)}".TrimEnd());
        }
    }
}
