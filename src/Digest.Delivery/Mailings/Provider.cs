using System.Diagnostics.CodeAnalysis;

namespace Digest.Delivery.Mailings;

/// <summary>What a mail provider takes from one account.</summary>
public sealed record Provider
{
    private static readonly Provider[] All =
    [
        // Exchange Online limits, "sending limits" and SMTP AUTH: 30 messages a minute, 10,000 recipients in 24 hours, three connections at a time.
        new Provider
        {
            Name = "m365",
            Server = "smtp://smtp.office365.com",
            PerMinute = 30,
            PerDay = 10_000,
            Connections = 3,
        },
        // Google Workspace, "Gmail sending limits": 2,000 messages a day, which is a rolling 24 hours and no calendar day. The rate and the number of connections are not published; these are careful.
        new Provider
        {
            Name = "google",
            Server = "smtp://smtp.gmail.com",
            PerMinute = 60,
            PerDay = 2_000,
            Connections = 2,
        },
    ];

    /// <summary>The name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>The submission server's URI.</summary>
    public required string Server { get; init; }

    /// <summary>Messages a minute.</summary>
    public required int PerMinute { get; init; }

    /// <summary>Messages in any 24 hours, see <see cref="DayLimit"/>.</summary>
    public required int PerDay { get; init; }

    /// <summary>Connections at a time.</summary>
    public required int Connections { get; init; }

    /// <summary>The names of the providers that are known.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(provider => provider.Name)];

    /// <summary>Finds a provider by its name.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out Provider? provider)
    {
        provider = Array.Find(All, known => known.Name == name);
        return provider is not null;
    }
}
