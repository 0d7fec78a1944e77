using Digest.Model.Document;

namespace Digest.Render.Html;

/// <summary>The name of an issue in one line.</summary>
internal static class IssueName
{
    /// <summary>The title as text; without one the series or <c>Digest</c>, and the day.</summary>
    public static string Of(Issue issue) =>
        PlainText.Of(issue.Title) is { Length: > 0 } title ? title.Replace('\n', ' ') :
        Wording.Period(issue) is { } period ? Series(issue) + ", " + period : Series(issue);

    private static string Series(Issue issue) => issue.Series ?? "Digest";
}
