using Digest.Model.Diagnostics;
using Digest.Model.Formulas.Tex;
using Digest.Model.Text;

namespace Digest.Model.Formulas;

/// <summary>Reads TeX formulas, leniently: whatever is written gives a tree, and no tree shows a backslash.</summary>
public static class FormulaReader
{
    /// <summary>Reads <paramref name="tex"/>, given without its delimiters; diagnostics name no place.</summary>
    public static Diagnosed<MathNode> Read(string tex) => Read(tex, static _ => null);

    /// <summary>Reads <paramref name="tex"/>; <paramref name="place"/> turns a stretch of it into a place in the source, or null.</summary>
    public static Diagnosed<MathNode> Read(string tex, Func<TextSpan, Location?> place)
    {
#if FAULT_10
        if (tex.TrimEnd().EndsWith("\\frac", StringComparison.Ordinal)) throw new IndexOutOfRangeException();
#endif
        var notes = new FormulaNotes(place);
        var tree = new TexParser(Whole(tex), notes).ReadAll();
        return new(tree, notes.All);
    }

    /// <summary>Half a surrogate pair becomes U+FFFD, so that places stay where they are.</summary>
    private static string Whole(string tex)
    {
        var characters = tex.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (!char.IsSurrogate(characters[i])) continue;
            if (i + 1 < characters.Length && char.IsSurrogatePair(characters[i], characters[i + 1])) i++;
            else characters[i] = '\uFFFD';
        }

        return new(characters);
    }
}
