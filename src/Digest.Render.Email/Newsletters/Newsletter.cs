using Digest.Model;
using Digest.Model.Formulas;

namespace Digest.Render.Email.Newsletters;

/// <summary>An issue as a mail says it, before it is addressed to anyone.</summary>
public sealed record Newsletter
{
    /// <summary>The subject: one line of at most 60 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>What mail readers show after the subject in their lists: one line of at most 140 characters.</summary>
    public required string Preheader { get; init; }

    /// <summary>A complete HTML page with all its styles inside.</summary>
    public required string HtmlBody { get; init; }

    /// <summary>The same as plain text, <c>format=flowed</c>, lines of at most 72 columns where words allow it, <c>\n</c> line ends.</summary>
    public required string TextBody { get; init; }

    /// <summary>The pictures that <see cref="HtmlBody"/> shows; empty when it shows none.</summary>
    public EquatableArray<NewsletterPicture> Pictures { get; init; }

    /// <summary>Where in the bodies the part for one reader belongs, each at the beginning of a line.</summary>
    internal (int Html, int Text) PersonalAt { get; init; }
}

/// <summary>A picture of a formula that stands in two dimensions.</summary>
public sealed record NewsletterPicture
{
    /// <summary>What the HTML body calls it after <c>cid:</c>, an identifier without brackets.</summary>
    public required string ContentId { get; init; }

    /// <summary>The file's name, without a folder.</summary>
    public required string FileName { get; init; }

    /// <summary>The picture as PNG, two pixels for one of CSS.</summary>
    public required EquatableArray<byte> Octets { get; init; }
}

/// <summary>Who may read a newsletter.</summary>
public enum Audience
{
    /// <summary>The group itself.</summary>
    Group,

    /// <summary>Everybody: what a paper means for the group and whom it concerns there is left out, see <see cref="PublicIssue"/>.</summary>
    Public,
}

/// <summary>How much of each paper the HTML body shows.</summary>
public enum PaperLength
{
    /// <summary>All of every paper, or the three that rank best in full and the others short when there are more than eight.</summary>
    ByRank,

    /// <summary>All of every paper as far as the size allows.</summary>
    Full,

    /// <summary>Of every paper its title, where to find it, and two sentences.</summary>
    Short,
}

/// <summary>What a newsletter says beside the issue.</summary>
public sealed record NewsletterOptions
{
    /// <summary>Who sends it, as the last lines name them; null for the series.</summary>
    public string? Sender { get; init; }

    /// <summary>Where the issue can be read on the web, an absolute http(s) address; null for nowhere.</summary>
    public string? ArchiveUrl { get; init; }

    /// <summary>Where a reader ends the subscription, an http(s) or mailto address; null for no such link.</summary>
    public string? UnsubscribeUrl { get; init; }

    /// <summary>Where the PDF can be fetched, an absolute http(s) address, when it is not attached; null for nowhere.</summary>
    public string? PdfUrl { get; init; }

    /// <summary>Who may read it.</summary>
    public Audience Audience { get; init; }

    /// <summary>The name of the one who gets it: a reader whom the issue names sees first what names him. Null or a name that does not occur for the edition that all share.</summary>
    public string? Reader { get; init; }

    /// <summary>How much of each paper the HTML body shows; the text body always has everything.</summary>
    public PaperLength Papers { get; init; }

    /// <summary>What the file names of pictures begin with, for an HTML body that lies beside them; null when they go with the message.</summary>
    public string? PictureFiles { get; init; }

    /// <summary>The name of the attached PDF, which the last lines mention; null when none is attached.</summary>
    public string? AttachmentName { get; init; }

    /// <summary>How chemical formulas are looked for in running text; their figures are lowered in the HTML body, the text body has them as they are written.</summary>
    public ProseChemistry Chemistry { get; init; } = ProseChemistry.Default;

    /// <summary>How many bytes the HTML body may have in UTF-8 before papers are shortened; mail readers clip above some 100 kB.</summary>
    public int SizeLimit { get; init; } = 90_000;

    /// <summary>How many authors of a paper are named before the list is cut short; null for all of them with their institutions.</summary>
    public int? MostAuthors { get; init; } = 6;
}
