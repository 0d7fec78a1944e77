namespace Digest.Cli;

/// <summary>What the process says when it ends.</summary>
internal enum ExitCode
{
    /// <summary>Everything was done; there may be warnings.</summary>
    Clean = 0,

    /// <summary>The source has errors; outputs were written with visible stand-ins where they could be.</summary>
    SourceErrors = 1,

    /// <summary>The command line, or a list handed in with it, is wrong; nothing was done.</summary>
    Usage = 2,

    /// <summary>Some mail was not accepted.</summary>
    MailNotAccepted = 3,

    /// <summary>The world failed: a file, a disk, a server.</summary>
    World = 4,
}

/// <summary>Ends a command with one plain sentence.</summary>
internal sealed class CommandException(ExitCode code, string message, string? hint = null) : Exception(message)
{
    public ExitCode Code => code;

    public string? Hint => hint;
}
