using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Digest.Model.Reading;

/// <summary>Links as chat programs export them (Slack's mrkdwn): an address, a bar and the words between angle brackets, <c>&lt;https://a.example|words&gt;</c>.</summary>
internal static partial class BarLinks
{
    /// <summary>The link at a place, which holds <c>&lt;</c>; the match is unsuccessful when there is none.</summary>
    public static Match At(string text, int at) => Form().Match(text, at);

    [GeneratedRegex(@"\G<(?<target>https?://[^\s\p{Cc}|<>""]+)\|(?<words>[^\n\r<>|]{1,400})>", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

/// <summary>Reads such links among Markdown.</summary>
internal sealed class BarLinkParser : InlineParser
{
    public BarLinkParser() => OpeningCharacters = ['<'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() is not 'h' || BarLinks.At(slice.Text, slice.Start) is not { Success: true } link || link.Index + link.Length - 1 > slice.End) return false;
        var words = link.Groups["words"];
        var place = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var start = place + words.Index - link.Index;
        var found = new LinkInline(link.Groups["target"].Value, "") { Line = line, Column = column, Span = new(place, place + link.Length - 1), IsClosed = true };
        found.AppendChild(new LiteralInline(new StringSlice(slice.Text, words.Index, words.Index + words.Length - 1)) { Line = line, Column = column, Span = new(start, start + words.Length - 1) });
        processor.Inline = found;
        slice.Start += link.Length;
        return true;
    }
}
