using Digest.Delivery.Mailings;
using Digest.SendTrials;

namespace Digest.Delivery.Tests.Mailings;

/// <summary>A short run of what <c>./do kill</c> does at length.</summary>
public class KillTests
{
    [Theory]
    [InlineData(UnknownPolicy.Hold, 8)]
    [InlineData(UnknownPolicy.Resend, 7)]
    public async Task Senders_killed_at_random_lose_nobody_and_send_no_second_copy_unasked(UnknownPolicy policy, int kills)
    {
        var report = await Kills.RunAsync(kills, 300, policy, 7, _ => { });
        Assert.Empty(report.Broken);
        Assert.Equal(kills, report.Kills);
        Assert.True(report.Accepted > 0, report.ToString());
    }
}
