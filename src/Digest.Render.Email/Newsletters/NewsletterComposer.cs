using Digest.Model;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Render.Html;

namespace Digest.Render.Email.Newsletters;

/// <summary>Issue to newsletter: one model, an HTML body and a text body.</summary>
public static class NewsletterComposer
{
    /// <summary>The newsletter of <paramref name="issue"/>, with what had to be left out or shortened.</summary>
    public static Diagnosed<Newsletter> Compose(Issue issue, NewsletterOptions options)
    {
        if (options.Audience == Audience.Public) issue = PublicIssue.Of(issue);
        var found = new List<Diagnostic>(SafeLink.Refused(issue));
        options = Checked(options, found);
        var (subject, preheader) = (SubjectLine.Of(issue, options.Sender), SubjectLine.Preheader(issue));
        var concerned = new Concerned(issue);
        var forYou = options.Reader is { } reader ? concerned.For(reader) : [];
        var pictures = new FormulaPictures(options.PictureFiles);
        var html = SizeBudget.Fit(issue, options, details => HtmlBody.Write(issue, options, subject, preheader, details, pictures, concerned, forYou), found);
        var text = TextBody.Write(issue, options, concerned, forYou);
        return new(new Newsletter
        {
            Subject = subject,
            Preheader = preheader,
            HtmlBody = html.Html,
            TextBody = text.Text,
            Pictures = html.Pictures,
            PersonalAt = (html.PersonalAt, text.PersonalAt),
        }, found.ToEquatableArray());
    }

    /// <summary>The options with addresses that may not be linked taken out, and one diagnostic for each.</summary>
    internal static NewsletterOptions Checked(NewsletterOptions options, List<Diagnostic> found) => options with
    {
        Sender = Named(options.Sender, found),
        ArchiveUrl = Linkable(options.ArchiveUrl, nameof(options.ArchiveUrl), found),
        UnsubscribeUrl = Linkable(options.UnsubscribeUrl, nameof(options.UnsubscribeUrl), found),
        PdfUrl = Linkable(options.PdfUrl, nameof(options.PdfUrl), found),
    };

    // Markup is shown as it is written, which is hardly what was meant; what no line can hold is left out with the name.
    private static string? Named(string? name, List<Diagnostic> found)
    {
        if (name is null) return null;
        var isUsable = !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl);
        if (!isUsable || (name.Contains('<', StringComparison.Ordinal) && name.Contains('>', StringComparison.Ordinal)) || name.Contains('&', StringComparison.Ordinal) && name.Contains(';', StringComparison.Ordinal))
        {
            found.Add(new Diagnostic
            {
                Rule = NewsletterRules.OddName,
                Message = isUsable ? $"The name '{name}' holds markup, which is shown as it stands." : "The sender's name is empty or holds control characters; the series stands instead.",
                Hint = "Write the name as readers should see it.",
            });
        }

        return isUsable ? name : null;
    }

    private static string? Linkable(string? url, string name, List<Diagnostic> found)
    {
        if (url is null || IsAllowed(url, name)) return url;
        found.Add(new Diagnostic
        {
            Rule = NewsletterRules.OptionLink,
            Message = $"The address '{url}' ({name}) was left out.",
            Hint = name == nameof(NewsletterOptions.UnsubscribeUrl) ? "Give an absolute https or mailto address." : "Give an absolute http, https or mailto address.",
        });
        return null;
    }

    private static bool IsAllowed(string url, string name) =>
        SafeLink.IsSafe(url) && !url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && (name != nameof(NewsletterOptions.UnsubscribeUrl) || !url.StartsWith("http:", StringComparison.OrdinalIgnoreCase));
}
