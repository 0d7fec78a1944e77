using System.Globalization;
using System.Security.Cryptography;
using Digest.Model.Document;

namespace Digest.Model.Archiving;

/// <summary>
/// Writes an index: that of some issues, or one that is there with issues taken away and added. Papers are numbered through in the order of their issues' days and ids, so that adding one issue
/// moves the numbers of all later papers by as many; postings of terms are merged term by term, both sides being in order.
/// </summary>
internal sealed class IndexWriter(Forgotten forgotten)
{
    private readonly IndexBytes issueBytes = new(), paperPlaces = new(), paperBytes = new(), lengthBytes = new();
    private readonly Dictionary<string, PostingList> added = new(StringComparer.Ordinal);
    private uint papers;
    private ulong words;

    public byte[] Write(IndexFile? old, HashSet<string> replaced, IEnumerable<(IndexedIssue Entry, Func<Issue> Read)> issues)
    {
        var moved = new uint?[old?.PaperCount ?? 0];
        var kept = old is null ? [] : Enumerable.Range(0, old.IssueCount).Where(at => !replaced.Contains(old.Issues[at].Id)).Select(at => (Entry: old.Issues[at], Old: at, Read: (Func<Issue>?)null));
        var all = kept.Concat(issues.Select(issue => (issue.Entry, Old: -1, Read: (Func<Issue>?)issue.Read)))
            .OrderBy(issue => issue.Entry.Date ?? DateOnly.MaxValue).ThenBy(issue => issue.Entry.Id, StringComparer.Ordinal).ThenBy(issue => issue.Entry.Folder, StringComparer.Ordinal);
        var lengths = old?.Lengths() ?? [];
        var count = 0u;
        foreach (var (entry, at, read) in all)
        {
            count++;
            var before = papers;
            if (read is null) Keep(old!, at, lengths, moved);
            else foreach (var paper in read().Papers) Add(paper);
            Write(entry, papers - before);
        }

        return Assembled(count, old, moved);
    }

    private void Write(IndexedIssue issue, uint count)
    {
        issueBytes.Text(issue.Id);
        issueBytes.Text(issue.Date?.ToString("O", CultureInfo.InvariantCulture) ?? "");
        issueBytes.Text(issue.Title);
        issueBytes.Text(issue.Folder);
        issueBytes.Text(issue.Sha256);
        issueBytes.Number(count);
    }

    private void Add(Paper paper)
    {
        paperPlaces.Fixed((uint)paperBytes.Length);
        IndexedPaper.Write(paperBytes, forgotten.Without(paper));
        var (terms, length) = IndexTerms.Of(paper, forgotten);
        AddLength(length);
        foreach (var (term, weight) in terms)
        {
            if (!added.TryGetValue(term, out var list)) added.Add(term, list = new PostingList());
            list.Add(papers, (uint)weight);
        }

        papers++;
    }

    private void Keep(IndexFile old, int issue, ushort[] lengths, uint?[] moved)
    {
        var end = issue + 1 < old.IssueCount ? old.PapersBefore[issue + 1] : (uint)old.PaperCount;
        for (var paper = old.PapersBefore[issue]; paper < end; paper++)
        {
            moved[paper] = papers++;
            paperPlaces.Fixed((uint)paperBytes.Length);
            paperBytes.Append(old.PaperBytes(paper));
            AddLength(lengths[paper]);
        }
    }

    private void AddLength(int length)
    {
        var shown = (ushort)Math.Min(length, ushort.MaxValue);
        lengthBytes.Append([(byte)shown, (byte)(shown >> 8)]);
        words += shown;
    }

    private byte[] Assembled(uint issues, IndexFile? old, uint?[] moved)
    {
        var (places, terms, postings, count) = (new IndexBytes(), new IndexBytes(), new IndexBytes(), 0u);
        foreach (var (term, bytes) in Merged(old, moved))
        {
            if (count++ % IndexFile.TermsOfBlock == 0) places.Fixed((uint)terms.Length);
            terms.Text(term);
            terms.Number((uint)postings.Length);
            terms.Number((uint)bytes.Length);
            postings.Append(bytes.Span);
        }

        IndexBytes[] parts = [issueBytes, paperPlaces, paperBytes, lengthBytes, places, terms, postings];
        var file = new IndexBytes();
        file.Append(IndexFile.Mark);
        foreach (var number in (uint[])[issues, papers, count, (uint)words, (uint)(words >> 32)]) file.Fixed(number);
        var end = (uint)IndexFile.HeadLength;
        foreach (var part in parts) file.Fixed(end += (uint)part.Length);
        foreach (var part in parts) file.Append(part.Span);
        file.Append(SHA256.HashData(file.Span));
        return file.Span.ToArray();
    }

    private IEnumerable<(string Term, ReadOnlyMemory<byte> Postings)> Merged(IndexFile? old, uint?[] moved)
    {
        var fresh = added.Keys.Order(StringComparer.Ordinal).ToList();
        var at = 0;
        foreach (var (term, bytes) in old?.Terms() ?? [])
        {
            for (; at < fresh.Count && string.CompareOrdinal(fresh[at], term) < 0; at++) yield return (fresh[at], added[fresh[at]].Bytes);
            var list = IndexFile.Decoded(bytes.Span).Where(posting => moved[posting.Paper] is not null).Select(posting => (Paper: moved[posting.Paper]!.Value, posting.Weight));
            if (at < fresh.Count && fresh[at] == term) list = list.Concat(IndexFile.Decoded(added[fresh[at++]].Bytes.Span)).OrderBy(posting => posting.Paper);
            var merged = new PostingList();
            foreach (var (paper, weight) in list) merged.Add(paper, weight);
            if (merged.Bytes.Length > 0) yield return (term, merged.Bytes);
        }

        for (; at < fresh.Count; at++) yield return (fresh[at], added[fresh[at]].Bytes);
    }

    private sealed class PostingList
    {
        private byte[] bytes = new byte[4];
        private int length;
        private uint last;

        public ReadOnlyMemory<byte> Bytes => bytes.AsMemory(0, length);

        public void Add(uint paper, uint weight)
        {
            Put(paper - last);
            Put(weight);
            last = paper;
        }

        private void Put(uint value)
        {
            if (length + 5 > bytes.Length) Array.Resize(ref bytes, bytes.Length * 2 + 5);
            for (; value >= 0x80; value >>= 7) bytes[length++] = (byte)(value | 0x80);
            bytes[length++] = (byte)value;
        }
    }
}
