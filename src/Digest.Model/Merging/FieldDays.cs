using Digest.Model.Document;

namespace Digest.Model.Merging;

/// <summary>The days of the texts of a merged issue's papers, so that “yesterday” is understood: fields are told apart by reference, as pages and mails go through them.</summary>
public sealed class FieldDays
{
    private readonly Dictionary<Field, DateOnly> days = new(ReferenceEqualityComparer.Instance);

    /// <summary>Looks up the days of an issue's fields.</summary>
    public FieldDays(Issue issue)
    {
        foreach (var paper in issue.Papers.Where(paper => paper.Appearances.Count > 1))
            foreach (var field in paper.Fields)
                if (paper.Appearances.FirstOrDefault(appearance => appearance.IssueId == field.IssueId)?.Date is { } day) days.TryAdd(field, day);
    }

    /// <summary>The day of a field of the issue; null when all texts of its paper are of one issue, or that issue has no day.</summary>
    public DateOnly? DayOf(Field field) => days.TryGetValue(field, out var day) ? day : null;
}
