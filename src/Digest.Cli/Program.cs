using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using Digest.Cli;

// The only place that knows the process: streams, environment, signals, exit code.
Console.OutputEncoding = new UTF8Encoding(false);
var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value);
var screen = new Screen(Console.Error, !Console.IsErrorRedirected, environment);
var wasAsked = false;
using var cancel = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    var exit = await DigestCommand.RunAsync(args, Console.Out, screen, environment, TimeProvider.System, cancel.Token);
    Console.Out.Flush();
    return (int)exit;
}
catch (IOException)
{
    // Standard output is full or gone, so nothing more can be said there.
    return (int)ExitCode.World;
}

// Sending ends after the messages in flight, so that the ledger knows of them. Everything else leaves no half-written file behind whenever it ends.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    var isFirst = args.FirstOrDefault() is "send" or "mailing" && !wasAsked;
    wasAsked = true;
    if (isFirst) screen.Say("interrupted: ending after the messages in flight; once more ends at once");
    cancel.Cancel();
    if (isFirst) return;
    screen.Fail("interrupted", null);
    Environment.Exit((int)ExitCode.World);
}
