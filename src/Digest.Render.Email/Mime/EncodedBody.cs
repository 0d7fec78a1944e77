using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Digest.Render.Email.Mime;

/// <summary>
/// A body as octets (RFC 2045, RFC 2046), its headers first. The octets are kept in pieces that bodies around it share. A boundary is a hash of what it parts and
/// begins with <c>=_</c>, which neither quoted-printable nor base64 can hold (RFC 2045, section 6.7), so that it is tried only against the headers of inner parts.
/// </summary>
internal sealed class EncodedBody
{
    private readonly ImmutableArray<ReadOnlyMemory<byte>> pieces;
    private readonly string heads;
    private readonly byte[] hash;

    private EncodedBody(ImmutableArray<ReadOnlyMemory<byte>> pieces, string heads, byte[] hash) =>
        (this.pieces, this.heads, this.hash, Length) = (pieces, heads, hash, pieces.Sum(piece => piece.Length));

    /// <summary>How many octets it has.</summary>
    public int Length { get; }

    public static EncodedBody Of(MimeBody body) => body switch
    {
        MimeBody.Encoded encoded => encoded.Body,
        MimeBody.Text text => OfText(text.Subtype, text.Flow, [EncodedText.Of(text.Value)]),
        MimeBody.Attachment file => OfFile(file.MediaType, file.FileName, "attachment", "", file.Octets.AsSpan()),
        MimeBody.Picture picture => OfFile(picture.MediaType, picture.FileName, "inline", HeaderLine.Words("Content-ID", [$"<{picture.ContentId}>"]), picture.Octets.AsSpan()),
        MimeBody.Multipart multipart => OfParts(multipart.Subtype, [.. multipart.Parts.Select(Of)], multipart.Parts[0]),
        _ => throw new InvalidOperationException($"{body.GetType().Name} is not in the closed set of bodies."),
    };

    /// <summary>A text whose parts, each of whole lines, are encoded already.</summary>
    public static EncodedBody OfText(string subtype, TextFlow flow, IReadOnlyList<EncodedText> parts)
    {
        string[] words = flow == TextFlow.Flowed ? [$"text/{subtype};", "charset=utf-8;", "format=flowed"] : [$"text/{subtype};", "charset=utf-8"];
        return Made(HeaderLine.Words("Content-Type", words) + "Content-Transfer-Encoding: quoted-printable\r\n\r\n", parts.Select(part => (part.Octets, part.Hash)));
    }

    /// <summary>Several bodies; <paramref name="first"/> is what the first was before it was encoded.</summary>
    public static EncodedBody OfParts(string subtype, IReadOnlyList<EncodedBody> parts, MimeBody? first)
    {
        var boundary = Boundary(parts);
        // RFC 2387, section 3.1: the type of the part that shows the others.
        var type = subtype == "related" && first is MimeBody.Text text ? $"type=\"text/{text.Subtype}\";" : null;
        var head = HeaderLine.Words("Content-Type", new[] { $"multipart/{subtype};", type, $"boundary=\"{boundary}\"" }.OfType<string>()) + "\r\n";
        var (open, between, close) = (Ascii($"{head}--{boundary}\r\n"), Ascii($"\r\n--{boundary}\r\n"), Ascii($"\r\n--{boundary}--\r\n"));
        var pieces = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        for (var at = 0; at < parts.Count; at++)
        {
            pieces.Add(at == 0 ? open : between);
            pieces.AddRange(parts[at].pieces);
        }

        pieces.Add(close);
        return new(pieces.ToImmutable(), head + string.Concat(parts.Select(part => part.heads)), Joined(parts.Select(part => part.hash), head));
    }

    /// <summary>Copies the octets.</summary>
    public void CopyTo(Span<byte> target)
    {
        foreach (var piece in pieces)
        {
            piece.Span.CopyTo(target);
            target = target[piece.Length..];
        }
    }

    // The name in ASCII stands in Content-Type alone: beside filename*, a second filename would be a parameter given twice.
    private static EncodedBody OfFile(string mediaType, string fileName, string disposition, string more, ReadOnlySpan<byte> octets)
    {
        var head = HeaderLine.Words("Content-Type", [mediaType + ";", .. HeaderParameter.Words("name", HeaderParameter.Plain(fileName))]) +
            HeaderLine.Words("Content-Disposition", [disposition + ";", .. HeaderParameter.Words("filename", fileName)]) + more + "Content-Transfer-Encoding: base64\r\n\r\n";
        return Made(head, [(Base64Lines.Encode(octets), SHA256.HashData(octets))]);
    }

    private static EncodedBody Made(string head, IEnumerable<(byte[] Octets, byte[] Hash)> parts)
    {
        var made = parts.ToList();
        return new([Ascii(head), .. made.Select(part => (ReadOnlyMemory<byte>)part.Octets)], head, Joined(made.Select(part => part.Hash), head));
    }

    private static byte[] Joined(IEnumerable<byte[]> hashes, string head) => SHA256.HashData([.. hashes.SelectMany(hash => hash), .. Ascii(head)]);

    private static string Boundary(IReadOnlyList<EncodedBody> parts)
    {
        for (var attempt = 0; ; attempt++)
        {
            var boundary = "=_" + Convert.ToHexStringLower(Joined(parts.Select(part => part.hash), attempt.ToString(CultureInfo.InvariantCulture)))[..32];
            if (!parts.Any(part => part.heads.Contains(boundary, StringComparison.Ordinal))) return boundary;
        }
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}

/// <summary>Whole lines of text as quoted-printable, with the hash that stands for them in boundaries.</summary>
internal sealed record EncodedText(byte[] Octets, byte[] Hash)
{
    public static EncodedText Of(ReadOnlySpan<char> text)
    {
        var octets = QuotedPrintable.Lines(text);
        return new(octets, SHA256.HashData(octets));
    }
}
