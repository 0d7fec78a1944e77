using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>A source that is YAML throughout, such as a list of papers, into blocks.</summary>
internal static class YamlReader
{
    public static Outline Read(SourceText source, Findings findings)
    {
        var whole = TextSpan.Between(0, source.Text.Length);
        var documents = YamlNodes.Read(source.Text, whole, findings.Vocabulary, out var problem);
        if (documents is [var root]) return new DataBlocks(findings).Read(root);
        if (documents is not null) return new DataBlocks(findings).Read(new DataNode.List(whole, documents));
        findings.Report(ReadingRules.BrokenYaml, new TextSpan(problem, 0), "This is no YAML here. The text is kept as it stands.", "Put values with a colon or a bracket between quotes.");
        return PlainTextReader.Read(source, findings);
    }
}
