using System.Text;
using Xunit;

namespace Digest.Testing;

/// <summary>
/// Compares text with an accepted file under <c>tests/Golden</c>. A difference writes the text beside it as <c>.received.</c> and fails;
/// with <c>UPDATE_GOLDEN=1</c> (<c>./do golden</c>) the text becomes the accepted one.
/// </summary>
public static class Golden
{
    /// <summary>Asserts that <paramref name="actual"/> is what <c>tests/Golden/{name}</c> holds; the name carries its extension.</summary>
    public static void Matches(string name, string actual)
    {
        var accepted = Repository.PathOf("tests", "Golden", name);
        var received = Path.ChangeExtension(accepted, ".received" + Path.GetExtension(accepted));
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Write(accepted, actual);
            File.Delete(received);
            return;
        }

        var expected = File.Exists(accepted) ? File.ReadAllText(accepted).ReplaceLineEndings("\n") : null;
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        Write(received, actual);
        if (expected is null) Assert.Fail($"There is no accepted {name}; read {received} and accept it with ./do golden.");
        Assert.Equal(expected, actual);
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
    }
}
