using Digest.Model.Document;
using Digest.Model.Merging;

namespace Digest.Render.Html;

/// <summary>Labels of fields; where a merged paper has texts of several days, each with its day.</summary>
internal sealed class FieldLabels(Issue issue)
{
    private readonly FieldDays days = new(issue);

    /// <summary>The label, with the day where there are several; empty where there is neither.</summary>
    public string Label(Field field) => days.DayOf(field) is not { } day ? field.Label : field.Label.Length == 0 ? Wording.ShortDay(day) : $"{field.Label} · {Wording.ShortDay(day)}";
}
