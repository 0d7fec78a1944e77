using Digest.Model.Document;

namespace Digest.Render.Pdf.Layout;

/// <summary>The days of a merged paper's texts, where they are of several, so that “yesterday” is understood.</summary>
internal sealed class FieldDays
{
    private readonly Dictionary<Field, DateOnly> days = new(ReferenceEqualityComparer.Instance);

    public FieldDays(Issue issue)
    {
        foreach (var paper in issue.Papers.Where(paper => paper.Appearances.Count > 1))
            foreach (var field in paper.Fields)
                if (paper.Appearances.FirstOrDefault(appearance => appearance.IssueId == field.IssueId)?.Date is { } day) days.TryAdd(field, day);
    }

    /// <summary>The field with its day at the end of its label, where its paper has texts of several days.</summary>
    public Field Dated(Field field, FixedWords words) => !days.TryGetValue(field, out var day) ? field
        : field with { Label = field.Label.Length == 0 ? words.DayOf(day) : $"{field.Label} · {words.DayOf(day)}" };
}
