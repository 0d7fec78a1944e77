using System.Diagnostics;
using System.Globalization;
using Digest.Fuzz;
using Digest.Model;

// digest-fuzz [SECONDS] [--seed N] or digest-fuzz --replay FILE: exit code 0 without a finding, 1 with one, which is written to artifacts/fuzz.
if (args is ["--replay", var given]) return Replay(given);
var seconds = args.Length > 0 && int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var some) ? some : 600;
var at = Array.IndexOf(args, "--seed");
var seed = at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : (int)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() % 1_000_000) * 1000;
Say($"{seconds} s from seed {seed}");
var clock = Stopwatch.StartNew();
var (executions, finding) = Fuzzer.Run(seed, TimeSpan.FromSeconds(seconds), so => Say($"{so} executions, {so / clock.Elapsed.TotalSeconds:0} a second"));
Say($"{executions} executions, {(finding is null ? "no finding" : "1 finding")}");
if (finding is null) return 0;
// The name says something to the reader, so that it is kept.
var folder = Directory.CreateDirectory(Repository.PathOf("artifacts", "fuzz", finding.Seed.ToString(CultureInfo.InvariantCulture)));
var path = Path.Combine(folder.FullName, finding.File.Name);
File.WriteAllBytes(path, finding.File.Bytes.ToArray());
Say($"{finding}");
Say($"written for --replay to {path}");
return 1;

static int Replay(string path)
{
    var fault = Fuzzer.Replay(new SourceFile(Path.GetFileName(path), File.ReadAllBytes(path)));
    Say($"{path}: {fault?.ToString() ?? "no finding"}");
    return fault is null ? 0 : 1;
}

static void Say(FormattableString what) => Console.WriteLine("fuzz: " + what.ToString(CultureInfo.InvariantCulture));
