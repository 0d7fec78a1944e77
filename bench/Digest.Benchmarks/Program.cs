using BenchmarkDotNet.Running;

if (args is ["--reading"]) return Digest.Benchmarks.ReadingGates.Run();
if (args is ["--shaping"]) return Digest.Benchmarks.ShapingGates.Run();
if (args is ["--open-faces"]) return Digest.Benchmarks.ShapingGates.Open();
if (args is ["text" or "--text"]) return Digest.Benchmarks.TextGates.Run();
if (args is ["formulas"]) return Digest.Benchmarks.FormulaGates.Run();
if (args is ["pdf"]) return Digest.Benchmarks.PdfGates.Run();
if (args is ["peers", var program]) return Digest.Benchmarks.PeerGates.Run(program);
if (args is ["week", var command]) return Digest.Benchmarks.WeekGates.Run(command);
if (args is ["mail"]) return Digest.Benchmarks.MailGates.Run();

// In this process, since a generated project would build into the folders that it measures; short, on everything and as one table unless told otherwise.
string[] own =
[
    "--inProcess",
    "--join",
    "--artifacts", Digest.Benchmarks.Sample.PathOf("artifacts", "bench"),
    .. Unless("--job", "-j", "short"),
    .. Unless("--filter", "-f", "*"),
];
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run([.. args, .. own]);
return 0;

string[] Unless(string option, string letter, string value) => args.Contains(option) || args.Contains(letter) ? [] : [option, value];
