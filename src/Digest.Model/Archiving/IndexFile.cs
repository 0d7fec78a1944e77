using System.Globalization;
using System.Security.Cryptography;
using Digest.Model.Document;
using Digest.Model.Merging;

namespace Digest.Model.Archiving;

/// <summary>
/// An index in its file. After the head (a mark, five counts, the ends of the parts) come the issues, the places of the papers, the papers, their lengths in words, the places of the blocks of
/// terms, the terms in ordinal order with the place of their postings, the postings (papers by their distance from the one before, with weights), and SHA-256 of all that.
/// </summary>
internal sealed class IndexFile
{
    /// <summary>What an index begins with; the last character is its form.</summary>
    public static ReadOnlySpan<byte> Mark => "DGINDEX1"u8;

    /// <summary>How many terms stand between two of which the places are known.</summary>
    public const int TermsOfBlock = 32;

    /// <summary>How many parts there are, and counts before their ends.</summary>
    public const int Parts = 7, Counts = 5;

    public const int HeadLength = 8 + (4 * (Parts + Counts));
    private const int PieceLength = 4096;

    private readonly Stream stream;
    private readonly uint[] ends = new uint[Parts];
    private IndexedIssue[]? issues;
    private uint[]? papersBefore;
    private byte[]? places;
    private byte[]? papers;

    public IndexFile(Stream stream)
    {
        this.stream = stream;
        if (stream.Length < HeadLength + 32) throw new InvalidDataException("The index breaks off.");
        var head = Read(0, HeadLength);
        if (!head.AsSpan(0, 7).SequenceEqual(Mark[..7])) throw new InvalidDataException("This is no index.");
        if (head[7] != Mark[7]) throw new InvalidDataException($"The index is of form {(char)head[7]}, of which nothing is known here.");
        var cursor = new IndexCursor(head.AsSpan(8));
        (IssueCount, PaperCount, TermCount, var low, var high) = ((int)cursor.Fixed(), (int)cursor.Fixed(), (int)cursor.Fixed(), cursor.Fixed(), cursor.Fixed());
        Length = low + ((ulong)high << 32);
        for (var part = 0; part < Parts; part++) ends[part] = cursor.Fixed();
        if (ends[^1] + 32L != stream.Length || IssueCount < 0 || PaperCount < 0 || TermCount < 0) throw new InvalidDataException("The index breaks off.");
    }

    public int IssueCount { get; }

    public int PaperCount { get; }

    public int TermCount { get; }

    /// <summary>The words of all papers.</summary>
    public ulong Length { get; }

    public IReadOnlyList<IndexedIssue> Issues => issues ??= ReadIssues();

    /// <summary>The number of the first paper of each issue.</summary>
    public uint[] PapersBefore => Issues.Count == 0 ? [] : papersBefore!;

    public bool IsWhole()
    {
        var all = Read(0, (int)stream.Length);
        return SHA256.HashData(all.AsSpan(0, all.Length - 32)).AsSpan().SequenceEqual(all.AsSpan(all.Length - 32));
    }

    /// <summary>The length in words of each paper.</summary>
    public ushort[] Lengths()
    {
        var part = Part(3);
        var lengths = new ushort[PaperCount];
        for (var at = 0; at < lengths.Length; at++) lengths[at] = System.Buffers.Binary.BinaryPrimitives.ReadUInt16LittleEndian(part.AsSpan(2 * at));
        return lengths;
    }

    /// <summary>A paper by its number.</summary>
    public IndexedPaper Paper(uint number)
    {
        var place = Start(2) + new IndexCursor(Read(Start(1) + (4 * (long)number), 4)).Fixed();
        var cursor = new IndexCursor(Read(place, (int)Math.Min(PieceLength * 4, ends[2] - place)));
        var issue = Array.BinarySearch(PapersBefore, number) is >= 0 and var exact ? Last(exact) : ~Array.BinarySearch(PapersBefore, number) - 1;
        return IndexedPaper.Read(ref cursor, Issues[issue], (int)(number - PapersBefore[issue]) + 1);
    }

    /// <summary>A paper as it stands in the file.</summary>
    public ReadOnlySpan<byte> PaperBytes(uint number)
    {
        places ??= Part(1);
        papers ??= Part(2);
        var start = (int)new IndexCursor(places.AsSpan((int)(4 * number))).Fixed();
        return number + 1 < PaperCount ? papers.AsSpan(start..(int)new IndexCursor(places.AsSpan((int)(4 * (number + 1)))).Fixed()) : papers.AsSpan(start);
    }

    // Of issues without papers, the last begins where the papers do.
    private int Last(int issue)
    {
        while (issue + 1 < PapersBefore.Length && PapersBefore[issue + 1] == PapersBefore[issue]) issue++;
        return issue;
    }

