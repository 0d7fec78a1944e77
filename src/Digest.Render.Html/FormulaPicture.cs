using System.Globalization;
using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Html;

/// <summary>A picture that stands for a formula or for a piece of one, for readers that cannot set formulas.</summary>
public sealed record FormulaPicture
{
    /// <summary>Where it lies: <c>cid:</c> and a part of the same message, or a file beside the page.</summary>
    public required string Address { get; init; }

    /// <summary>What it shows, as text.</summary>
    public required string Alternative { get; init; }

    /// <summary>Its width on the screen, in CSS pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Its height on the screen, in CSS pixels.</summary>
    public required int Height { get; init; }

    /// <summary>How far it reaches below the line that the text stands on, in CSS pixels.</summary>
    public required int Depth { get; init; }

    /// <summary>Writes the pieces of one formula; a line may end between two.</summary>
    internal static void Write(HtmlWriter writer, EquatableArray<FormulaPicture> pieces, FormulaStyle style)
    {
        if (style == FormulaStyle.Display) writer.Open("span", ("style", "display:block;margin:8px 0"));
        for (var i = 0; i < pieces.Count; i++)
        {
            if (i > 0) writer.Text(" ");
            pieces[i].Write(writer);
        }

        if (style == FormulaStyle.Display) writer.Close();
    }

    // The plate stays white in the dark; max-width is for screens that are narrower still than what pieces are cut for.
    private void Write(HtmlWriter writer) =>
        writer.Open("img", ("src", Address), ("alt", Alternative), ("width", Width.ToString(CultureInfo.InvariantCulture)), ("height", Height.ToString(CultureInfo.InvariantCulture)),
            ("style", string.Create(CultureInfo.InvariantCulture, $"vertical-align:-{Depth}px;max-width:100%;background-color:#FFFFFF;color:#1A1A1A;border:0")));
}
