using Digest.Model.Document;

namespace Digest.Render.Pdf.Layout;

/// <summary>A thing in a section, with the anchor that leads to it.</summary>
/// <param name="Section">The section, told apart by reference.</param>
/// <param name="SectionNumber">Its place among the sections, from 1.</param>
/// <param name="Item">The thing.</param>
/// <param name="Anchor">Its anchor; empty for what nothing leads to.</param>
internal sealed record Entry(Section Section, int SectionNumber, SectionItem Item, string Anchor)
{
    /// <summary>Everything in an issue, in order.</summary>
    public static List<Entry> Of(Issue issue)
    {
        var entries = new List<Entry>();
        var (papers, ideas, parts) = (0, 0, 0);
        for (var i = 0; i < issue.Sections.Count; i++)
        {
            foreach (var item in issue.Sections[i].Content)
            {
                var anchor = item switch
                {
                    SectionItem.OfPaper => $"paper-{++papers}",
                    SectionItem.OfIdea => $"idea-{++ideas}",
                    SectionItem.OfSynthesis { Part.Title.IsEmpty: false } => $"synthesis-{++parts}",
                    _ => "",
                };
                entries.Add(new Entry(issue.Sections[i], i + 1, item, anchor));
            }
        }

        return entries;
    }

    /// <summary>The anchor of a section.</summary>
    public static string AnchorOf(int section) => $"section-{section}";
}
