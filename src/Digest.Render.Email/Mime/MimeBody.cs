using Digest.Model;

namespace Digest.Render.Email.Mime;

/// <summary>A body of a message or of a part of one: one of the closed set nested here.</summary>
public abstract record MimeBody
{
    private MimeBody()
    {
    }

    /// <summary>Text in UTF-8, sent as quoted-printable; <paramref name="Subtype"/> is <c>plain</c> or <c>html</c>. Lines end in any way.</summary>
    public sealed record Text(string Subtype, string Value) : MimeBody
    {
        /// <summary>How plain text flows.</summary>
        public TextFlow Flow { get; init; }
    }

    /// <summary>A file, sent as base64; <paramref name="MediaType"/> is <c>type/subtype</c>, the name has no folder.</summary>
    public sealed record Attachment(string MediaType, string FileName, EquatableArray<byte> Octets) : MimeBody;

    /// <summary>Several bodies; <paramref name="Subtype"/> is <c>mixed</c> (one after another) or <c>alternative</c> (the same thing, best last). At least one part.</summary>
    public sealed record Multipart(string Subtype, EquatableArray<MimeBody> Parts) : MimeBody;
}

/// <summary>How the lines of plain text are meant.</summary>
public enum TextFlow
{
    /// <summary>Each line is a line.</summary>
    Fixed,

    /// <summary>A line that ends in a space goes on in the next (RFC 3676).</summary>
    Flowed,
}
