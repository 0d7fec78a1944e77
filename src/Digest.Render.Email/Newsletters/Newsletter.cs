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

    /// <summary>The name of the attached PDF, which the last lines mention; null when none is attached.</summary>
    public string? AttachmentName { get; init; }

    /// <summary>How chemical formulas are looked for in running text; their figures are lowered in the HTML body, the text body has them as they are written.</summary>
    public ProseChemistry Chemistry { get; init; } = ProseChemistry.Default;

    /// <summary>How many bytes the HTML body may have in UTF-8 before papers are shortened; mail readers clip above some 100 kB.</summary>
    public int SizeLimit { get; init; } = 90 * 1024;

    /// <summary>How many authors of a paper are named before the list is cut short; null for all of them with their institutions.</summary>
    public int? MostAuthors { get; init; } = 6;
}
