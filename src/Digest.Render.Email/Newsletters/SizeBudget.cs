using System.Globalization;
using System.Text;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Render.Html;

namespace Digest.Render.Email.Newsletters;

/// <summary>
/// Keeps the HTML body under the size at which mail readers clip. The papers lowest in rank are shortened first (to their first field), and no more
/// than need be: the number is found by halving, since each paper that is shortened makes the body smaller.
/// </summary>
internal static class SizeBudget
{
    public static string Fit(Issue issue, int limit, Func<IReadOnlySet<string>, string> write, List<Diagnostic> found)
    {
        var full = write(new HashSet<string>());
        if (Size(full) <= limit) return full;
        var ranked = Ranked(issue);
        var (few, many) = (0, ranked.Count);
        while (few < many)
        {
            var middle = (few + many) / 2;
            if (Size(write(Last(ranked, middle))) <= limit) many = middle;
            else few = middle + 1;
        }

        var fitted = write(Last(ranked, many));
        if (many > 0) found.Add(Shortened(many, ranked.Count, Size(full), limit));
        if (Size(fitted) > limit) found.Add(TooLarge(Size(fitted), limit));
        return fitted;
    }

    private static int Size(string html) => Encoding.UTF8.GetByteCount(html);

    private static List<string> Ranked(Issue issue)
    {
        var scored = ScoreBoard.Of(issue).Rows.Select(row => row.Paper.Id);
        return scored.Concat(issue.Papers.Select(paper => paper.Id)).Distinct(StringComparer.Ordinal).ToList();
    }

    private static HashSet<string> Last(List<string> ranked, int count) => ranked.TakeLast(count).ToHashSet(StringComparer.Ordinal);

    private static Diagnostic Shortened(int count, int total, int size, int limit) => new()
    {
        Rule = NewsletterRules.Shortened,
        Message = string.Create(CultureInfo.InvariantCulture, $"The HTML body has {size} bytes and {limit} are allowed, so {count} of {total} papers are shortened in it."),
        Hint = "The PDF and the text body hold everything.",
    };

    private static Diagnostic TooLarge(int size, int limit) => new()
    {
        Rule = NewsletterRules.TooLarge,
        Message = string.Create(CultureInfo.InvariantCulture, $"The HTML body has {size} bytes with every paper shortened; {limit} are allowed."),
        Hint = "Split the issue, or send only the PDF's address.",
    };
}
