using System.Globalization;

namespace Digest.Typesetting.Tests;

/// <summary>Runs something on a thread of its own in another culture.</summary>
internal static class Elsewhere
{
    public static void Run(string culture, Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
                action();
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
        });
        thread.Start();
        thread.Join();
        if (thrown is not null) throw new InvalidOperationException($"It differs in {culture}.", thrown);
    }
}
