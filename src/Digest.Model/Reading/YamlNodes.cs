using Digest.Model.Recognition;
using Digest.Model.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Digest.Model.Reading;

/// <summary>
/// YAML 1.2 into values that know their places. An alias stands as written (<c>*name</c>), so that nothing grows; all of the parser's exceptions end here.
/// </summary>
internal sealed class YamlNodes
{
    private const int Deepest = 64;

    private readonly string text;
    private readonly int start;
    private readonly Parser parser;
    private readonly DataNames names;

    private YamlNodes(string text, TextSpan span, Vocabulary vocabulary)
    {
        (this.text, start, names) = (text, span.Start, new DataNames(vocabulary));
        parser = new Parser(new StringReader(text.Substring(span.Start, span.Length)));
    }

    /// <summary>The documents in a stretch of a text; or null, with the place where it breaks off being YAML.</summary>
    public static IReadOnlyList<DataNode>? Read(string text, TextSpan span, Vocabulary vocabulary, out int problem)
    {
        problem = span.Start;
        try
        {
            return new YamlNodes(text, span, vocabulary).Documents();
        }
        catch (YamlException broken)
        {
            problem = span.Start + (int)Math.Clamp(broken.Start.Index, 0, span.Length);
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException or OverflowException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException)
        {
        }

        return null;
    }

    private List<DataNode> Documents()
    {
        var documents = new List<DataNode>();
        while (parser.MoveNext())
            if (parser.Current is Scalar or SequenceStart or MappingStart or AnchorAlias) documents.Add(Node(0));
        return documents;
    }

    private DataNode Node(int depth)
    {
        if (depth > Deepest) throw new FormatException("Nested too deeply.");
        var from = Place(parser.Current!.Start);
        switch (parser.Current)
        {
            case Scalar scalar:
                return Text(scalar);
            case AnchorAlias alias:
                var at = TextSpan.Between(from, Place(alias.End));
                return new DataNode.Scalar(at, new Excerpt(at).Add($"*{alias.Value}", from));
            case SequenceStart:
                var items = new List<DataNode>();
                while (parser.MoveNext() && parser.Current is not SequenceEnd) items.Add(Node(depth + 1));
                return new DataNode.List(Around(from, items.Select(item => item.Span)), items);
            case MappingStart:
                var members = new List<DataMember>();
                while (parser.MoveNext() && parser.Current is not MappingEnd) members.Add(Member(depth));
                return new DataNode.Map(Around(from, members.Select(member => member.Span)), members);
            default:
                throw new FormatException("No value.");
        }
    }

    private DataMember Member(int depth)
    {
        if (parser.Current is not Scalar name) throw new FormatException("A name is no text.");
        var span = TextSpan.Between(Place(name.Start), Place(name.End));
        parser.MoveNext();
        var value = Node(depth + 1);
        return new DataMember(names[name.Value], TextSpan.Between(span.Start, Math.Max(span.End, value.Span.End)), span, value);
    }

    private DataNode.Scalar Text(Scalar scalar)
    {
        var span = TextSpan.Between(Place(scalar.Start), Place(scalar.End));
        var excerpt = new Excerpt(span);
        if (scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" or "Null" or "NULL") return new DataNode.Scalar(span, excerpt);
        // Folding and escapes change what stands in the source: each line of the value is looked for, and one that is not found is placed at the start.
        var at = span.Start;
        var lines = scalar.Value.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) excerpt.Add("\n", at);
            var found = lines[i].Length == 0 ? at : text.IndexOf(lines[i], at, span.End - at, StringComparison.Ordinal);
            excerpt.Add(lines[i], found < 0 ? span.Start : found);
            if (found >= 0) at = found + lines[i].Length;
        }

        return new DataNode.Scalar(span, excerpt);
    }

    private static TextSpan Around(int from, IEnumerable<TextSpan> parts)
    {
        var spans = parts.ToList();
        return spans.Count == 0 ? new TextSpan(from, 0) : TextSpan.Between(Math.Min(from, spans[0].Start), spans.Max(span => span.End));
    }

    private int Place(Mark mark) => (int)Math.Clamp(start + mark.Index, start, text.Length);
}
