namespace Digest.Model.Recognition;

/// <summary>Where and when a paper appeared, while its lines are read.</summary>
/// <param name="known">The paper's words that became a typed value; it grows with what is taken.</param>
/// <param name="venue">What the title's line says of the place, or null.</param>
/// <param name="published">What it says of the day, or null.</param>
internal sealed class PaperPlace(KnownWords known, string? venue, DateOnly? published)
{
    // The label of the line that the venue was taken from, unless it was known before.
    private string? label;

    /// <summary>The journal, the conference or the repository; null when it is not known.</summary>
    public string? Venue { get; private set; } = venue;

    /// <summary>The day; null when it is not known.</summary>
    public DateOnly? Published { get; private set; } = published;

    /// <summary>Notes the label of a line that may say where it appeared.</summary>
    public void Expect(string text) => label ??= Venue is null ? text : null;

    /// <summary>Makes room for a journal that has a label of its own; gives what a source line said before, which stays as a field, or null.</summary>
    public (string Label, string Venue)? Released()
    {
        var (before, said) = (label, Venue);
        label = null;
        if (before is null || said is null) return null;
        Venue = null;
        return (before, said);
    }

    /// <summary>Takes where it appeared, unless that is known.</summary>
    public void TakeVenue(string text)
    {
        text = Words.SingleSpaced(text);
        // The year of a citation stands behind the journal.
        if (Venue is { Length: 4 } && Venue.All(char.IsAsciiDigit) && text != Venue) Venue = $"{text} ({Venue})";
        else Venue ??= text;
        if (Venue.StartsWith(text, StringComparison.Ordinal)) known.Add(text);
    }

    /// <summary>Takes the day it appeared, unless another is known; <paramref name="text"/> is where the date was found.</summary>
    public void TakeDate(FoundDate date, string text)
    {
        Published ??= date.Start;
        if (Published == date.Start) known.Add(text.Substring(date.Index, date.Length));
    }
}
