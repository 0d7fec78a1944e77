using System.Text;
using Digest.Model;
using Digest.Model.Document;

namespace Digest.Benchmarks;

/// <summary>An issue in Typst's own language, with the same words on a page of the same measure, for measuring beside it. Formulas are set as plain text, which favours Typst.</summary>
internal static class TypstSource
{
    /// <summary>The source; <c>@ROUND@</c>, at the end of every paragraph, is replaced by a number for each round.</summary>
    public static string Write(Issue issue)
    {
        var text = new StringBuilder();
        text.AppendLine("#set page(paper: \"a4\", margin: (left: 24mm, right: 68mm, top: 26mm, bottom: 27mm), numbering: \"1 / 1\")");
        text.AppendLine("#set text(size: 10.5pt, lang: \"en\")\n#set par(justify: true)");
        text.Append("= ").Append(Escaped(PlainText.Of(issue.Title))).AppendLine(" @ROUND@\n");
        AddTable(text, issue);
        var papers = 0;
        foreach (var section in issue.Sections)
        {
            if (!section.Title.IsEmpty) text.Append("== ").AppendLine(Escaped(PlainText.Of(section.Title))).AppendLine();
            foreach (var item in section.Content) Add(text, item, ref papers);
        }

        return text.ToString();
    }

    private static void AddTable(StringBuilder text, Issue issue)
    {
        var axes = issue.Papers.SelectMany(paper => paper.Scores).Select(score => score.Axis).Distinct().ToList();
        text.Append("#table(columns: ").Append(axes.Count + 2).AppendLine(",");
        text.Append("[Paper], ").AppendJoin(", ", axes.Select(axis => $"[{Escaped(axis)}]")).AppendLine(", [Page],");
        foreach (var (number, paper) in issue.Papers.Index())
        {
            text.Append('[').Append(Escaped(PlainText.Of(paper.Title))).Append("], ");
            text.AppendJoin(", ", axes.Select(axis => $"[{paper.Scores.FirstOrDefault(score => score.Axis == axis)?.Value}]"));
            text.Append(", context [#counter(page).at(<paper-").Append(number + 1).AppendLine(">).first()],");
        }

        text.AppendLine(")\n");
    }

    private static void Add(StringBuilder text, SectionItem item, ref int papers)
    {
        switch (item)
        {
            case SectionItem.OfPaper { Paper: var paper }:
                text.Append("=== ").Append(Escaped(PlainText.Of(paper.Title))).Append(" <paper-").Append(++papers).AppendLine(">\n");
                text.Append("_").Append(Escaped(string.Join(", ", paper.Authors.Select(author => author.Name)))).AppendLine("_\n");
                foreach (var field in paper.Fields) Add(text, field);
                break;
            case SectionItem.OfIdea { Idea: var idea }:
                text.Append("=== ").AppendLine(Escaped(PlainText.Of(idea.Title))).AppendLine();
                foreach (var field in idea.Fields) Add(text, field);
                break;
            case SectionItem.OfSynthesis { Part: var part }:
                text.Append("=== ").AppendLine(Escaped(PlainText.Of(part.Title))).AppendLine();
                foreach (var point in part.Points) Add(text, point.Content, "+ ");
                break;
            case SectionItem.OfText { Block: var block }:
                Add(text, [block], "");
                break;
            default:
                throw new InvalidOperationException($"No Typst for {item.GetType()}.");
        }
    }

    private static void Add(StringBuilder text, Field field)
    {
        text.Append("*").Append(Escaped(field.Label)).AppendLine("*\\");
        Add(text, field.Content, "");
    }

    private static void Add(StringBuilder text, EquatableArray<Block> blocks, string mark)
    {
        foreach (var paragraph in blocks.OfType<Block.Paragraph>()) text.Append(mark).Append(Escaped(PlainText.Of(paragraph.Content))).AppendLine(" @ROUND@").AppendLine();
    }

    // Everything that Typst might take for markup.
    private static string Escaped(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\\' or '#' or '*' or '_' or '`' or '$' or '<' or '>' or '@' or '[' or ']' or '=' or '-' or '+' or '/' or '~' or '"' or '\'') result.Append('\\');
            result.Append(c);
        }

        return result.ToString();
    }
}
