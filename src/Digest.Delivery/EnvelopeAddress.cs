using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Digest.Delivery;

/// <summary>
/// One address of an envelope, <c>local@domain</c> (RFC 5321 §4.1.2). A domain in another script becomes its ASCII form (RFC 5891), so that only a local part
/// outside ASCII needs SMTPUTF8 (RFC 6531). Making one is the gate through which no line break, space or angle bracket gets into a command.
/// </summary>
public sealed record EnvelopeAddress
{
    private const int LongestLocalPart = 64;
    private const int LongestPath = 254;

    private EnvelopeAddress(string text) => Text = text;

    /// <summary>The address as written, without angle brackets, its domain in ASCII.</summary>
    public string Text { get; }

    /// <summary>True when the local part holds letters outside ASCII.</summary>
    public bool NeedsUtf8 => !Ascii.IsValid(Text);

    /// <summary>The address in lower case: two recipients with the same key are the same reader.</summary>
    public string Key => Text.ToLowerInvariant();

    /// <summary>Reads an address; false with a plain sentence in <paramref name="problem"/> when the text is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EnvelopeAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        text ??= "";
        // Half a surrogate pair cannot be normalised, and is found wrong below.
        if (!text.Any(char.IsSurrogate)) text = InAscii(text.Normalize(NormalizationForm.FormC));
        problem = Problem(text);
        if (problem is not null) return false;
        address = new EnvelopeAddress(text);
        return true;
    }

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">The text is no address; the message says why.</exception>
    public static EnvelopeAddress Parse(string text) => TryParse(text, out var address, out var problem) ? address : throw new FormatException(problem);

    /// <inheritdoc/>
    public override string ToString() => Text;

    // What is no domain name in any script is left as it is, and found wrong.
    private static string InAscii(string text)
    {
        var at = text.LastIndexOf('@');
        if (at < 0 || Ascii.IsValid(text.AsSpan(at))) return text;
        try
        {
            return text[..(at + 1)] + new IdnMapping().GetAscii(text[(at + 1)..]);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static string? Problem(string text)
    {
        if (text.Length == 0) return "an address is empty";
        var shown = Printable.Of(text);
        if (Encoding.UTF8.GetByteCount(text) > LongestPath) return $"the address '{shown[..40]}…' is longer than {LongestPath} characters (RFC 5321 §4.5.3.1.3)";
        if (text.Any(character => character <= ' ' || char.IsControl(character) || char.IsWhiteSpace(character) || char.IsSurrogate(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format)) return $"the address '{shown}' holds a space or a control character";
        var at = text.LastIndexOf('@');
        if (at <= 0 || at == text.Length - 1) return $"the address '{shown}' is not of the form name@domain";
        if (Encoding.UTF8.GetByteCount(text.AsSpan(0, at)) > LongestLocalPart) return $"the part before the @ of '{shown}' is longer than {LongestLocalPart} characters (RFC 5321 §4.5.3.1.1)";
        if (!IsLocalPart(text.AsSpan(0, at)) || !IsDomain(text.AsSpan(at + 1))) return $"the address '{shown}' is not of the form name@domain";
        return null;
    }

    // Dot-string only: nobody writes a quoted local part, and some servers do not read one.
    private static bool IsLocalPart(ReadOnlySpan<char> part) =>
        part[0] != '.' && part[^1] != '.' && part.IndexOf("..") < 0 && part.IndexOfAny("()<>[]:;@\\,\"") < 0;

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        if (domain is ['[', .., ']']) return domain.Length > 2 && domain[1..^1].IndexOfAnyExcept("0123456789abcdefABCDEF.:IPv") < 0;
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.IsEmpty || label.Length > 63 || label[0] == '-' || label[^1] == '-') return false;
            foreach (var character in label)
            {
                if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_')) return false;
            }
        }

        return true;
    }
}
