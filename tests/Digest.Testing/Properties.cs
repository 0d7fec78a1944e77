using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Digest.Testing;

/// <summary>
/// How properties are checked: from a fixed seed, so that a run says something about the change under test and not about luck. DIGEST_SEED gives another
/// seed, a whole number, or <c>random</c> for a new one each time, which is how to go looking for more.
/// </summary>
public static class Properties
{
    private const ulong Seed = 20261120;

    /// <summary>Throws at the first counterexample.</summary>
    public static Config Config => Environment.GetEnvironmentVariable("DIGEST_SEED") switch
    {
        "random" => Config.QuickThrowOnFailure,
        { Length: > 0 } seed => From(ulong.Parse(seed, CultureInfo.InvariantCulture)),
        _ => From(Seed),
    };

    /// <summary>Asserts that a property holds.</summary>
    public static void Holds(this Property property) => Check.One(Config, property);

    // The second number of a seed must be odd.
    private static Config From(ulong seed) => Config.QuickThrowOnFailure.WithReplay(seed, 1165460551960940189);
}
