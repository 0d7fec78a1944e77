using System.Globalization;
using Digest.Delivery;
using Digest.Delivery.Mailings;

namespace Digest.Cli;

/// <summary>
/// What a mailing does while it runs: on a terminal one line that is written over, with rate and remaining time; elsewhere only why and until when it waits, which a log should say.
/// </summary>
internal sealed class SendingLine(Screen screen) : IProgress<MailingProgress>
{
    private const int BarWidth = 20;
    private string? trouble;
    private DateTimeOffset? toldOf;

    /// <inheritdoc/>
    public void Report(MailingProgress value)
    {
        if (value.Outcome is { } outcome) trouble = outcome is Outcome.Accepted ? null : outcome.Reply;
        if (value.WaitsUntil is not { } until)
        {
            screen.Status(Sending(value));
            return;
        }

        var waiting = $"waiting until {until.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}{(trouble is null ? "" : $": {trouble}")}";
        if (!screen.HasStatus && toldOf != until) screen.Say(waiting);
        toldOf = until;
        screen.Status($"{Bar(value)}  {waiting}");
    }

    private static string Sending(MailingProgress step)
    {
        var rate = step.PerMinute > 0 ? $"  {step.PerMinute.ToString("0", CultureInfo.InvariantCulture)} a minute" : "";
        var left = step.Remaining is { } remaining && remaining < TimeSpan.FromDays(30) && step.Done < step.Total ? $"  {Words(remaining)} left" : "";
        return $"{Bar(step)}{rate}{left}";
    }

    private static string Bar(MailingProgress step)
    {
        var full = step.Total > 0 ? step.Done * BarWidth / step.Total : 0;
        return $"sending {new string('█', full)}{new string('░', BarWidth - full)} {step.Done}/{step.Total}";
    }

    /// <summary>A time as people say it: <c>40 s</c>, <c>12 min</c>, <c>3 h 5 min</c>.</summary>
    internal static string Words(TimeSpan time) => time switch
    {
        { TotalSeconds: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, time.TotalSeconds):0} s"),
        { TotalMinutes: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
    };
}
