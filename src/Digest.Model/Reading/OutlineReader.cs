using Digest.Model.Diagnostics;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Source text into an outline: tells the carrier from the text and hands it to that carrier's reader.</summary>
public static class OutlineReader
{
    /// <summary>The outline of <paramref name="source"/>; a carrier without a reader is read as plain text, with a warning.</summary>
    public static Diagnosed<Outline> Read(SourceText source)
    {
        var findings = new Findings(source);
        var carrier = Carrier.Of(source);
        if (carrier is CarrierKind.Html)
            findings.Report(ReadingRules.UnknownCarrier, default, "This looks like HTML, which is read as plain text for now.");
        var outline = carrier switch
        {
            CarrierKind.Markdown => MarkdownReader.Read(source, findings),
            CarrierKind.Json => JsonReader.Read(source, findings),
            _ => PlainTextReader.Read(source, findings),
        };
        return new(outline, findings.InOrder);
    }
}
