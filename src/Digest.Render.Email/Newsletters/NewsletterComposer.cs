using System.Globalization;
using System.Text;
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
        var found = new List<Diagnostic>(SafeLink.Refused(issue));
        options = options with
        {
            ArchiveUrl = Linkable(options.ArchiveUrl, nameof(options.ArchiveUrl), found),
            UnsubscribeUrl = Linkable(options.UnsubscribeUrl, nameof(options.UnsubscribeUrl), found),
        };
        var (subject, preheader) = (SubjectLine.Of(issue, options.Sender), SubjectLine.Preheader(issue));
        var html = SizeBudget.Fit(issue, options.SizeLimit, shortened => HtmlBody.Write(issue, options, subject, preheader, shortened), found);
        return new(new Newsletter { Subject = subject, Preheader = preheader, HtmlBody = html, TextBody = TextBody.Write(issue, options) }, found.ToEquatableArray());
    }

    private static string? Linkable(string? url, string name, List<Diagnostic> found)
    {
        if (url is null || SafeLink.IsSafe(url)) return url;
        found.Add(new Diagnostic { Rule = NewsletterRules.OptionLink, Message = $"The address '{url}' ({name}) was left out.", Hint = "Give an absolute http, https or mailto address." });
        return null;
    }
}
