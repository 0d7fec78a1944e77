using System.Globalization;
using System.Text;

namespace Digest.Render.Pdf.Tests.Pdf;

internal sealed record PdfName(string Value);

internal sealed record PdfReference(int Number);

internal sealed record PdfStream(Dictionary<string, object?> Entries, byte[] Raw);

/// <summary>Reads values of the PDF language: numbers are doubles, strings bytes, arrays lists, names and references records.</summary>
internal sealed class PdfSyntax(byte[] file, int at)
{
    public int At { get; private set; } = at;

    public object? Value()
    {
        SkipSpace();
        switch ((char)file[At])
        {
            case '/': return Name();
            case '(': return Literal();
            case '[': return Items("]");
            case '<' when file[At + 1] == '<': return DictionaryOrStream();
            case '<': return Hexadecimal();
        }

        var word = Word();
        return word switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            _ when word.All(char.IsAsciiDigit) && Peek() is { } after && after.StartsWith("0 R", StringComparison.Ordinal) => Reference(word),
            _ => double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture),
        };
    }

    public string Word()
    {
        SkipSpace();
        var start = At;
        while (At < file.Length && file[At] > ' ' && !"()<>[]/%".Contains((char)file[At])) At++;
        return Encoding.ASCII.GetString(file, start, At - start);
    }

    private string Peek()
    {
        SkipSpace();
        return Encoding.Latin1.GetString(file, At, Math.Min(3, file.Length - At));
    }

    private PdfReference Reference(string number)
    {
        At += 3;
        return new PdfReference(int.Parse(number, CultureInfo.InvariantCulture));
    }

    private PdfName Name()
    {
        At++;
        var name = new StringBuilder();
        var word = Word();
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] != '#') name.Append(word[i]);
            else
            {
                name.Append((char)Convert.ToByte(word.Substring(i + 1, 2), 16));
                i += 2;
            }
        }

        return new PdfName(name.ToString());
    }

    private byte[] Literal()
    {
        var bytes = new List<byte>();
        for (At++; file[At] != ')'; At++)
        {
            if (file[At] != '\\') bytes.Add(file[At]);
            else bytes.Add(file[++At] == 'r' ? (byte)'\r' : file[At]);
        }

        At++;
        return [.. bytes];
    }

    private byte[] Hexadecimal()
    {
        var end = Array.IndexOf(file, (byte)'>', At);
        var digits = Encoding.ASCII.GetString(file, At + 1, end - At - 1);
        At = end + 1;
        return Convert.FromHexString(digits);
    }

    private List<object?> Items(string end)
    {
        var items = new List<object?>();
        At += end.Length;
        for (SkipSpace(); file[At] != end[0]; SkipSpace()) items.Add(Value());
        At += end.Length;
        return items;
    }

    private object DictionaryOrStream()
    {
        var items = Items(">>");
        var entries = new Dictionary<string, object?>();
        for (var i = 0; i < items.Count; i += 2) entries.Add(((PdfName)items[i]!).Value, items[i + 1]);
        var back = At;
        if (Word() != "stream")
        {
            At = back;
            return entries;
        }

        var length = (int)(double)entries["Length"]!;
        var start = At + 1;
        At = start + length;
        Assert.Equal("endstream", Word());
        return new PdfStream(entries, file[start..(start + length)]);
    }

    private void SkipSpace()
    {
        while (At < file.Length && file[At] <= ' ') At++;
    }
}
