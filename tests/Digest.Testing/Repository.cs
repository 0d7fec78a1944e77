using System.Reflection;

namespace Digest.Testing;

/// <summary>Where the repository and the data beside it lie.</summary>
public static class Repository
{
    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot").Value!.TrimEnd('/', '\\');

    /// <summary>A path below the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Real digests, when they are there: the folder that DIGEST_CORPUS_DIR names, else one beside the repository; null when there is neither.</summary>
    public static string? Corpus => Existing(Environment.GetEnvironmentVariable("DIGEST_CORPUS_DIR"), PathOf("..", "shared", "corpus"));

    /// <summary>Reference numbers: the folder that DIGEST_ORACLE_DIR names, else those kept with the tests.</summary>
    public static string Oracle => Existing(Environment.GetEnvironmentVariable("DIGEST_ORACLE_DIR")) ?? PathOf("tests", "Data", "oracle");

    private static string? Existing(params string?[] folders) => folders.FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && Directory.Exists(folder));
}
