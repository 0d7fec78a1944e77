using Digest.Model;
using Digest.Model.Document;
using Digest.Model.Formulas;

namespace Digest.ParagraphPages;

/// <summary>Texts to look at: <c># name language</c> opens a page, every other line is a paragraph, formulas stand between dollar signs.</summary>
internal static class SampleTexts
{
    public static List<(string Name, string Language, List<EquatableArray<Inline>> Paragraphs)> Read(string path)
    {
        var pages = new List<(string Name, string Language, List<EquatableArray<Inline>> Paragraphs)>();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                var words = line.Split(' ');
                pages.Add((words[1], words[2], []));
            }
            else
            {
                pages[^1].Paragraphs.Add([.. line.Split('$').Select((part, i) => i % 2 == 0 ? (Inline)new Inline.Text(part) : new Inline.Formula(part, FormulaReader.Read(part).Value, FormulaStyle.Inline))]);
            }
        }

        return pages;
    }
}
