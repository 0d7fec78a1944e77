using System.Globalization;

namespace Digest.Delivery.Mailings;

/// <summary>
/// What an account may still offer: so many messages in any 24 hours, as providers count them, over all runs and mailings that share one small file. A line of it is a time and the account; what is
/// older than a day is dropped. It is not forced onto the disk, since a message too many is refused by the provider and lost to nobody.
/// </summary>
public sealed class DayLimit
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly Lock gate = new();
    private readonly string path;
    private readonly string account;
    private readonly TimeProvider time;

    /// <summary>Counts in the file <paramref name="path"/>, which is made with the first message.</summary>
    /// <param name="most">The most messages in any 24 hours, at least 1.</param>
    /// <param name="path">The file that runs share.</param>
    /// <param name="account">Whose messages are counted, in one word.</param>
    /// <param name="time">The clock.</param>
    public DayLimit(int most, string path, string account, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        (Most, this.path, this.account, this.time) = (most, path, string.Concat(account.Where(character => character > ' ' && !char.IsControl(character))), time);
    }

    /// <summary>The most messages in any 24 hours.</summary>
    public int Most { get; }

    /// <summary>Counts a message; false when the day's are used up, and <paramref name="next"/> says when another may go.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public bool TryTake(out DateTimeOffset next)
    {
        lock (gate) return TryTakeAlone(out next);
    }

    private bool TryTakeAlone(out DateTimeOffset next)
    {
        using var file = Open();
        using var reader = new StreamReader(file, leaveOpen: true);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var now = time.GetUtcNow();
        // What lies ahead by more than a day was written by a clock that was wrong.
        var recent = lines.Where(line => TimeOf(line) is { } at && at > now - Day && at <= now + Day).ToList();
        var own = recent.Where(line => line.EndsWith(' ' + account, StringComparison.Ordinal)).Select(line => TimeOf(line)!.Value).Order().ToList();
        next = own.Count < Most ? now : own[own.Count - Most] + Day;
        if (own.Count >= Most) return false;
        if (recent.Count < lines.Length)
        {
            file.SetLength(0);
            foreach (var line in recent) Write(file, line);
        }

        Write(file, string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} {account}"));
        return true;
    }

    // Another sender has it for the moment of one message.
    private FileStream Open()
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(10))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && waited < LongestWait)
            {
                Thread.Sleep(10);
            }
        }
    }

    private static DateTimeOffset? TimeOf(string line) =>
        DateTimeOffset.TryParseExact(line.Split(' ')[0], "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static void Write(FileStream file, string line)
    {
        file.Seek(0, SeekOrigin.End);
        file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
    }
}
