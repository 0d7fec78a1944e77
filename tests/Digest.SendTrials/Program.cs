using System.Globalization;
using Digest.Delivery.Mailings;
using Digest.SendTrials;

if (args is ["--sender", var folder, var port, var readers, var policy, var faultAt, var seed])
    return await Sender.RunAsync(folder, Number(port), Number(readers), Enum.Parse<UnknownPolicy>(policy), Number(faultAt), Number(seed));
if (args is ["--bench"]) return await SendingGates.RunAsync();
if (args is ["--large", var place, var count]) return await LargeMailing.RunAsync(place, Number(count));
return await KillAsync();

async Task<int> KillAsync()
{
    var kills = Number(Option("--kills") ?? "200");
    var broken = 0;
    foreach (var policy in (UnknownPolicy[])[UnknownPolicy.Hold, UnknownPolicy.Resend])
    {
        var report = await Kills.RunAsync(kills / 2, Number(Option("--readers") ?? "1500"), policy, Number(Option("--seed") ?? "1"), Console.WriteLine);
        Console.WriteLine($"{policy.ToString().ToLowerInvariant()}: {report}");
        foreach (var line in report.Broken.Take(20)) Console.WriteLine($"  BROKEN: {line}");
        broken += report.Broken.Count;
    }

    Console.WriteLine(broken == 0 ? "the promise was kept" : $"the promise was broken {broken} times");
    return broken == 0 ? 0 : 1;
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
