using System.Text.RegularExpressions;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Exporting;

/// <summary>Reads the JSON of an issue.</summary>
internal static partial class IssueJsonReader
{
    // A list inside a list is five values deeper; the Markdown reader follows some thirty of them.
    private const int Deepest = 512;

    /// <summary>The issue, or null for a source that is no issue's JSON.</summary>
    public static Diagnosed<Issue>? Read(SourceText source)
    {
        var start = source.Text.AsSpan(0, Math.Min(source.Text.Length, 300)).ToString();
        if (SchemaStart().Match(start) is not { Success: true } match) return null;
        var findings = new Findings(source, Vocabulary.Embedded);
        if (match.Groups["schema"].Value != CanonicalForm.Schema)
        {
            findings.Report(
                ReadingRules.NewerForm, new TextSpan(match.Groups["schema"].Index, match.Groups["schema"].Length),
                $"This issue is in the form {match.Groups["schema"].Value}, of which nothing is known here; it was not read.", $"Read it with a newer digest, or write it as {CanonicalForm.Schema}.");
            return new(new Issue { Id = $"issue-{source.Sha256[..12]}", Sources = [source.Info] }, findings.InOrder);
        }

        if (JsonNodes.Read(source.Text, new TextSpan(0, source.Text.Length), new DataNames(Vocabulary.Embedded), out _, Deepest) is not DataNode.Map root) return null;
        return new(JsonValue.Done(new JsonValue(root, findings), value => Issue(value, source)), findings.InOrder);
    }

    private static Issue Issue(JsonValue value, SourceText source)
    {
        value.Ignore("schema", "diagnostics");
        var ideas = new Queue<Idea>(value.Objects("ideas", PaperJsonReader.Idea));
        var synthesis = new Queue<SynthesisPart>(value.Objects("synthesis", Part));
        var issue = new Issue
        {
            Id = value.Text("id") is { Length: > 0 } id ? id : $"issue-{source.Sha256[..12]}",
            Title = TextJsonReader.Title(value),
            Series = value.Text("series"),
            Revision = value.Text("revision"),
            Date = value.Day("date"),
            DateEnd = value.Day("dateEnd"),
            Language = value.Text("language") ?? "en",
            Sources = value.Objects("sources", entry => new SourceInfo(entry.Text("name") ?? "", entry.Text("sha256") ?? "")),
            Lead = TextJsonReader.Blocks(value, "lead"),
            Sections = value.Objects("sections", section => Section(section, synthesis, ideas)),
            Dropped = value.Objects("dropped", entry => new Dropped(entry.Text("text") ?? "", entry.Choice<DropReason>("reason") ?? DropReason.Markup)),
            Parts = value.Objects("parts", IssuePart),
            Coverage = value.Object("coverage") is { } coverage ? JsonValue.Done(coverage, Coverage) : default,
        };
        // What no section lists has one of its own.
        SectionItem[] rest = [.. synthesis.Select(part => new SectionItem.OfSynthesis(part)), .. ideas.Select(idea => new SectionItem.OfIdea(idea))];
        return rest.Length == 0 ? issue : issue with { Sections = issue.Sections.Add(new Section { Content = [.. rest] }) };
    }

    private static IssuePart IssuePart(JsonValue value) => new()
    {
        Id = value.Text("id") ?? "",
        Title = value.Text("title") ?? "",
        Series = value.Text("series"),
        Date = value.Day("date"),
        DateEnd = value.Day("dateEnd"),
        Language = value.Text("language") ?? "en",
        Papers = value.Int("papers") ?? 0,
        Ideas = value.Int("ideas") ?? 0,
        Coverage = new Coverage(value.Int("understood") ?? 0, value.Int("total") ?? 0),
    };

    private static Coverage Coverage(JsonValue value) => new(value.Int("understood") ?? 0, value.Int("total") ?? 0) { Rest = value.Objects("rest", PaperJsonReader.Place).Select(place => place.Location).OfType<Location>().ToEquatableArray() };

    private static Section Section(JsonValue value, Queue<SynthesisPart> synthesis, Queue<Idea> ideas)
    {
        var papers = new Queue<Paper>(value.Objects("papers", PaperJsonReader.Paper));
        var content = value.List("content", entry => entry switch
        {
            DataNode.Scalar { Text: "paper" } when papers.TryDequeue(out var paper) => (SectionItem)new SectionItem.OfPaper(paper),
            DataNode.Scalar { Text: "synthesis" } when synthesis.TryDequeue(out var part) => new SectionItem.OfSynthesis(part),
            DataNode.Scalar { Text: "idea" } when ideas.TryDequeue(out var idea) => new SectionItem.OfIdea(idea),
            DataNode.Map => new SectionItem.OfText(JsonValue.Done(new JsonValue(entry, value.Findings), TextJsonReader.Block)),
            _ => null,
        });
        var text = value.Has("content") ? [] : TextJsonReader.Text(value).Select(block => (SectionItem)new SectionItem.OfText(block));
        value.Ignore("text");
        return new Section { IssueId = value.Text("issue"), IsMade = value.Truth("made") ?? false, Title = TextJsonReader.Title(value), Content = [.. content, .. papers.Select(paper => new SectionItem.OfPaper(paper)), .. text], Origin = value.Origin };
    }

    private static SynthesisPart Part(JsonValue value)
    {
        var points = value.Has("items") ? value.Objects("items", TextJsonReader.Item) : value.Texts("points").Select(point => new ListItem([new Block.Paragraph([new Inline.Text(point)])])).ToEquatableArray();
        value.Ignore("points");
        return new SynthesisPart
        {
            Kind = value.Choice<SynthesisKind>("kind") ?? SynthesisKind.Other,
            Title = TextJsonReader.Title(value),
            Points = points,
            Start = value.Int("start"),
            Text = TextJsonReader.Text(value),
            IssueId = value.Text("issue"),
            Origin = value.Origin,
        };
    }

    [GeneratedRegex(@"^\s*\{\s*""schema""\s*:\s*""(?<schema>digest/issue/[0-9]{1,6})""", RegexOptions.CultureInvariant)]
    private static partial Regex SchemaStart();
}
