using System.Globalization;
using Digest.Fuzz;

// digest-fuzz [SECONDS] [--seed N]: exit code 0 without a finding, 1 with one, which is written to artifacts/fuzz.
var seconds = args.Length > 0 && int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 600;
var at = Array.IndexOf(args, "--seed");
var seed = at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : (int)(DateTimeOffset.UtcNow.ToUnixTimeSeconds() % 1_000_000) * 1000;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fuzz: {seconds} s from seed {seed}"));
var (executions, finding) = Fuzzer.Run(seed, TimeSpan.FromSeconds(seconds), so => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fuzz: {so} executions")));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fuzz: {executions} executions, {(finding is null ? "no finding" : "1 finding")}"));
if (finding is null) return 0;
Directory.CreateDirectory(Repository.PathOf("artifacts", "fuzz"));
var path = Repository.PathOf("artifacts", "fuzz", string.Create(CultureInfo.InvariantCulture, $"{finding.Seed}-{finding.File.Name}"));
File.WriteAllBytes(path, finding.File.Bytes.ToArray());
Console.WriteLine("fuzz: " + Fuzzer.Describe(finding));
Console.WriteLine("fuzz: written to " + path);
return 1;
