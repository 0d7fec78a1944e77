using System.Reflection;

namespace Digest.House.Tests;

/// <summary>The product's assemblies and what the design says about them.</summary>
internal static class House
{
    /// <summary>Each project with the projects that the design's arrows lead to, directly.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Arrows = new Dictionary<string, string[]>
    {
        ["Digest.Model"] = [],
        ["Digest.Typesetting"] = ["Digest.Model"],
        ["Digest.Fonts"] = ["Digest.Typesetting"],
        ["Digest.Render.Pdf"] = ["Digest.Fonts"],
        ["Digest.Render.Html"] = ["Digest.Model"],
        ["Digest.Render.Email"] = ["Digest.Render.Html", "Digest.Fonts"],
        ["Digest.Delivery"] = [],
        ["Digest.Delivery.Postgres"] = ["Digest.Delivery"],
        ["digest"] = ["Digest.Render.Pdf", "Digest.Render.Email", "Digest.Delivery.Postgres"],
    };

    /// <summary>The packages whose types a project may call.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Packages = new Dictionary<string, string[]>
    {
        ["Digest.Model"] = ["Markdig", "AngleSharp", "CsvHelper", "YamlDotNet"],
        ["Digest.Delivery.Postgres"] = ["Npgsql"],
        ["digest"] = ["System.CommandLine", "Spectre.Console", "CsvHelper", "YamlDotNet"],
    };

    /// <summary>All assemblies of the product, loaded.</summary>
    public static IEnumerable<Assembly> Assemblies => Arrows.Keys.Select(name => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, name + ".dll")));

    /// <summary>The assemblies that other programs reference.</summary>
    public static IEnumerable<Assembly> Libraries => Assemblies.Where(assembly => assembly.GetName().Name != "digest");

    /// <summary>Every project that <paramref name="name"/> may use: the transitive closure of the arrows.</summary>
    public static HashSet<string> Allowed(string name)
    {
        var allowed = new HashSet<string>();
        foreach (var next in Arrows[name])
        {
            allowed.Add(next);
            allowed.UnionWith(Allowed(next));
        }

        return allowed;
    }
}
