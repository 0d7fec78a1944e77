using System.Text.RegularExpressions;
using Digest.Model.Document;

namespace Digest.Model.Recognition;

/// <summary>
/// The lines that say who wrote a message and when in the export of a chat: <c>[28/10/2026, 09:01:12] Ann: …</c>, <c>28.10.2026, 09:01 - Ann: …</c>, <c>Ann Lee — Today at 10:12</c>. Where a
/// source has several, each ends what was open before it, and what follows its name is a line of its own.
/// </summary>
internal static partial class ChatHeads
{
    private const int Longest = 90;
    private const int Fewest = 2;

    /// <summary>The length of the head that a line begins with; 0 when it begins with none.</summary>
    public static int LengthAt(string line) => MayBe(line) && Form().Match(line) is { Success: true } match ? match.Length : 0;

    /// <summary>True when a line is such a head and nothing else.</summary>
    public static bool Is(string line) => LengthAt(line) is > 0 and var length && line.AsSpan(length).Trim().IsEmpty;

    // A time has a colon with a digit on either side.
    private static bool MayBe(string line)
    {
        var head = line.AsSpan(0, Math.Min(line.Length, Longest));
        for (var from = 0; head[from..].IndexOf(':') is >= 0 and var colon; from += colon + 1)
            if (from + colon is var at && at > 0 && at + 1 < head.Length && char.IsAsciiDigit(head[at - 1]) && char.IsAsciiDigit(head[at + 1])) return true;
        return false;
    }

    /// <summary>The blocks, each head with a line across before it; the same blocks when they are no chat.</summary>
    public static EquatableArray<Block> Parted(EquatableArray<Block> blocks)
    {
        if (blocks.Sum(Count) < Fewest) return blocks;
        var parted = new List<Block>();
        foreach (var block in blocks)
        {
            if (block is Block.Paragraph paragraph && Count(block) > 0) Add(parted, paragraph);
            else parted.Add(block);
        }

        return parted.ToEquatableArray();
    }

    private static int Count(Block block) => block is Block.Paragraph { Content: { IsEmpty: false } content } && MayBe(InlineCut.Flat(content)) ? InlineCut.Lines(content).Count(line => LengthAt(InlineCut.Flat(line)) > 0) : 0;

    private static void Add(List<Block> parted, Block.Paragraph paragraph)
    {
        var open = new List<Inline>();
        foreach (var line in InlineCut.Lines(paragraph.Content))
        {
            var length = LengthAt(InlineCut.Flat(line));
            if (length > 0)
            {
                Close();
                parted.Add(new Block.ThematicBreak { Origin = paragraph.Origin });
                parted.Add(paragraph with { Content = InlineCut.Between(line, 0, length) });
            }

            if (InlineCut.From(line, length) is not { IsEmpty: false } rest) continue;
            if (open.Count > 0) open.Add(new Inline.LineBreak());
            open.AddRange(rest);
        }

        Close();

        void Close()
        {
            if (open.Count > 0) parted.Add(paragraph with { Content = open.ToEquatableArray() });
            open.Clear();
        }
    }

    [GeneratedRegex(@"^(?:\[(?:[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4},?\s+)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[AP]M)?\]\s+[\p{L}~@][^:\n]{0,40}?(?::(?:\s+|$)|$)|[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4},?\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[AP]M)?\s+[-–]\s+[^:\n]{1,40}:(?:\s+|$)|\p{L}[\p{L}\p{M} .,'’_()-]{0,40}?\s+(?:[—–-]\s+)?(?:(?:Today|Yesterday|Heute|Gestern)\s+(?:at|um)\s+|[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4},?\s+)?[0-9]{1,2}:[0-9]{2}(?:\s?[AP]M)?$)", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
