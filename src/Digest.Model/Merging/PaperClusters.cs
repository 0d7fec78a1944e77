using Digest.Model.Diagnostics;
using Digest.Model.Document;

namespace Digest.Model.Merging;

/// <summary>
/// Accounts of papers in groups of one paper each, by <see cref="PaperIdentity"/>. The accounts are taken in one order whatever the order they come in, so that the groups do
/// not depend on it: first those that share an identifier, as long as no other identifier tells them apart; then those without one in common, by title and authors. An account
/// whose title several groups have that differ in their identifiers stays by itself.
/// </summary>
internal sealed class PaperClusters
{
    private readonly PaperKey[] keys;
    private readonly int[] parents;
    private readonly Identifier[][] identifiers;
    private readonly List<Diagnostic> found = [];
    private readonly IReadOnlyList<PaperAccount> accounts;

    private PaperClusters(IReadOnlyList<PaperAccount> accounts)
    {
        this.accounts = accounts;
        keys = new PaperKey[accounts.Count];
        parents = [.. Enumerable.Range(0, accounts.Count)];
        Parallel.For(0, keys.Length, at => keys[at] = PaperIdentity.Of(accounts[at].Paper));
        identifiers = Array.ConvertAll(keys, key => key.Identifiers);
    }

    /// <summary>The groups in the order of their first accounts; the accounts of a group keep their order.</summary>
    public static Diagnosed<List<IReadOnlyList<PaperAccount>>> Of(IReadOnlyList<PaperAccount> accounts)
    {
        var clusters = new PaperClusters(accounts);
        clusters.JoinByIdentifier();
        clusters.JoinByTitle(key => key.Letters);
        clusters.JoinByTitle(key => key.Words);
        return new([.. clusters.Groups()], clusters.found.Distinct().ToEquatableArray());
    }

    // The root of a group is its first account.
    private IEnumerable<IReadOnlyList<PaperAccount>> Groups()
    {
        var groups = new List<PaperAccount>?[keys.Length];
        for (var at = 0; at < keys.Length; at++)
            if (Root(at) is var root && root != at) (groups[root] ??= [accounts[root]]).Add(accounts[at]);
        for (var at = 0; at < keys.Length; at++)
            if (Root(at) == at) yield return groups[at] ?? (IReadOnlyList<PaperAccount>)[accounts[at]];
    }

    private void JoinByIdentifier()
    {
        var first = new Dictionary<Identifier, int>(keys.Length);
        var others = new Dictionary<Identifier, List<int>>();
        for (var at = 0; at < keys.Length; at++)
        {
            foreach (var identifier in keys[at].Identifiers)
            {
                if (first.TryAdd(identifier, at)) continue;
                if (TryJoin(first[identifier], at)) continue;
                if (!others.TryGetValue(identifier, out var holders)) others.Add(identifier, holders = []);
                var mine = at;
                if (!holders.Exists(holder => TryJoin(holder, mine))) holders.Add(at);
            }
        }
    }

    private bool TryJoin(int one, int other)
    {
        if (Root(one) != Root(other) && Conflict(Root(one), Root(other))) return false;
        Join(one, other);
        return true;
    }

    // A paper that differs in its identifiers from all others of its title is reported once for each group of one title.
    private void JoinByTitle(Func<PaperKey, string> titleOf)
    {
        var firsts = new Dictionary<string, int>(keys.Length, StringComparer.Ordinal);
        var same = new List<int>?[keys.Length];
        for (var at = 0; at < keys.Length; at++)
        {
            if (titleOf(keys[at]) is not { Length: > 0 } title || firsts.TryAdd(title, at)) continue;
            var first = firsts[title];
            (same[first] ??= [first]).Add(at);
        }

        foreach (var accountsOfOne in same)
            if (accountsOfOne is not null) JoinSame(accountsOfOne);
    }

    // One of each group is compared, so that a paper that every issue carries costs no more than one that two carry.
    private void JoinSame(List<int> same)
    {
        var apart = new List<int> { same[0] };
        foreach (var at in same.Skip(1))
        {
            if (apart.Exists(other => Root(other) == Root(at))) continue;
            var others = apart.Where(other => keys[other].HasSameTitle(keys[at])).Select(Root).Distinct().ToList();
            var open = others.Where(root => !Conflict(root, Root(at))).ToList();
            if (open.Count == 1 || (open.Count > 1 && !Differ(open))) foreach (var root in open) Join(root, at);
            else apart.Add(at);
            if (others.Count > 0 && open.Count != 1 && Differ([.. others, Root(at)])) Report(at, others[0], open.Count > 1);
        }
    }

    private bool Differ(List<int> roots) => roots.Skip(1).Any(root => Conflict(roots[0], root));

    private void Report(int at, int other, bool isUndecided)
    {
        var paper = accounts[at].Paper;
        var rule = isUndecided ? MergingRules.Undecided : MergingRules.OneTitle;
        found.Add(new Diagnostic
        {
            Rule = rule,
            Location = paper.Origin.Location,
            Message = isUndecided
                ? $"“{PlainText.Of(paper.Title)}” in {accounts[at].Appearance.IssueId} has no identifier and the title of several papers that have; it stays by itself."
                : $"“{PlainText.Of(paper.Title)}” in {accounts[at].Appearance.IssueId} and in {accounts[other].Appearance.IssueId} differ in an identifier; they stay two papers.",
            Hint = isUndecided ? "Give it an identifier." : "Correct one of the two if they are the same.",
        });
    }

    private bool Conflict(int one, int other)
    {
        foreach (var mine in identifiers[one])
            foreach (var theirs in identifiers[other])
                if (mine.Kind == theirs.Kind && mine.Value != theirs.Value) return true;
        return false;
    }

    private void Join(int one, int other)
    {
        var (first, second) = (Root(one), Root(other));
        if (first == second) return;
        if (second < first) (first, second) = (second, first);
        parents[second] = first;
        if (!identifiers[second].All(identifiers[first].Contains)) identifiers[first] = [.. identifiers[first].Union(identifiers[second])];
    }

    private int Root(int at)
    {
        while (parents[at] != at) at = parents[at] = parents[parents[at]];
        return at;
    }
}
