using System.Globalization;
using Digest.Model;
using Digest.Render.Pdf.Layout;
using Digest.Render.Pdf.Pdf.Objects;
using static Digest.Render.Pdf.Pdf.Objects.PdfObject;

namespace Digest.Render.Pdf.Pdf;

/// <summary>Writes the pages' labels as ranges (ISO 32000-1, 12.4.2): runs of ascending numbers as such, any other label as a prefix of its own.</summary>
internal static class PageLabels
{
    /// <summary>The number tree; null when there is no page.</summary>
    public static Dictionary? Write(EquatableArray<Page> pages)
    {
        var ranges = new List<PdfObject>();
        var expected = -1;
        for (var i = 0; i < pages.Count; i++)
        {
            var label = pages[i].Label;
            var isNumber = int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && label[0] != '0';
            if (!isNumber || number != expected)
            {
                ranges.Add(i);
                ranges.Add(isNumber ? Dict(("S", new Name("D")), ("St", number == 1 ? null : number)) : Dict(("P", Text(label))));
            }

            expected = isNumber ? number + 1 : -1;
        }

        return ranges.Count == 0 ? null : Dict(("Nums", new PdfObject.Array(ranges)));
    }
}
