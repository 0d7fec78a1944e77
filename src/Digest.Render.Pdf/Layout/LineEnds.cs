using Digest.Model;
using Digest.Typesetting.Frames;

namespace Digest.Render.Pdf.Layout;

/// <summary>What lines end with.</summary>
internal static class LineEnds
{
    /// <summary>True for a line that ends in a hyphen, its word's own or one that divides it.</summary>
    public static bool IsHyphen(Frame line) => Last(line.Items) is [.., '-' or '\u2010'];

    private static string? Last(EquatableArray<Placed> items)
    {
        for (var i = items.Count - 1; i >= 0; i--)
        {
            var text = items[i].Item switch
            {
                FrameItem.Group group => Last(group.Items),
                FrameItem.GlyphRun run when !string.IsNullOrWhiteSpace(run.Text) => run.Text.TrimEnd(),
                _ => null,
            };
            if (text is not null) return text;
        }

        return null;
    }
}
