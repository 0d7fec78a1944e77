using System.Text;
using Digest.Delivery.Ledgers;

namespace Digest.Delivery.Tests.Ledgers;

public sealed class JournalLedgerTests : LedgerContract, IDisposable
{
    private readonly TempFolder folder = new();

    protected override bool IsLasting => true;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Rules))]
    public Task Keeps(string rule) => CheckAsync(rule);

    [Fact]
    public async Task A_journal_cut_at_any_octet_opens_and_never_forgets_a_dot_it_still_holds()
    {
        await WriteOneOfEachAsync("torn");
        var whole = await File.ReadAllBytesAsync(PathOf("torn"));
        var text = Encoding.UTF8.GetString(whole);
        var firstLine = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        for (var length = firstLine; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(PathOf("torn"), whole[..length]);
            await using var ledger = await OpenAsync(Plan("torn", 4));
            var kept = text[..(text[..length].LastIndexOf('\n') + 1)];
            var entries = await ReadAsync(ledger);
            Assert.Equal(4, entries.Count);
            var isDotKept = kept.Contains("\"event\":\"dot\",\"n\":0,", StringComparison.Ordinal);
            Assert.Equal(isDotKept, entries[0].State is LedgerState.Unknown or LedgerState.Accepted);
            if (kept.Contains("\"event\":\"settle\",\"n\":0,", StringComparison.Ordinal)) Assert.Equal(LedgerState.Accepted, entries[0].State);
        }
    }

    [Fact]
    public async Task A_damaged_line_before_the_end_stops_everything()
    {
        await WriteOneOfEachAsync("damaged");
        var text = await File.ReadAllTextAsync(PathOf("damaged"));
        await File.WriteAllTextAsync(PathOf("damaged"), text.Replace("250 queued", "250 Queued", StringComparison.Ordinal));
        var damaged = await Assert.ThrowsAsync<JournalDamagedException>(() => OpenAsync(Plan("damaged", 4)));
        Assert.Contains("damaged", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_journal_is_left_alone()
    {
        await File.WriteAllTextAsync(PathOf("letter"), "Dear reader,\nthis is no journal.\n");
        await Assert.ThrowsAsync<JournalDamagedException>(() => OpenAsync(Plan("letter")));
        Assert.Equal("Dear reader,\nthis is no journal.\n", await File.ReadAllTextAsync(PathOf("letter")));
    }

    [Theory]
    [InlineData('\0')]
    [InlineData('x')]
    public async Task A_file_without_line_ends_is_no_journal_and_an_end_without_any_is_cut_off(char filling)
    {
        var filled = new string(filling, 3 << 20);
        await File.WriteAllTextAsync(PathOf("filled"), filled);
        await Assert.ThrowsAsync<JournalDamagedException>(() => OpenAsync(Plan("filled")));
        await WriteOneOfEachAsync("long-end");
        var length = new FileInfo(PathOf("long-end")).Length;
        await File.AppendAllTextAsync(PathOf("long-end"), filled);
        await using var ledger = await OpenAsync(Plan("long-end", 4));
        Assert.Equal(LedgerState.Accepted, (await ReadAsync(ledger))[0].State);
        Assert.InRange(new FileInfo(PathOf("long-end")).Length, length, length + 1000);
    }

    [Fact]
    public async Task Only_one_sender_has_a_journal_open()
    {
        await using var ledger = await OpenAsync(Plan("one"));
        await Assert.ThrowsAsync<IOException>(() => OpenAsync(Plan("one")));
    }

    [Fact]
    public async Task Every_field_survives_the_journal()
    {
        const string reply = "550 5.7.1 tab\tback\\slash\\t line\nend\r é";
        await using (var ledger = await OpenAsync(Plan("fields", 1)))
        {
            var claim = Assert.Single(await ledger.ClaimAsync(1, "own\ter", CancellationToken.None));
            Assert.True(await ledger.SettleAsync(claim, new Outcome.Refused { Reply = reply }, CancellationToken.None));
        }

        await using var again = await OpenAsync(Plan("fields", 1));
        Assert.Equal((LedgerState.Refused, 1, reply), (await ReadAsync(again)) is [var entry] ? (entry.State, entry.Attempts, entry.Reply) : default);
    }

    [Fact]
    public async Task The_dot_is_in_the_file_before_it_is_answered_for()
    {
        await using var ledger = await OpenAsync(Plan("dot", 1));
        var claim = Assert.Single(await ledger.ClaimAsync(1, "a", CancellationToken.None));
        Assert.True(await ledger.MarkDotAsync(claim, CancellationToken.None));
        // A copy, as the journal itself is locked against a second sender.
        Assert.Equal(0, Judge.Run("cp", PathOf("dot"), PathOf("copy")).ExitCode);
        Assert.Contains("\"event\":\"dot\",\"n\":0,", await File.ReadAllTextAsync(PathOf("copy")), StringComparison.Ordinal);
    }

    protected override async Task<ILedger> OpenAsync(MailingPlan plan, LedgerOptions options) => await JournalLedger.OpenAsync(PathOf(plan.Id), plan, options);

    private string PathOf(string name) => folder.PathOf(name + ".journal");

    private async Task WriteOneOfEachAsync(string name)
    {
        await using var ledger = await OpenAsync(Plan(name, 4));
        var claims = await ledger.ClaimAsync(3, "a", CancellationToken.None);
        Assert.True(await ledger.MarkDotAsync(claims[0], CancellationToken.None));
        Assert.True(await ledger.SettleAsync(claims[0], new Outcome.Accepted { Reply = "250 queued" }, CancellationToken.None));
        Assert.True(await ledger.RenewAsync(claims[1], CancellationToken.None));
        Assert.True(await ledger.SettleAsync(claims[1], new Outcome.Deferred { Reply = "451 later", RetryAt = Time.GetUtcNow() }, CancellationToken.None));
        Assert.True(await ledger.MarkDotAsync(claims[2], CancellationToken.None));
    }
}
