using Digest.Model.Diagnostics;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>Source text into an outline: tells the carrier from the text and hands it to that carrier's reader.</summary>
public static class OutlineReader
{
    /// <summary>The outline of <paramref name="source"/>; a carrier without a reader is read as plain text, with a warning.</summary>
    public static Diagnosed<Outline> Read(SourceText source) => Read(source, Vocabulary.Embedded);

    /// <summary>The outline of <paramref name="source"/>, read as <paramref name="options"/> say.</summary>
    public static Diagnosed<Outline> Read(SourceText source, ReadOptions options) => Read(source, Vocabulary.With(options.Vocabulary));

    internal static Diagnosed<Outline> Read(SourceText source, Vocabulary vocabulary)
    {
        var findings = new Findings(source, vocabulary);
        var outline = Outline(source, findings);
        return new(outline, findings.InOrder);
    }

    private static Outline Outline(SourceText source, Findings findings)
    {
        if (Carrier.IsCanonical(source)) return MarkdownReader.Read(source, findings);
        var carrier = Carrier.Of(source);
        if (carrier is CarrierKind.Json) return JsonReader.Read(source, findings);
        if (carrier is CarrierKind.Yaml) return YamlReader.Read(source, findings);
        if (carrier is CarrierKind.Html) return HtmlReader.Read(source, findings);
        if (Carrier.SeparatorOf(source, findings.Vocabulary) is { } separator) return DelimitedReader.Read(source, separator, findings);
        if (ForeignCarrier.NameOf(source) is { } name)
        {
            findings.Report(ReadingRules.UnknownCarrier, default, $"This looks like {name}, which has no reader: it is read as plain text, its marks with it, and nothing of it is lost.", "Convert it to Markdown first, for example with pandoc.");
            return PlainTextReader.Read(source, findings);
        }

        return carrier is CarrierKind.Markdown ? MarkdownReader.Read(source, findings) : PlainTextReader.Read(source, findings);
    }
}
