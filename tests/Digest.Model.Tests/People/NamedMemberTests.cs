using Digest.Model.Document;
using Digest.Model.People;

namespace Digest.Model.Tests.People;

/// <summary>
/// Who is named in real digests, as read in their texts: paper, kind of field and which of its sentences. Their words are not repeated here.
/// </summary>
[Trait("Category", "Corpus")]
public class NamedMemberTests
{
    private static readonly EquatableArray<Person> Roster =
        [.. new[] { "Jerry", "Yanhao Deng", "Umang", "Yan Li", "Mengke Li", "Naibing Wu", "Tim", "Shoutong Jin" }.Select(name => new Person { Name = name })];

    [CorpusFact]
    public void The_issue_with_scores_names_its_members() => Names("2026-03-21.full.txt",
        "1 Why 1 Yanhao Deng", "1 Reuse 1 Yanhao Deng", "1 Reuse 2 Umang",
        "2 Why 2 Yanhao Deng", "2 Reuse 1 Yanhao Deng", "2 Reuse 2 Yan Li", "2 Reuse 2 Mengke Li",
        "3 Why 1 Naibing Wu", "3 Why 1 Mengke Li", "3 Reuse 1 Naibing Wu",
        "4 Why 2 Mengke Li", "4 Why 2 Naibing Wu", "4 Reuse 1 Tim", "4 Reuse 3 Yanhao Deng");

    [CorpusFact]
    public void The_issue_of_boxes_names_its_members() => Names("2026-03-23-slash.full.txt",
        "1 Relevance 1 Shoutong Jin", "1 Relevance 3 Shoutong Jin",
        "2 Relevance 2 Yanhao Deng", "2 Relevance 3 Yanhao Deng", "2 Relevance 4 Naibing Wu",
        "3 Relevance 1 Jerry", "3 Relevance 1 Yan Li", "3 Relevance 1 Mengke Li", "3 Relevance 4 Yan Li", "3 Relevance 4 Mengke Li",
        "4 Relevance 3 Jerry",
        "5 Relevance 3 Yanhao Deng",
        "6 Relevance 3 Jerry");

    [CorpusFact]
    public void The_issue_by_topics_names_its_members() => Names("2026-06-08.full.txt", "1 Relevance 1 Yanhao Deng", "2 Relevance 1 Yanhao Deng", "4 Relevance 1 Naibing Wu");

    private static void Names(string file, params string[] expected)
    {
        var path = Path.Combine(Repository.Corpus!, "briefly", file);
        var (issue, found) = PersonMentions.Mark(DigestReader.Read(path, File.ReadAllBytes(path)).Value, Roster);
        Assert.Empty(found);
        var named = new List<string>();
        foreach (var paper in issue.Papers)
        {
            foreach (var mention in paper.Mentions)
            {
                var (field, at) = paper.Fields.Where(entry => entry.Label == mention.Field)
                    .SelectMany(entry => Sentences.Of(entry.Content).Select((sentence, at) => (entry, at, Text: PlainText.Of(sentence)))).Where(entry => entry.Text == mention.Sentence).Select(entry => (entry.entry, entry.at)).Single();
                named.Add($"{paper.Number} {field.Kind} {at + 1} {mention.Name}");
            }
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }
}
