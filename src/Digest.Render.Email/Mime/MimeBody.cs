using Digest.Model;

namespace Digest.Render.Email.Mime;

/// <summary>A body of a message or of a part of one: one of the closed set nested here. What could break a header is refused when it is made.</summary>
public abstract record MimeBody
{
    private MimeBody()
    {
    }

    /// <summary>The same body as the octets it is sent as, so that many messages can share them.</summary>
    public Encoded Encode() => this as Encoded ?? new Encoded(EncodedBody.Of(this));

    /// <summary>Text in UTF-8, sent as quoted-printable; <paramref name="Subtype"/> is <c>plain</c> or <c>html</c>. Lines end in any way.</summary>
    /// <exception cref="ArgumentException">The subtype is no token.</exception>
    public sealed record Text(string Subtype, string Value) : MimeBody
    {
        /// <summary>What kind of text it is.</summary>
        public string Subtype { get; init => field = HeaderValue.CheckedToken(value, "A text's subtype"); } = HeaderValue.CheckedToken(Subtype, "A text's subtype");

        /// <summary>How plain text flows.</summary>
        public TextFlow Flow { get; init; }
    }

    /// <summary>A file, sent as base64; <paramref name="MediaType"/> is <c>type/subtype</c>, the name has no folder.</summary>
    /// <exception cref="ArgumentException">The type is no token, or the name is empty, has a folder or holds a control character.</exception>
    public sealed record Attachment(string MediaType, string FileName, EquatableArray<byte> Octets) : MimeBody
    {
        /// <summary>What kind of file it is.</summary>
        public string MediaType { get; init => field = HeaderValue.CheckedToken(value, "A media type"); } = HeaderValue.CheckedToken(MediaType, "A media type");

        /// <summary>Its name.</summary>
        public string FileName { get; init => field = HeaderValue.CheckedFileName(value); } = HeaderValue.CheckedFileName(FileName);
    }

    /// <summary>A picture that an HTML text beside it shows as <c>cid:</c> and <paramref name="ContentId"/> (RFC 2392), an identifier <c>left@right</c> without brackets.</summary>
    /// <exception cref="ArgumentException">The type is no token, the name no file name, or the identifier none.</exception>
    public sealed record Picture(string MediaType, string FileName, string ContentId, EquatableArray<byte> Octets) : MimeBody
    {
        /// <summary>What kind of picture it is.</summary>
        public string MediaType { get; init => field = HeaderValue.CheckedToken(value, "A media type"); } = HeaderValue.CheckedToken(MediaType, "A media type");

        /// <summary>Its name.</summary>
        public string FileName { get; init => field = HeaderValue.CheckedFileName(value); } = HeaderValue.CheckedFileName(FileName);

        /// <summary>What the text calls it.</summary>
        public string ContentId { get; init => field = HeaderValue.CheckedIdentifier(value, "Content-ID"); } = HeaderValue.CheckedIdentifier(ContentId, "Content-ID");
    }

    /// <summary>
    /// Several bodies; <paramref name="Subtype"/> is <c>mixed</c> (one after another), <c>alternative</c> (the same thing, best last) or <c>related</c> (RFC 2387: the
    /// first shows the others).
    /// </summary>
    /// <exception cref="ArgumentException">The subtype is no token, or there is no part.</exception>
    public sealed record Multipart(string Subtype, EquatableArray<MimeBody> Parts) : MimeBody
    {
        /// <summary>How the parts belong together.</summary>
        public string Subtype { get; init => field = HeaderValue.CheckedToken(value, "A multipart's subtype"); } = HeaderValue.CheckedToken(Subtype, "A multipart's subtype");

        /// <summary>The parts, at least one.</summary>
        public EquatableArray<MimeBody> Parts { get; init => field = Some(value); } = Some(Parts);

        private static EquatableArray<MimeBody> Some(EquatableArray<MimeBody> parts) => parts.IsEmpty ? throw new ArgumentException("A multipart body has at least one part.", nameof(parts)) : parts;
    }

    /// <summary>A body that is octets already; made by <see cref="Encode"/>.</summary>
    public sealed record Encoded : MimeBody
    {
        internal Encoded(EncodedBody body) => Body = body;

        internal EncodedBody Body { get; }

        /// <summary>How many octets it has, its own headers among them.</summary>
        public int Length => Body.Length;
    }
}

/// <summary>How the lines of plain text are meant.</summary>
public enum TextFlow
{
    /// <summary>Each line is a line.</summary>
    Fixed,

    /// <summary>A line that ends in a space goes on in the next (RFC 3676).</summary>
    Flowed,
}
