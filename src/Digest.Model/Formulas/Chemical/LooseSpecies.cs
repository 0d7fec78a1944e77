using System.Text;
using Digest.Model.Formulas.Tex;

namespace Digest.Model.Formulas.Chemical;

/// <summary>Reads what looks like a chemical formula without asking whether it is one: letters upright, digits after letters lowered, scripts as marked.</summary>
internal static class LooseSpecies
{
    public static MathNode Read(string token, Func<string, MathNode> math)
    {
        var row = new TexRow();
        var words = new StringBuilder();
        var scan = new TexScanner(token);
        while (!scan.AtEnd)
        {
            var c = scan.Current;
            if (c is '_' or '^')
            {
                Flush(row, words);
                scan.Position++;
                var script = Inner(scan.TakeRawArgument(), math);
                if (c == '_') row.AddSub(script);
                else row.AddSup(script);
            }
            else if (c == '\\' || c == '$')
            {
                Flush(row, words);
                row.Add(Inner(TakeMath(scan), math));
            }
            else if (char.IsAsciiDigit(c) && scan.Position > 0 && (char.IsLetter(token[scan.Position - 1]) || token[scan.Position - 1] is ')' or ']'))
            {
                Flush(row, words);
                var start = scan.Position;
                while (char.IsAsciiDigit(scan.Current) || (scan.Current == '.' && char.IsAsciiDigit(scan.Next))) scan.Position++;
                row.AddSub(new MathNode.Words(token[start..scan.Position]));
            }
            else if (c is '{' or '}') scan.Position++;
            else words.Append(scan.TakeCharacter());
        }

        Flush(row, words);
        return row.ToNode();
    }

    private static string TakeMath(TexScanner scan)
    {
        var start = scan.Position;
        if (scan.Take('$'))
        {
            while (!scan.AtEnd && scan.Current != '$') scan.Position++;
            var inner = scan.Text[(start + 1)..scan.Position];
            scan.Take('$');
            return inner;
        }

        scan.TakeCommandName();
        while (scan.Current == '{') scan.TakeRawArgument();
        return scan.Text[start..scan.Position];
    }

    private static MathNode Inner(string tex, Func<string, MathNode> math) =>
        tex.Length > 0 && tex.All(c => char.IsAsciiDigit(c) || c is '+' or '-')
            ? new MathNode.Words(tex.Replace('-', '−'))
            : math(tex);

    private static void Flush(TexRow row, StringBuilder words)
    {
        if (words.Length > 0) row.AddApart(new MathNode.Words(words.ToString()));
        words.Clear();
    }
}
