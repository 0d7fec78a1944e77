using System.Security.Cryptography;
using System.Text;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>The name of a paper that is the same in every issue: its identifier, or else a hash of its title's letters.</summary>
internal static class PaperId
{
    private const int HashBytes = 8;

    private static readonly string[] Prefixes = [.. Identifiers.Kinds.Select(kind => kind.ToString().ToLowerInvariant() + ":")];

    /// <summary>The name of a paper.</summary>
    public static string Of(Paper paper) => Of(paper.Identifiers, SameTitle.Letters(paper));

    /// <summary>The name of a paper with some identifiers and a title of some letters.</summary>
    public static string Of(Identifiers identifiers, string letters) => Of(identifiers) ?? OfTitle(letters);

    /// <summary>The name of a paper with some identifiers; null where none of them is a paper's.</summary>
    public static string? Of(Identifiers identifiers) => identifiers.OfPaper is { } identifier ? Prefixes[(int)identifier.Kind] + identifier.Value.ToLowerInvariant() : null;

    /// <summary>The name of a paper without identifiers, by the letters of its title.</summary>
    public static string OfTitle(string letters) => "title:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters)).AsSpan(0, HashBytes));
}
