using Digest.Model.Text;

namespace Digest.Model.Document;

/// <summary>A stretch of a source that is not in the issue, with the reason.</summary>
/// <param name="Text">What it says, as a reader of the source would see it; white space is single spaces.</param>
/// <param name="Reason">Why it was left out.</param>
public sealed record Dropped(string Text, DropReason Reason)
{
    /// <summary>Where it was written.</summary>
    public Origin Origin { get; init; }
}

/// <summary>Why a stretch of a source is left out of the issue.</summary>
public enum DropReason
{
    /// <summary>It belongs to the page that carried the digest: navigation, a permalink, a notice of the site's maker.</summary>
    PageChrome,

    /// <summary>It is addressed to a program: a script, a style, a comment, markup without a meaning here.</summary>
    Markup,

    /// <summary>It says again what the issue already holds.</summary>
    Duplicate,

    /// <summary>It describes the file and not what it reports: a database's number, the name of the program that wrote it.</summary>
    Metadata,
}
