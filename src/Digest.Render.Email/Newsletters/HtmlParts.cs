using System.Globalization;
using Digest.Model;
using Digest.Model.Document;
using Digest.Render.Html;

namespace Digest.Render.Email.Newsletters;

/// <summary>What the mail says that the issue does not: papers in short, what names a reader, and who should read what.</summary>
internal sealed partial class HtmlBody
{
    private const int SentencesInShort = 2;

    private void InShort(Paper paper)
    {
        var field = paper.Fields.FirstOrDefault(field => field.Kind is FieldKind.Tldr or FieldKind.Summary) ?? paper.Fields.FirstOrDefault(field => Sentences.Of(field.Content).Any());
        var sentences = field is null ? [] : Sentences.Of(field.Content).Take(SentencesInShort).ToList();
        if (sentences.Count > 0)
        {
            writer.Open("p", ("style", MailStyle.Loose));
            Joined(sentences);
            writer.Close();
        }

        if (sentences.Count == 0 && paper.Fields.IsEmpty) return;
        writer.Open("p", ("class", "mute"), ("style", MailStyle.Note));
        if (options.AttachmentName is not null) writer.Text("Full text in the PDF.");
        else if (options.PdfUrl is { } pdf) writer.Text("Full text in the ").Element("a", "PDF", ("href", pdf), ("style", MailStyle.Link)).Text(".");
        else if (options.ArchiveUrl is { } url) writer.Text("Full text ").Element("a", "on the web", ("href", url), ("style", MailStyle.Link)).Text(".");
        else writer.Text("Full text in the plain-text part of this mail.");
        writer.Close();
    }

    private void Joined(IEnumerable<EquatableArray<Inline>> sentences)
    {
        var isFirst = true;
        foreach (var sentence in sentences)
        {
            if (!isFirst) writer.Text(" ");
            InlineHtml.Write(writer, sentence, text);
            isFirst = false;
        }
    }

    // Without pictures, so that the part can be put into a message whose pictures are fixed.
    private void ForYou(IReadOnlyList<ForReader> papersOfReader)
    {
        if (papersOfReader.Count == 0) return;
        writer.Element("h2", PartNames.ForYou, ("style", MailStyle.Section));
        var style = text with { Pictures = null };
        foreach (var (paper, sentences) in papersOfReader)
        {
            writer.Open("p", ("style", MailStyle.Body + "margin-top:10px"));
            Named(paper);
            for (var at = 0; at < sentences.Count; at++) writer.Text(at == 0 ? ": " : " ").Write(sentences[at].Html(style));
            writer.Close();
        }
    }

    private void WhoShouldReadWhat(Concerned concerned)
    {
        var all = concerned.All.ToList();
        if (all.Count == 0) return;
        writer.Element("h2", PartNames.WhoReadsWhat, ("style", MailStyle.Section)).Open("ul", ("style", MailStyle.List));
        foreach (var (name, papersOfReader) in all.Take(PartNames.MostNames))
        {
            writer.Open("li", ("style", MailStyle.Item)).Element("strong", name).Text(": ");
            for (var at = 0; at < papersOfReader.Count; at++)
            {
                if (at > 0) writer.Text("; ");
                Named(papersOfReader[at]);
            }

            writer.Close();
        }

        writer.Close();
        if (all.Count > PartNames.MostNames) writer.Element("p", PartNames.More(all.Count - PartNames.MostNames), ("class", "mute"), ("style", MailStyle.Note));
    }

    private void Named(Paper paper)
    {
        if (paper.Number is { } number) writer.Text(number.ToString(CultureInfo.InvariantCulture) + "\u00A0");
        if (PaperMeta.Links(paper) is { IsEmpty: false } links) writer.Element("a", PaperMeta.ShortTitle(paper), ("href", links[0].Url), ("style", MailStyle.Link));
        else writer.Text(PaperMeta.ShortTitle(paper));
    }
}
