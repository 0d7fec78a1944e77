using Digest.Model.Document;

namespace Digest.Render.Html;

/// <summary>Labels of fields; where a merged paper has texts of several days, each with its day, so that “yesterday” is understood.</summary>
internal sealed class FieldDays
{
    private readonly Dictionary<Field, DateOnly> days = new(ReferenceEqualityComparer.Instance);

    public FieldDays(Issue issue)
    {
        foreach (var paper in issue.Papers.Where(paper => paper.Appearances.Count > 1))
            foreach (var entry in paper.Fields)
                if (paper.Appearances.FirstOrDefault(appearance => appearance.IssueId == entry.IssueId)?.Date is { } day) days.TryAdd(entry, day);
    }

    /// <summary>The label, with the day where there are several; empty where there is neither.</summary>
    public string Label(Field field) => !days.TryGetValue(field, out var day) ? field.Label : field.Label.Length == 0 ? Wording.ShortDay(day) : $"{field.Label} · {Wording.ShortDay(day)}";
}
