using System.Globalization;
using System.Text;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Render.Html;

namespace Digest.Render.Email.Newsletters;

/// <summary>
/// Keeps the HTML body under the size at which mail readers clip. The papers lowest in rank are shortened first, and no more than need be: the number of
/// <see cref="PaperDetails"/>' steps is found by halving, since each makes the body smaller.
/// </summary>
internal static class SizeBudget
{
    // More papers than these are not all shown in full, unless asked for.
    private const int MostInFull = 8;
    private const int BestInFull = 3;

    public static HtmlBody.Written Fit(Issue issue, NewsletterOptions options, Func<PaperDetails, HtmlBody.Written> write, List<Diagnostic> found)
    {
        var ranked = PaperDetails.Ranked(issue);
        var asked = options.Papers switch
        {
            PaperLength.Full => 0,
            PaperLength.Short => ranked.Count,
            _ when !issue.Parts.IsEmpty => issue.Papers.Count(paper => paper.Extent == PaperExtent.Brief),
            _ => ranked.Count > MostInFull ? ranked.Count - BestInFull : 0,
        };
        var first = write(new(ranked, asked));
        var fitted = first;
        var steps = asked;
        if (Size(first) > options.SizeLimit)
        {
            steps = Steps(ranked, asked, options.SizeLimit, write);
            fitted = write(new(ranked, steps));
        }

        if (steps > 0) found.Add(Shortened(issue, new(ranked, steps), steps > asked ? Size(first) : null, options));
        if (Size(fitted) > options.SizeLimit) found.Add(TooLarge(Size(fitted), options.SizeLimit));
        return fitted;
    }

    private static int Steps(List<string> ranked, int asked, int limit, Func<PaperDetails, HtmlBody.Written> write)
    {
        var (few, many) = (asked, 2 * ranked.Count);
        while (few < many)
        {
            var middle = (few + many) / 2;
            if (Size(write(new(ranked, middle))) <= limit) many = middle;
            else few = middle + 1;
        }

        return many;
    }

    private static int Size(HtmlBody.Written body) => Encoding.UTF8.GetByteCount(body.Html);

    private static Diagnostic Shortened(Issue issue, PaperDetails details, int? size, NewsletterOptions options)
    {
        var why = size is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"The HTML body would have {bytes} bytes and {options.SizeLimit} are allowed") : "The best papers stand in full";
        var parts = new[] { (PaperDetail.Short, "short"), (PaperDetail.Line, "one line each") }
            .Select(form => (Names: Names(issue.Papers.Where(paper => details[paper] == form.Item1)), form.Item2)).Where(form => form.Names.Length > 0).Select(form => $"{form.Item2}: {form.Names}");
        return new()
        {
            Rule = NewsletterRules.Shortened,
            Message = $"{why}; in it are {string.Join("; ", parts)}.",
            Hint = "The PDF and the text body hold everything.",
        };
    }

    private static string Names(IEnumerable<Paper> papers) =>
        string.Join(", ", papers.Select(paper => paper.Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : $"“{PaperMeta.ShortTitle(paper)}”"));

    private static Diagnostic TooLarge(int size, int limit) => new()
    {
        Rule = NewsletterRules.TooLarge,
        Message = string.Create(CultureInfo.InvariantCulture, $"The HTML body has {size} bytes with every paper in one line; {limit} are allowed."),
        Hint = "Split the issue, or send only the PDF's address.",
    };
}
