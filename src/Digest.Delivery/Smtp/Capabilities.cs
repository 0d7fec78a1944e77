using System.Collections.Frozen;

namespace Digest.Delivery.Smtp;

/// <summary>What a server offered in its answer to EHLO (RFC 5321 §4.1.1.1); what it offered before TLS does not count after it.</summary>
internal sealed class Capabilities
{
    private readonly FrozenDictionary<string, string> offers;

    private Capabilities(FrozenDictionary<string, string> offers) => this.offers = offers;

    /// <summary>Nothing offered: a server before EHLO.</summary>
    public static Capabilities None { get; } = new(FrozenDictionary<string, string>.Empty);

    /// <summary>RFC 3207.</summary>
    public bool StartTls => offers.ContainsKey("STARTTLS");

    /// <summary>RFC 2920.</summary>
    public bool Pipelining => offers.ContainsKey("PIPELINING");

    /// <summary>RFC 1870.</summary>
    public bool Size => offers.ContainsKey("SIZE");

    /// <summary>The most octets that a message may have (RFC 1870 §4); null when the server names no limit.</summary>
    public long? MostOctets => offers.TryGetValue("SIZE", out var limit) && long.TryParse(limit, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var most) && most > 0 ? most : null;

    /// <summary>RFC 6531.</summary>
    public bool Utf8 => offers.ContainsKey("SMTPUTF8");

    /// <summary>The offers as the server wrote them, in the alphabet's order.</summary>
    public IEnumerable<string> Lines => offers.OrderBy(offer => offer.Key, StringComparer.Ordinal).Select(offer => $"{offer.Key} {offer.Value}".TrimEnd());

    /// <summary>RFC 6152.</summary>
    public bool EightBit => offers.ContainsKey("8BITMIME");

    /// <summary>True when AUTH names <paramref name="mechanism"/> (RFC 4954 §3).</summary>
    public bool Authenticates(string mechanism) =>
        offers.TryGetValue("AUTH", out var mechanisms) && mechanisms.Split(' ').Contains(mechanism, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the lines after the first; a keyword that comes twice adds to its parameters.</summary>
    public static Capabilities Of(SmtpReply hello)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in hello.Lines.Skip(1))
        {
            // "AUTH=PLAIN LOGIN" is how servers wrote it before the standard did.
            var words = line.Split([' ', '='], 2, StringSplitOptions.TrimEntries);
            var rest = words.Length > 1 ? words[1] : "";
            found[words[0]] = found.TryGetValue(words[0], out var earlier) ? $"{earlier} {rest}" : rest;
        }

        return new Capabilities(found.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
    }
}
