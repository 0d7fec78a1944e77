using Digest.Model.Document;

namespace Digest.Render.Email.Newsletters;

/// <summary>What stands at the end of both bodies.</summary>
internal static class FootLines
{
    public const string Unsubscribe = "Unsubscribe";
    public const string Archive = "Read this issue on the web";
    public const string Pdf = "Get the whole issue as a PDF";

    public static IEnumerable<string> Of(Issue issue, NewsletterOptions options)
    {
        yield return $"You get this mail because you are on the list of {options.Sender ?? issue.Series ?? "this digest"}.";
        if (options.AttachmentName is { } name) yield return $"The whole issue is attached as a PDF: {name}.";
    }
}
