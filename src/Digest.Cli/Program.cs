using System.Collections;
using System.Text;
using Digest.Cli;

// The only place that knows the process: streams, environment, signals, exit code.
Console.OutputEncoding = new UTF8Encoding(false);
var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value);
var screen = new Screen(Console.Error, !Console.IsErrorRedirected, environment);
using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancel.Cancel();
};
return (int)await DigestCommand.RunAsync(args, Console.Out, screen, environment, TimeProvider.System, cancel.Token);
