using Xunit;

namespace Digest.Testing.Mail;

/// <summary>A private PostgreSQL cluster below a temporary folder, reached by a Unix socket only; it ends with <see cref="Dispose"/>.</summary>
public sealed class PostgresCluster : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string programs;

    private PostgresCluster(string programs) => this.programs = programs;

    /// <summary>How to connect.</summary>
    public string ConnectionString => $"Host={folder.Path};Username=digest;Database=postgres;Pooling=true;Timeout=15;Command Timeout=60";

    /// <summary>The folder of the server's programs (Debian keeps them off the PATH), or null when there are none.</summary>
    public static string? Programs => Judge.Find("initdb") is { } found
        ? Path.GetDirectoryName(found)
        : Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb"))) : null;

    /// <summary>Makes and starts a cluster.</summary>
    /// <exception cref="InvalidOperationException">A program failed; the message has what it printed.</exception>
    public static PostgresCluster Start()
    {
        var cluster = new PostgresCluster(Programs ?? throw new InvalidOperationException("PostgreSQL is not installed (./do setup installs all judges)."));
        try
        {
            // PostgreSQL refuses to run as root.
            if (Environment.IsPrivilegedProcess) Judge.Run("chown", "postgres", cluster.folder.Path);
            cluster.Run("initdb", "-D", cluster.Data, "-U", "digest", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
            cluster.Run("pg_ctl", "-D", cluster.Data, "-w", "-t", "60", "-l", cluster.folder.PathOf("log"), "-o", $"-c listen_addresses='' -c unix_socket_directories='{cluster.folder.Path}'", "start");
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            if (File.Exists(Path.Combine(Data, "postmaster.pid"))) Run("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");
        }
        finally
        {
            folder.Dispose();
        }
    }

    private string Data => folder.PathOf("data");

    private void Run(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(programs, program), .. arguments];
        if (Environment.IsPrivilegedProcess) command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command];
        var (code, output, error) = Judge.Run(command[0], command[1..]);
        if (code != 0) throw new InvalidOperationException($"{program} ended with {code}.\n{output}{error}");
    }
}

/// <summary>A data-driven test that needs a PostgreSQL of its own; reported as not run where none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks for the server's programs.</summary>
    public PostgresTheoryAttribute()
    {
        if (PostgresCluster.Programs is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "not run: postgresql not installed (./do setup installs all judges)";
    }
}
