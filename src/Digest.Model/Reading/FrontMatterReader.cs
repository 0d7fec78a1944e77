using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Model.Document;
using Digest.Model.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Tokens = YamlDotNet.Core.Tokens;

namespace Digest.Model.Reading;

/// <summary>
/// YAML between two lines <c>---</c> at the very beginning, as names and values. A name inside another is written <c>outer.inner</c>; a list of plain
/// values gives its name once for each; the n-th entry of a list of lists or mappings is <c>name[n]</c>, counted from 0. An alias is kept as written,
/// an empty list or mapping as an empty value.
/// </summary>
internal static partial class FrontMatterReader
{
    private const int Deepest = 64;

    /// <summary>The properties, and where the text after them begins: 0 when there is no front matter or it cannot be read.</summary>
    public static (EquatableArray<Property> Properties, int BodyStart) Read(SourceText source, Findings findings)
    {
        if (source.LineSpan(1).TrimEnd() is not "---") return ([], 0);
        var last = 2;
        while (last <= source.LineCount && source.LineSpan(last).TrimEnd() is not ("---" or "...")) last++;
        if (last > source.LineCount) return ([], 0);
        var start = source.StartOf(2);
        var yaml = source.Text[start..source.StartOf(last)];
        var bodyStart = last < source.LineCount ? source.StartOf(last + 1) : source.Text.Length;
        if (string.IsNullOrWhiteSpace(yaml)) return ([], bodyStart);
        if (!NameLine().IsMatch(yaml)) return ([], 0);
        try
        {
            var properties = Properties(source, start, yaml);
            DropMarks(start, yaml, findings);
            return (properties, bodyStart);
        }
        catch (YamlException problem)
        {
            var place = Math.Clamp((int)Math.Min(problem.Start.Index, int.MaxValue / 2), 0, yaml.Length);
            Report(source, findings, start + place);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or FormatException or OverflowException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException)
        {
            Report(source, findings, start);
        }

        return ([], 0);
    }

    private static void Report(SourceText source, Findings findings, int place) => findings.Report(
        ReadingRules.FrontMatter,
        new TextSpan(Math.Min(place, source.Text.Length), 0),
        "The front matter is no valid YAML here; its lines are kept as text.",
        "Put values with a colon or a bracket between quotes.");

    // Comments; and what says how values are told apart, not what they are.
    private static void DropMarks(int start, string yaml, Findings findings)
    {
        if (!MayHaveMarks(yaml)) return;
        var scanner = new Scanner(new StringReader(yaml), skipComments: false);
        while (scanner.MoveNext())
        {
            if (scanner.Current is not (Tokens.Comment or Tokens.Anchor or Tokens.Tag or Tokens.TagDirective or Tokens.VersionDirective)) continue;
            var span = Span(start, yaml, scanner.Current.Start, scanner.Current.End);
            findings.Drop(scanner.Current is Tokens.Comment comment ? comment.Value : findings.Source.Text.Substring(span.Start, span.Length), DropReason.Markup, span);
        }
    }

    // Each stands at the begin of a line or of a value, which in a flow may follow a colon at once.
    private static bool MayHaveMarks(ReadOnlySpan<char> yaml)
    {
        for (var at = 0; yaml[at..].IndexOfAny("#&!%") is >= 0 and var next; at++)
        {
            at += next;
            if (at == 0 || yaml[at - 1] is '[' or '{' or ',' or ':' || char.IsWhiteSpace(yaml[at - 1])) return true;
        }

        return false;
    }

    private static TextSpan Span(int start, string yaml, Mark from, Mark to)
    {
        var first = (int)Math.Clamp(from.Index, 0, yaml.Length);
        return TextSpan.Between(start + first, start + (int)Math.Clamp(to.Index, first, yaml.Length));
    }

    private static EquatableArray<Property> Properties(SourceText source, int start, string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var properties = new List<Property>();
        var open = new Stack<Level>();
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case MappingStart or SequenceStart:
                    if (open.Count > Deepest || (open.Count == 0 && parser.Current is SequenceStart)) throw new FormatException("The front matter is no plain mapping.");
                    if (open.TryPeek(out var outer))
                    {
                        if (outer is { IsList: false, Name: null }) throw new FormatException("The name of a value is no text.");
                        outer.IsEmpty = false;
                    }

                    open.Push(new Level(NestedName(open), parser.Current is SequenceStart));
                    break;
                case MappingEnd or SequenceEnd:
                    var closed = open.Pop();
                    if (closed is { IsEmpty: true, Prefix.Length: > 0 }) properties.Add(new Property(closed.Prefix, ""));
                    break;
                case Scalar scalar:
                    Take(open, properties, scalar.Value, At(scalar));
                    break;
                case AnchorAlias alias:
                    Take(open, properties, $"*{alias.Value}", At(alias));
                    break;
                default:
                    break;
            }
        }

        return properties.ToEquatableArray();

        Origin At(ParsingEvent value) => source.OriginOf(Span(start, yaml, value.Start, value.End));
    }

    private static void Take(Stack<Level> open, List<Property> properties, string value, Origin origin)
    {
        if (!open.TryPeek(out var level)) throw new FormatException("The front matter is no mapping.");
        level.IsEmpty = false;
        if (level is { IsList: false, Name: null }) level.Name = value;
        else properties.Add(new Property(level.IsList ? level.Prefix : NestedName(open), value) { Origin = origin });
    }

    // The name under which the next value stands; asking for it uses it up.
    private static string NestedName(Stack<Level> open)
    {
        if (!open.TryPeek(out var level)) return "";
        if (level.IsList) return string.Create(CultureInfo.InvariantCulture, $"{level.Prefix}[{level.Next++}]");
        var name = level.Prefix.Length == 0 ? level.Name ?? "" : $"{level.Prefix}.{level.Name}";
        level.Name = null;
        return name;
    }

    private sealed class Level(string prefix, bool isList)
    {
        public string Prefix => prefix;

        public bool IsList => isList;

        public bool IsEmpty { get; set; } = true;

        public string? Name { get; set; }

        public int Next { get; set; }
    }

    [GeneratedRegex(@"^[^\s#:][^:\n]*:(\s|\z)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex NameLine();
}