    /// <summary>The papers that have a term, with weights; empty for one that nobody has.</summary>
    public List<(uint Paper, uint Weight)> Postings(string term)
    {
        var blocks = (TermCount + TermsOfBlock - 1) / TermsOfBlock;
        var (low, high) = (0, blocks - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            var cursor = new IndexCursor(BlockAt(middle, PieceLength));
            if (string.CompareOrdinal(cursor.Text(), term) <= 0) low = middle;
            else high = middle - 1;
        }

        if (blocks == 0) return [];
        var block = new IndexCursor(BlockAt(low, TermsOfBlock * 300));
        for (var at = 0; at < TermsOfBlock && !block.IsAtEnd && (low * TermsOfBlock) + at < TermCount; at++)
        {
            var (found, place, length) = (block.Text(), block.Number(), block.Number());
            if (found == term) return Decoded(Read(Start(6) + place, (int)length));
        }

        return [];
    }

    /// <summary>All terms in order, with their postings as they stand.</summary>
    public IEnumerable<(string Term, ReadOnlyMemory<byte> Postings)> Terms()
    {
        var (terms, postings, at) = (Part(5), Part(6), 0);
        for (var count = 0; count < TermCount; count++)
        {
            var (term, place, length) = Next(terms, ref at);
            yield return (term, postings.AsMemory((int)place, (int)length));
        }
    }

    private static (string, uint, uint) Next(byte[] terms, ref int at)
    {
        var cursor = new IndexCursor(terms.AsSpan(at));
        var entry = (cursor.Text(), cursor.Number(), cursor.Number());
        at += cursor.At;
        return entry;
    }

    public static List<(uint Paper, uint Weight)> Decoded(ReadOnlySpan<byte> bytes)
    {
        var postings = new List<(uint, uint)>();
        var cursor = new IndexCursor(bytes);
        for (var paper = 0u; !cursor.IsAtEnd;)
        {
            paper += cursor.Number();
            postings.Add((paper, cursor.Number()));
        }

        return postings;
    }

    private byte[] BlockAt(int block, int most)
    {
        var place = Start(5) + new IndexCursor(Read(Start(4) + (4L * block), 4)).Fixed();
        return Read(place, (int)Math.Min(most, ends[5] - place));
    }

    private IndexedIssue[] ReadIssues()
    {
        var cursor = new IndexCursor(Part(0));
        var read = new IndexedIssue[IssueCount];
        papersBefore = new uint[IssueCount];
        for (var (at, before) = (0, 0u); at < read.Length; at++)
        {
            var (id, day, title, folder, sha256, papers) = (cursor.Text(), cursor.Text(), cursor.Text(), cursor.Text(), cursor.Text(), cursor.Number());
            read[at] = new IndexedIssue { Id = id, Date = day.Length == 0 ? null : DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture), Title = title, Folder = folder, Sha256 = sha256 };
            papersBefore[at] = before;
            before += papers;
        }

        return read;
    }

    private long Start(int part) => part == 0 ? HeadLength : ends[part - 1];

    private byte[] Part(int part) => Read(Start(part), (int)(ends[part] - Start(part)));

    private byte[] Read(long place, int count)
    {
        if (place < 0 || count < 0 || place + count > stream.Length) throw new InvalidDataException("The index names a place beyond its end.");
        var bytes = new byte[count];
        stream.Position = place;
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>A paper as the index knows it.</summary>
internal sealed record IndexedPaper(IndexedIssue Issue, int Place, int? Number, string Title, PaperKey Key)
{
    public static IndexedPaper Read(ref IndexCursor cursor, IndexedIssue issue, int place)
    {
        var (number, title, authors, identifiers) = (cursor.Number(), cursor.Text(), cursor.Text(), cursor.Text());
        var known = new Identifiers();
        foreach (var line in identifiers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            known = known.With(new Identifier(Enum.Parse<IdentifierKind>(line[..line.IndexOf(':', StringComparison.Ordinal)]), line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]));
        var paper = new Paper { Id = "", Title = [new Inline.Text(title)], Identifiers = known, Authors = authors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(name => new Author(name, [])).ToEquatableArray() };
        return new(issue, place, number == 0 ? null : (int)number - 1, title, PaperIdentity.Of(paper));
    }

    public static void Write(IndexBytes bytes, Paper paper)
    {
        bytes.Number(paper.Number is >= 0 and { } number ? (uint)number + 1 : 0);
        bytes.Text(PlainText.Of(paper.Title));
        bytes.Text(string.Join('\n', paper.Authors.Take(30).Select(author => author.Name)));
        bytes.Text(string.Join('\n', PaperIdentity.Normalized(paper.Identifiers).Select(identifier => $"{identifier.Kind}:{identifier.Value}")));
    }
}
