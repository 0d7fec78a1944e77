using Digest.Model.Document;
using Digest.Model.Reading;

namespace Digest.Model.Recognition;

/// <summary>The properties of a source that say something which stands nowhere in its issue, such as a page's layout or the name of a program.</summary>
internal static class LeftProperties
{
    private static readonly string[] OwnNames = [CanonicalForm.SchemaName, "id", "series", "revision", "date", "dateEnd", "language"];

    /// <summary>Those of an outline that was read by the canonical form's names.</summary>
    public static IEnumerable<Dropped> OfCanonical(Outline outline) => outline.Properties.Where(property => !OwnNames.Contains(property.Name)).SelectMany(Dropped);

    /// <summary>Those of any other.</summary>
    /// <param name="vocabulary">The words that it is read by.</param>
    /// <param name="outline">The outline.</param>
    /// <param name="issue">What it was read as.</param>
    /// <param name="isTaken">True for a property that a paper was made of.</param>
    public static IEnumerable<Dropped> Of(Vocabulary vocabulary, Outline outline, Issue issue, Predicate<Property> isTaken)
    {
        if (outline.Properties.IsEmpty) return [];
        // Readers of data list by themselves what of it describes the file.
        var listed = outline.Dropped.Where(dropped => dropped.Reason == DropReason.Metadata).Select(dropped => (dropped.Origin.File, dropped.Origin.Span?.End)).ToHashSet();
        var title = PlainText.Of(issue.Title);
        return outline.Properties.Where(property => !isTaken(property) && !listed.Contains((property.Origin.File, property.Origin.Span?.End)) && !IsSaid(property)).SelectMany(Dropped);

        bool IsSaid(Property property) => property.Value == issue.Language || property.Value == issue.Revision || Words.SingleSpaced(property.Value) == title
            || (DateReader.Find(vocabulary, property.Value) is { } date && date.Start == issue.Date && date.End == issue.DateEnd && IsTime(property.Value.Remove(date.Index, date.Length)));
    }

    // What may stand around a day: "2026-05-05T08:30:00Z".
    private static bool IsTime(string rest) => rest.All(c => !char.IsLetter(c) || c is 'T' or 'Z');

    private static IEnumerable<Dropped> Dropped(Property property) =>
        property.Origin.Span is null || Words.SingleSpaced(property.Value) is not { Length: > 0 } value ? [] : [new($"{property.Name}: {value}", DropReason.Metadata) { Origin = property.Origin }];
}
