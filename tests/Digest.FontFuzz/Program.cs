using System.Diagnostics;
using System.Globalization;
using Digest.FontFuzz;

// digest-font-fuzz [SECONDS] [--seed N] or digest-font-fuzz --replay FILE: exit code 0 without a finding, 1 with one, which is written to artifacts/fuzz.
if (args is ["--replay", var given])
{
    var fault = FontInvariants.Check(File.ReadAllBytes(given)).Fault;
    Say($"{given}: {fault ?? "no finding"}");
    return fault is null ? 0 : 1;
}

var seconds = args.Length > 0 && int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var some) ? some : 600;
var at = Array.IndexOf(args, "--seed");
var seed = at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : (int)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() % 1_000_000) * 1000;
Say($"{seconds} s from seed {seed}");
var clock = Stopwatch.StartNew();
var (executions, opened, finding) = FontFuzzer.Run(seed, TimeSpan.FromSeconds(seconds), so => Say($"{so} executions, {so / clock.Elapsed.TotalSeconds:0} a second"));
Say($"{executions} executions, {opened} of them on faces that could be opened, {(finding is null ? "no finding" : "1 finding")}");
if (finding is null) return 0;
Directory.CreateDirectory(Repository.PathOf("artifacts", "fuzz"));
var path = Repository.PathOf("artifacts", "fuzz", string.Create(CultureInfo.InvariantCulture, $"{finding.Seed}.ttf"));
File.WriteAllBytes(path, finding.File);
Say($"seed {finding.Seed}, {finding.File.Length} bytes: {finding.Fault}");
Say($"written for --replay to {path}");
return 1;

static void Say(FormattableString what) => Console.WriteLine("fuzz: " + what.ToString(CultureInfo.InvariantCulture));
