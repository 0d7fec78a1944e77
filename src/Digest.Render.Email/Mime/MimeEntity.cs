using System.Text;
using Digest.Model;

namespace Digest.Render.Email.Mime;

/// <summary>A message, or a part of one, that was read from bytes.</summary>
public sealed record MimeEntity
{
    /// <summary>Its header fields in order, unfolded, encoded words not decoded.</summary>
    public required EquatableArray<MimeField> Fields { get; init; }

    /// <summary>What it is, <c>type/subtype</c> in lower case; <c>text/plain</c> when it does not say.</summary>
    public required string MediaType { get; init; }

    /// <summary>The name it is to be kept under, decoded (RFC 2231); null when it has none.</summary>
    public string? FileName { get; init; }

    /// <summary>The character set of a text; <c>us-ascii</c> when it does not say.</summary>
    public string Charset { get; init; } = "us-ascii";

    /// <summary>What it says, decoded; empty for a body of several parts.</summary>
    public EquatableArray<byte> Content { get; init; }

    /// <summary>The parts of a body of several, or the message that a part holds; empty for others.</summary>
    public EquatableArray<MimeEntity> Parts { get; init; }

    /// <summary>The first field of this name in any case, encoded words decoded (RFC 2047); null when there is none.</summary>
    public string? this[string name] => Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase)) is { } found ? EncodedWordsReader.Decode(found.Value) : null;

    /// <summary>The content as text; octets that are none in its character set become U+FFFD.</summary>
    public string Text => (Charset is "iso-8859-1" or "latin1" or "windows-1252" ? Encoding.Latin1 : Encoding.UTF8).GetString(Content.AsSpan());

    /// <summary>This entity and all within it, outer before inner.</summary>
    public IEnumerable<MimeEntity> All => Parts.SelectMany(part => part.All).Prepend(this);
}

/// <summary>A header field as it was read.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Value">The value unfolded, without white space at its ends.</param>
public sealed record MimeField(string Name, string Value);
