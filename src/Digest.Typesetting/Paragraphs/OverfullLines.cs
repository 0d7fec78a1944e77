using System.Globalization;
using Digest.Model.Diagnostics;
using Digest.Model.Text;

namespace Digest.Typesetting.Paragraphs;

/// <summary>Tells of the lines of a paragraph that stick out: of the first ones each, of the others in one sentence, so that a hopeless measure is not told a thousand times.</summary>
internal sealed class OverfullLines
{
    private const int Told = 8;

    private readonly List<Diagnostic> diagnostics = [];
    private int more;
    private double widest;
    private Location? firstOfMore;

    /// <summary>What there is to tell, in order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => more == 0 ? diagnostics : [.. diagnostics, Of(string.Create(CultureInfo.InvariantCulture, $"{more} more lines of the paragraph are wider than the measure, by up to {widest:0.0} pt."), firstOfMore)];

    /// <summary>A line that is wider than its measure by <paramref name="excess"/> points.</summary>
    public void Add(List<LinePiece> pieces, double excess, double measure)
    {
        var location = pieces.Select(piece => piece.Style?.Location).OfType<Location>().FirstOrDefault();
        if (diagnostics.Count < Told)
        {
            diagnostics.Add(Of(string.Create(CultureInfo.InvariantCulture, $"A line is {excess:0.0} pt wider than its measure of {measure:0.#} pt."), location));
            return;
        }

        if (more++ == 0) firstOfMore = location;
        widest = Math.Max(widest, excess);
    }

    private static Diagnostic Of(string message, Location? location) => new()
    {
        Rule = ParagraphRules.Overfull,
        Message = message,
        Location = location,
        Hint = "A word, a number with its unit or a formula in it has no place for a line end.",
    };
}
