using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Digest.Render.Email.Mime;

/// <summary>
/// A mailbox: display name and addr-spec (RFC 5322, section 3.4). A domain in another script becomes its ASCII form (RFC 5891), so that only letters beyond ASCII before
/// the @ need a server that takes them (SMTPUTF8, RFC 6531). Quoted local parts, comments and domain literals are refused: lists that people keep have none.
/// </summary>
public sealed record MailAddress
{
    private const string AtomSigns = "!#$%&'*+-/=?^_`{|}~";

    private MailAddress(string name, string address) => (Name, Address) = (name, address);

    /// <summary>The display name; empty for none.</summary>
    public string Name { get; }

    /// <summary>The addr-spec, <c>local@domain</c>, the domain in ASCII and lower case; in Unicode's composed form (NFC) where letters beyond ASCII stand before the @.</summary>
    public string Address { get; }

    /// <summary>True when letters beyond ASCII stand before the @: a header that names the address holds them as UTF-8 (RFC 6532), for which there is no other form.</summary>
    public bool NeedsUtf8 => !System.Text.Ascii.IsValid(Address);

    /// <summary>The address that <paramref name="address"/> (an addr-spec) and <paramref name="name"/> make.</summary>
    /// <exception cref="FormatException">One of them is no such thing; the message says why.</exception>
    public static MailAddress Create(string name, string address) => TryCreate(name, address, out var made, out var problem) ? made : throw new FormatException(problem);

    /// <summary>Reads <c>local@domain</c> or <c>Name &lt;local@domain&gt;</c>, the name bare or in double quotes.</summary>
    /// <exception cref="FormatException">The text is no address; the message says why.</exception>
    public static MailAddress Parse(string text) => TryParse(text, out var address, out var problem) ? address : throw new FormatException(problem);

    /// <summary>Reads as <see cref="Parse"/> does; when it cannot, <paramref name="problem"/> is a sentence that names the text and what is wrong.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out MailAddress? address, out string problem)
    {
        var trimmed = text.Trim(' ', '\t');
        var open = trimmed.LastIndexOf('<');
        if (open < 0) return TryCreate("", trimmed, out address, out problem);
        if (!trimmed.EndsWith('>'))
        {
            (address, problem) = (null, $"'{Shown(text)}' is no mail address: '<' has no '>' at the end.");
            return false;
        }

        var name = trimmed[..open].Trim(' ', '\t');
        if (name is ['"', .., '"'] && name.Length >= 2) name = Unquoted(name[1..^1]);
        return TryCreate(name, trimmed[(open + 1)..^1], out address, out problem);
    }

    /// <summary>Makes as <see cref="Create"/> does; when it cannot, <paramref name="problem"/> is a sentence that names the text and what is wrong.</summary>
    public static bool TryCreate(string name, string address, [NotNullWhen(true)] out MailAddress? made, out string problem)
    {
        made = null;
        problem = "";
        // Half a surrogate pair cannot be normalised, and is found wrong below.
        if (!address.Any(char.IsSurrogate)) address = address.Normalize();
        var at = address.LastIndexOf('@');
        var why = at < 0 ? "it has no '@'" : ProblemOfName(name) ?? ProblemOfLocal(address[..at]);
        var domain = "";
        if (why is null && !TryDomain(address[(at + 1)..], out domain)) why = $"'{Shown(address[(at + 1)..])}' is no domain name";
        if (why is null && System.Text.Encoding.UTF8.GetByteCount(address.AsSpan(0, at + 1)) + domain.Length > 254) why = "it is longer than 254 characters";
        if (why is not null)
        {
            problem = $"'{Shown(address)}' is no mail address: {why}.";
            return false;
        }

        made = new MailAddress(name, address[..at] + "@" + domain);
        return true;
    }

    /// <summary>As a header shows it before encoding: <c>Name &lt;local@domain&gt;</c>, or the address alone.</summary>
    public override string ToString() => Name.Length == 0 ? Address : $"{Name} <{Address}>";

    private static string? ProblemOfName(string name) => name.Any(char.IsControl) ? "its name holds a control character" : null;

    private static string? ProblemOfLocal(string local)
    {
        if (local.Length == 0) return "nothing stands before '@'";
        if (System.Text.Encoding.UTF8.GetByteCount(local) > 64) return "more than 64 characters stand before '@'";
        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal)) return "a dot stands at an end or beside another";
        var odd = local.FirstOrDefault(c => !char.IsAsciiLetterOrDigit(c) && !IsLetterBeyondAscii(c) && c != '.' && !AtomSigns.Contains(c, StringComparison.Ordinal), 'a');
        return odd == 'a' ? null : $"{(char.IsControl(odd) ? "a control character" : $"'{odd}'")} may not stand before '@'";
    }

    // RFC 6531, section 3.3 allows everything beyond ASCII; what is no letter, figure or mark on one is hardly an address that somebody has.
    private static bool IsLetterBeyondAscii(char c) => c > '\x7F' && (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    // RFC 1035, section 2.3.1 and RFC 1123, section 2.1: labels of letters, digits and inner hyphens.
    private static bool TryDomain(string domain, out string ascii)
    {
        ascii = "";
        if (domain.Length == 0 || domain.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))) return false;
        try
        {
            ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return false;
        }

        return ascii.Length <= 253 && ascii.Split('.').All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
    }

    private static string Unquoted(string quoted)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < quoted.Length; i++) text.Append(quoted[i] == '\\' && i + 1 < quoted.Length ? quoted[++i] : quoted[i]);
        return text.ToString();
    }

    private static string Shown(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
