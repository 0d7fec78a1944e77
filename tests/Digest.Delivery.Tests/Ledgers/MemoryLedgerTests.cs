using Digest.Delivery.Ledgers;

namespace Digest.Delivery.Tests.Ledgers;

public class MemoryLedgerTests : LedgerContract
{
    protected override bool IsLasting => false;

    [Theory]
    [MemberData(nameof(Rules))]
    public Task Keeps(string rule) => CheckAsync(rule);

    protected override Task<ILedger> OpenAsync(MailingPlan plan, LedgerOptions options) => Task.FromResult<ILedger>(new MemoryLedger(plan, options));
}
