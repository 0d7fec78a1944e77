using System.Runtime.InteropServices;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Text;

namespace Digest.Model.Recognition;

/// <summary>
/// Papers that the source presents twice, as in a list of the best and again in detail. They become one, where it is first presented, or where it is
/// presented more fully; the other place keeps the title alone.
/// </summary>
internal sealed class Duplicates
{
    // A second account that says more than this many times as much is the detail behind the first.
    private const int MuchMore = 2;

    // So many papers of one title that differ in their identifiers; another is compared with no more of them.
    private const int MostCompared = 100;

    // Of those that were joined, with the texts of their fields.
    private readonly Dictionary<PaperDraft, PaperJoin> accounts = [];
    private readonly List<Dropped> dropped = [];

    private Duplicates()
    {
    }

    /// <summary>What was left out because the joined papers say it once.</summary>
    public IReadOnlyList<Dropped> Dropped => dropped;

    /// <summary>The papers that are left, in order.</summary>
    public IReadOnlyList<Paper> Papers { get; private set; } = [];

    /// <summary>Finishes the papers and joins what is one; each draft then has the paper that stands in its place.</summary>
    public static Duplicates Join(List<PaperDraft> drafts)
    {
        var (joined, places, keys) = (new Duplicates(), new Places(drafts.Count), new List<ulong>());
        foreach (var draft in drafts)
        {
            var paper = draft.Build();
            keys.Clear();
            AddKeys(keys, paper, draft);
            var first = Find(draft, paper, keys, places);
            var place = first is null ? draft : joined.Add(first, draft, paper);
            if (first is null) draft.Paper = paper;
            else AddKeys(keys, place.Paper!, place);
            foreach (var key in keys) places.Add(key, place);
        }

        var left = new List<Paper>(drafts.Count);
        foreach (var draft in drafts)
            if (draft.Paper is { } paper) left.Add(paper);
        joined.Papers = left;
        return joined;
    }

    private static PaperDraft? Find(PaperDraft draft, Paper paper, List<ulong> keys, Places places)
    {
        foreach (var key in keys)
        {
            var left = MostCompared;
            for (var at = places.First(key); at >= 0 && left > 0; at = places.After(at), left--)
                if (places[at] is { Paper: { } mine } candidate && SameTitle.Of(mine, candidate.TitleLetters, paper, draft.TitleLetters)) return candidate;
        }

        return null;
    }

    /// <summary>The papers of each key, in the order in which they came: chains in one list.</summary>
    /// <param name="papers">How many papers there are.</param>
    private sealed class Places(int papers)
    {
        // Most papers have an identifier and a title.
        private const int UsualKeys = 2;

        private readonly Dictionary<ulong, (int First, int Last)> ends = new(UsualKeys * papers);
        private readonly List<(PaperDraft Paper, int Next)> chain = new(UsualKeys * papers);

        public PaperDraft this[int at] => chain[at].Paper;

        public int First(ulong key) => ends.TryGetValue(key, out var end) ? end.First : -1;

        public int After(int at) => chain[at].Next;

        public void Add(ulong key, PaperDraft paper)
        {
            ref var end = ref CollectionsMarshal.GetValueRefOrAddDefault(ends, key, out var isThere);
            if (isThere) chain[end.Last] = chain[end.Last] with { Next = chain.Count };
            end = (isThere ? end.First : chain.Count, chain.Count);
            chain.Add((paper, -1));
        }
    }

    private PaperDraft Add(PaperDraft first, PaperDraft draft, Paper paper)
    {
        var (mine, second) = (Account(first), new PaperJoin(paper, draft.TitleLetters));
        var isDetail = second.Size > MuchMore * mine.Size || SameTitle.IsName(first.Paper!, first.TitleLetters, paper);
        var joined = isDetail ? second.Joined(mine, dropped) : mine.Joined(second, dropped);
        if (isDetail) first.Paper = null;
        var place = isDetail ? draft : first;
        (place.Paper, accounts[place]) = (joined.Paper, joined);
        return place;
    }

    private PaperJoin Account(PaperDraft draft) => accounts.TryGetValue(draft, out var known) ? known : new PaperJoin(draft.Paper!, draft.TitleLetters);

    // Seeds of names with numbers, behind those of the kinds of identifiers.
    private const ulong Numbered = 1000;

    // What accounts of one paper share: an identifier, or the letters of their titles in any order. Of other papers too only by rare chance; whether two are the same
    // is decided by what they say.
    private static void AddKeys(List<ulong> keys, Paper paper, PaperDraft draft)
    {
        foreach (var kind in Identifiers.Kinds)
            if (kind != IdentifierKind.GitHub && paper.Identifiers.Of(kind) is { } value) Add(Hash(value, (ulong)kind + 1));
        if (paper.Number is { } number && (paper.Identifiers.IsEmpty ? draft.TitleLetters : SameTitle.LettersOfName(paper)) is { Length: > 0 } name) Add(Hash(name, Numbered + (ulong)number));
        if (SameTitle.InAnyOrder(draft.TitleText) is not { } order) return;
        Add(order);
        // What is no text, such as a formula, has other words than letters.
        if (InlineCut.PlainString(paper.Title) is null && SameTitle.InAnyOrder(Words.Text(paper.Title)) is { } other) Add(other);

        void Add(ulong key)
        {
            if (!keys.Contains(key)) keys.Add(key);
        }
    }

    // FNV-1a over UTF-16 code units of the small letters, since the runtime's own hash is another in each process.
    private static ulong Hash(ReadOnlySpan<char> text, ulong seed)
    {
        var hash = 14695981039346656037UL + seed;
        foreach (var c in text) hash = (hash ^ (char.IsAscii(c) ? char.IsAsciiLetterUpper(c) ? c | 0x20u : c : char.ToLowerInvariant(c))) * 1099511628211UL;
        return hash;
    }
}
