using Digest.Delivery.Ledgers;
using Digest.Delivery.Tests.Ledgers;
using Digest.Testing.Mail;

namespace Digest.Delivery.Postgres.Tests;

/// <summary>A cluster that starts with the first test that asks for it.</summary>
public sealed class ClusterOnDemand : IDisposable
{
    private readonly Lazy<PostgresCluster> cluster = new(PostgresCluster.Start);

    public string ConnectionString => cluster.Value.ConnectionString;

    public void Dispose()
    {
        if (cluster.IsValueCreated) cluster.Value.Dispose();
    }
}

[Trait("Category", "Judge")]
public class PostgresLedgerTests(ClusterOnDemand cluster) : LedgerContract, IClassFixture<ClusterOnDemand>
{
    protected override bool IsLasting => true;

    [PostgresTheory]
    [MemberData(nameof(Rules))]
    public Task Keeps(string rule) => CheckAsync(rule);

    protected override async Task<ILedger> OpenAsync(MailingPlan plan, LedgerOptions options) => await PostgresLedger.OpenAsync(cluster.ConnectionString, plan, options);
}
