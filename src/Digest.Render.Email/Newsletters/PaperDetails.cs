using Digest.Model.Document;
using Digest.Render.Html;

namespace Digest.Render.Email.Newsletters;

/// <summary>How much of one paper the HTML body shows.</summary>
internal enum PaperDetail
{
    Full,

    /// <summary>Title, where to find it, two sentences.</summary>
    Short,

    /// <summary>One line with its title and total; it has no row in the score table.</summary>
    Line,
}

/// <summary>
/// How much the HTML body shows of each paper of an issue. One step shortens one paper, the lowest in rank first: each to its short form, and when all have that,
/// each to a line.
/// </summary>
internal sealed class PaperDetails
{
    private readonly Dictionary<string, PaperDetail> byId = new(StringComparer.Ordinal);

    public PaperDetails(IReadOnlyList<string> ranked, int steps)
    {
        for (var rank = 0; rank < ranked.Count; rank++)
        {
            var fromBottom = ranked.Count - rank;
            byId[ranked[rank]] = steps >= ranked.Count + fromBottom ? PaperDetail.Line : steps >= fromBottom ? PaperDetail.Short : PaperDetail.Full;
        }
    }

    public PaperDetail this[Paper paper] => byId.GetValueOrDefault(paper.Id);

    /// <summary>Every paper's id, best total first, then those without a total in the order of the issue.</summary>
    public static List<string> Ranked(Issue issue)
    {
        var scored = ScoreBoard.Of(issue).Rows.Select(row => row.Paper.Id);
        return scored.Concat(issue.Papers.Select(paper => paper.Id)).Distinct(StringComparer.Ordinal).ToList();
    }
}
