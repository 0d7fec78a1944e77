using System.CommandLine;
using Digest.Render.Email.Newsletters;

namespace Digest.Cli.Commands;

/// <summary>For whom outputs are made, in the words of the command line.</summary>
internal sealed class AudienceOption
{
    private const string Public = "public";

    public AudienceOption() => Option.AcceptOnlyFromAmong("group", Public);

    /// <summary>The option itself.</summary>
    public Option<string> Option { get; } = new("--audience")
    {
        Description = "Who may read it: the group, or the public, for whom what concerns the group and its people is left out.",
        HelpName = "group|public",
        DefaultValueFactory = _ => "group",
    };

    /// <summary>What of a source the audience may see.</summary>
    public ReadSource Of(ParseResult parsed, ReadSource read) => parsed.GetRequiredValue(Option) == Public ? read with { Issue = read.Issue.Select(PublicIssue.Of) } : read;
}
