using Digest.Model.Diagnostics;
using Digest.Model.Merging;
using Digest.Model.People;
using Digest.Model.Text;

namespace Digest.Model.Configuration;

/// <summary>What a group decides once for all its digests, as <c>digest.yaml</c> says it; docs/weekly.md describes the file. What is not said is null or empty.</summary>
public sealed record GroupConfiguration
{
    /// <summary>Nothing decided.</summary>
    public static GroupConfiguration Empty { get; } = new();

    /// <summary>The group's name.</summary>
    public string? Group { get; init; }

    /// <summary>The series that its issues belong to where they bear none, and its weekly ones.</summary>
    public string? Series { get; init; }

    /// <summary>The language of issues that say nothing of theirs, a BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>The time zone by which days and weeks are counted, a name of the IANA database.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The paper that pages are set for.</summary>
    public PaperFormat? Paper { get; init; }

    /// <summary>The name of the look of pages.</summary>
    public string? Theme { get; init; }

    /// <summary>The picture of the group's mark, PNG or JPEG; null for none.</summary>
    public string? Logo { get; init; }

    /// <summary>The colour of labels, links and rules as <c>#RRGGBB</c>; null for the theme's own.</summary>
    public string? Accent { get; init; }

    /// <summary>The colour of numbers and titles of sections as <c>#RRGGBB</c>; null for the theme's own.</summary>
    public string? Mark { get; init; }

    /// <summary>The font files that text and titles are set in, relative to the file's folder; empty for the embedded ones.</summary>
    public EquatableArray<string> TextFaces { get; init; }

    /// <summary>The font files that labels, tables and notes are set in, relative to the file's folder; empty for the embedded ones.</summary>
    public EquatableArray<string> LabelFaces { get; init; }

    /// <summary>The files and folders that are built when none is named, relative to the file's folder.</summary>
    public EquatableArray<string> Sources { get; init; }

    /// <summary>The folder that outputs go to, relative to the file's folder.</summary>
    public string? Output { get; init; }

    /// <summary>The folder of the archive, relative to the file's folder.</summary>
    public string? Archive { get; init; }

    /// <summary>The axes that papers are scored on, with weights and best possible values.</summary>
    public EquatableArray<AxisWeight> Axes { get; init; }

    /// <summary>Whose scores papers are ranked by.</summary>
    public RankingSource? RankBy { get; init; }

    /// <summary>How many papers a weekly issue shows in full.</summary>
    public int? Full { get; init; }

    /// <summary>The topics of a weekly issue in order.</summary>
    public EquatableArray<string> Topics { get; init; }

    /// <summary>The file of words that digests are read by besides the built-in ones; null when there is none or the words stand in the file itself.</summary>
    public string? VocabularyFile { get; init; }

    /// <summary>The words that stand in the file itself.</summary>
    public VocabularyAdditions Vocabulary { get; init; } = VocabularyAdditions.None;

    /// <summary>The file of the roster; null when there is none or the members stand in the file itself.</summary>
    public string? RosterFile { get; init; }

    /// <summary>The members who stand in the file itself.</summary>
    public EquatableArray<Person> Roster { get; init; }

    /// <summary>Who sends mail, and how.</summary>
    public SenderConfiguration Sender { get; init; } = new();

    /// <summary>Reads <c>digest.yaml</c>. Never throws because of what it holds: what is wrong is reported where it stands and left out, and the rest counts.</summary>
    /// <param name="name">The file's name; it stands in diagnostics.</param>
    /// <param name="bytes">The file's bytes.</param>
    public static Diagnosed<GroupConfiguration> Read(string name, ReadOnlyMemory<byte> bytes) => SourceReader.Decode(name, bytes).Then(ConfigurationReader.Read);

    /// <summary>Reads a roster from a file of its own: a list of members, also under <c>roster:</c>.</summary>
    /// <param name="name">The file's name; it stands in diagnostics.</param>
    /// <param name="bytes">The file's bytes.</param>
    public static Diagnosed<EquatableArray<Person>> ReadRoster(string name, ReadOnlyMemory<byte> bytes) => SourceReader.Decode(name, bytes).Then(ConfigurationReader.ReadRoster);
}

/// <summary>A size of paper.</summary>
public enum PaperFormat
{
    /// <summary>210 by 297 millimetres.</summary>
    A4,

    /// <summary>8.5 by 11 inches.</summary>
    Letter,
}

/// <summary>Who sends mail, and how; each as on the command line of <c>digest send</c>, null when it is not said.</summary>
public sealed record SenderConfiguration
{
    /// <summary>Who sends it: <c>Lab &lt;lab@example.org&gt;</c>.</summary>
    public string? From { get; init; }

    /// <summary>Where answers go.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The list of readers, relative to the file's folder, or one address.</summary>
    public string? Recipients { get; init; }

    /// <summary>The mail server's URI.</summary>
    public string? Smtp { get; init; }

    /// <summary>Who logs in.</summary>
    public string? User { get; init; }

    /// <summary>The environment variable that holds the password.</summary>
    public string? PasswordEnv { get; init; }

    /// <summary>Where issues can be read on the web.</summary>
    public string? ArchiveUrl { get; init; }

    /// <summary>Where a reader ends the subscription.</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>The list's identifier.</summary>
    public string? ListId { get; init; }
}
