using System.Reflection;

namespace Digest.Cli;

/// <summary>The version of this program.</summary>
internal static class ProgramVersion
{
    /// <summary>As releases are named, without the commit.</summary>
    public static string Short { get; } = (typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];
}
