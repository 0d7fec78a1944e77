using System.Globalization;
using System.Text;
using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Render.Email.Mime;

namespace Digest.Render.Email.Compatibility;

/// <summary>Looks over mail that is to be sent, ours or anybody's: the bytes of a message, and its HTML against what mail readers support.</summary>
public static class MailLint
{
    // Gmail shows no more; measured by others and not published, hence round.
    private const int ClippedAt = 102 * 1024;
    private static readonly string[] Required = ["Date", "From", "Message-ID", "Subject", "MIME-Version"];
    private static readonly string[] Once = ["Date", "From", "Sender", "Reply-To", "To", "Cc", "Message-ID", "References", "Subject", "MIME-Version", "Content-Type"];

    /// <summary>What is doubtful or wrong in a message; empty for one that is right.</summary>
    public static EquatableArray<Diagnostic> Message(ReadOnlySpan<byte> bytes)
    {
        var read = MimeReader.Read(bytes);
        var found = new List<Diagnostic>(Lines(bytes));
        found.AddRange(read.Diagnostics);
        var message = read.Value;
        foreach (var name in Required.Where(name => message[name] is null)) found.Add(MimeReader.Problem($"The message has no {name}."));
        foreach (var name in Once.Where(name => message.Fields.Count(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase)) > 1)) found.Add(MimeReader.Problem($"The message has {name} more than once."));
        if (message["List-Unsubscribe-Post"] is not null && message["List-Unsubscribe"]?.Contains("<https:", StringComparison.OrdinalIgnoreCase) != true)
            found.Add(MimeReader.Problem("List-Unsubscribe-Post stands without an https address in List-Unsubscribe."));
        var ids = message.All.Select(part => part["Content-ID"]?.Trim('<', '>')).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var part in message.All.Where(part => part.MediaType == "text/html"))
        {
            found.AddRange(Html(part.Text));
            foreach (var missing in Sources(part.Text).Where(source => source.StartsWith("cid:", StringComparison.Ordinal) && !ids.Contains(source[4..])))
                found.Add(MimeReader.Problem($"The HTML shows '{MimeReader.Shown(missing)}', which no part of the message is."));
        }

        if (message.All.Any(part => part.MediaType == "text/html") && !message.All.Any(part => part.MediaType == "text/plain"))
            found.Add(new Diagnostic { Rule = MailRules.NotAccessible, Message = "The message has no plain text beside its HTML.", Hint = "Send both as multipart/alternative." });
        return found.Distinct().ToEquatableArray();
    }

    /// <summary>What is doubtful or wrong in the HTML of a mail; empty for one that is right.</summary>
    public static EquatableArray<Diagnostic> Html(string html)
    {
        var found = new List<Diagnostic>();
        foreach (var feature in MarkupFeatures.Of(html).Where(feature => !ClientSupport.Extras.ContainsKey(feature)))
        {
            if (ClientSupport.Lacking(feature) is not { } lacking) found.Add(Unsupported($"Whether mail readers support '{feature}' is not known."));
            else if (lacking.Count > 0) found.Add(Unsupported($"'{feature}' is not supported, or only in part, by {string.Join(", ", lacking)}."));
        }

        if (Encoding.UTF8.GetByteCount(html) is var size && size > ClippedAt)
            found.Add(new Diagnostic { Rule = MailRules.Clipped, Message = string.Create(CultureInfo.InvariantCulture, $"The HTML has {size} bytes; Gmail shows some {ClippedAt}."), Hint = "Shorten it, or link to the rest." });
        foreach (var tag in MarkupTokens.Of(html).OfType<MarkupToken.Tag>()) Look(tag, found);
        return found.Distinct().ToEquatableArray();
    }

    private static Diagnostic Unsupported(string message) => new() { Rule = MailRules.NotSupported, Message = message, Hint = "See docs/newsletter.md for what all of them support." };

    private static IEnumerable<string> Sources(string html) => MarkupTokens.Of(html).OfType<MarkupToken.Tag>().Where(tag => tag.Name == "img").Select(tag => tag["src"]).OfType<string>();

    private static void Look(MarkupToken.Tag tag, List<Diagnostic> found)
    {
        if (tag.Name is "script" or "iframe" or "object" or "embed" or "form" or "base") Running($"<{tag.Name}>");
        foreach (var (name, value) in tag.Attributes)
        {
            if (name.StartsWith("on", StringComparison.Ordinal)) Running($"the attribute '{MimeReader.Shown(name)}'");
            if (name is "href" or "src" && IsScript(value)) Running($"the address '{MimeReader.Shown(value)}'");
            if (name is "src" or "background" && value.Contains("//", StringComparison.Ordinal)) Running($"the address '{MimeReader.Shown(value)}', which is fetched when the mail is opened");
        }

        if (tag.Name == "html" && string.IsNullOrEmpty(tag["lang"])) Unreadable("<html> names no language.");
        if (tag.Name == "img" && tag["alt"] is null) Unreadable("A picture has no alternative text.");

        void Running(string what) => found.Add(new Diagnostic { Rule = MailRules.Active, Message = $"The HTML holds {what}.", Hint = "Mail readers take it out, or take the mail for spam." });
        void Unreadable(string what) => found.Add(new Diagnostic { Rule = MailRules.NotAccessible, Message = what, Hint = "Screen readers and readers without pictures need it." });
    }

    private static bool IsScript(string address) =>
        address.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || address.TrimStart().StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase) || address.TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    private static List<Diagnostic> Lines(ReadOnlySpan<byte> bytes)
    {
        var found = new List<Diagnostic>();
        if (bytes.ContainsAnyExceptInRange((byte)0, (byte)127)) found.Add(MimeReader.Problem("The message holds octets above 127, which a server must offer to take (8BITMIME, and SMTPUTF8 in headers)."));
        if (bytes.Contains((byte)0)) found.Add(MimeReader.Problem("The message holds NUL."));
        var (isBare, isLong) = (false, false);
        for (var (at, start) = (0, 0); at < bytes.Length; at++)
        {
            if (bytes[at] == '\n') (isBare, isLong, start) = (isBare || at == 0 || bytes[at - 1] != '\r', isLong || at - start > 999, at + 1);
            else if (bytes[at] == '\r' && (at + 1 == bytes.Length || bytes[at + 1] != '\n')) isBare = true;
        }

        if (isBare) found.Add(MimeReader.Problem("A line ends otherwise than in CR and LF."));
        if (isLong) found.Add(MimeReader.Problem("A line has more than 998 octets."));
        return found;
    }
}
