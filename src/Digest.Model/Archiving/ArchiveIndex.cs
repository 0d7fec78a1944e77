using Digest.Model.Document;
using Digest.Model.Merging;

namespace Digest.Model.Archiving;

/// <summary>
/// The index of an archive: its issues, its papers, and for each term the papers that have it, in a file that is read in pieces where a search needs them. It follows from the
/// issues alone: the same issues make the same bytes, whether they were added one by one or read anew. It opens no file: a stream is handed in, which stays open.
/// </summary>
public sealed class ArchiveIndex
{
    private readonly IndexFile file;

    private ArchiveIndex(IndexFile file) => this.file = file;

    /// <summary>Opens an index; nothing but its head is read.</summary>
    /// <exception cref="InvalidDataException">It is no index, or one of a newer form.</exception>
    public static ArchiveIndex Open(Stream stream) => Guarded(() => new ArchiveIndex(new IndexFile(stream)));

    /// <summary>The bytes of the index of some issues.</summary>
    /// <param name="issues">The issues in any order; each is asked for once, in the order of days.</param>
    /// <param name="forgotten">People who must not be found.</param>
    public static byte[] Write(IEnumerable<(IndexedIssue Entry, Func<Issue> Read)> issues, Forgotten forgotten) => new IndexWriter(forgotten).Write(null, [], issues);

    /// <summary>The bytes of this index with some issues more; one whose id it has already takes the place of that one.</summary>
    public byte[] With(IEnumerable<(IndexedIssue Entry, Issue Issue)> issues, Forgotten forgotten)
    {
        var added = issues.ToList();
        return new IndexWriter(forgotten).Write(file, added.Select(issue => issue.Entry.Id).ToHashSet(StringComparer.Ordinal), added.Select(issue => (issue.Entry, (Func<Issue>)(() => issue.Issue))));
    }

    /// <summary>The issues, in the order of their days.</summary>
    public IReadOnlyList<IndexedIssue> Issues => Guarded(() => file.Issues);

    /// <summary>True when no byte of the file was changed.</summary>
    public bool IsWhole() => file.IsWhole();

    /// <summary>The papers that fit a query best, those that have more of its words first; at most so many.</summary>
    /// <exception cref="InvalidDataException">The index is damaged.</exception>
    public EquatableArray<SearchHit> Find(string query, int most) => Guarded(() => IndexSearch.Find(file, query, most));

    /// <summary>An issue whose papers say in which issues of the archive before its day they stood.</summary>
    /// <exception cref="InvalidDataException">The index is damaged.</exception>
    public Issue Mark(Issue issue) => Guarded(() => Marked(issue));

    private Issue Marked(Issue issue)
    {
        var earlier = EarlierPapers.Of([]);
        var seen = new HashSet<uint>();
        foreach (var term in issue.Papers.SelectMany(paper => IndexTerms.OfKey(PaperIdentity.Of(paper))).Distinct(StringComparer.Ordinal))
        {
            foreach (var (paper, _) in file.Postings(term))
            {
                if (!seen.Add(paper)) continue;
                var entry = file.Paper(paper);
                earlier.Add(entry.Key, new Appearance { IssueId = entry.Issue.Id, Date = entry.Issue.Date, Number = entry.Number, Place = entry.Place });
            }
        }

        return earlier.Mark(issue);
    }

    // Damaged bytes may say anything: a paper that there is not, a day that is none.
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentException or FormatException or OverflowException or EndOfStreamException)
        {
            throw new InvalidDataException("The index is damaged.", error);
        }
    }
}
