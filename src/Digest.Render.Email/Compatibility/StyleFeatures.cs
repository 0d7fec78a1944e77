using System.Text.RegularExpressions;

namespace Digest.Render.Email.Compatibility;

/// <summary>What CSS uses: properties, their values, units and functions, at-rules and selectors.</summary>
internal static partial class StyleFeatures
{
    /// <summary>Adds what a style sheet uses; rules within at-rules too.</summary>
    public static void OfSheet(string sheet, HashSet<string> found)
    {
        var css = Comment().Replace(sheet, "");
        var start = 0;
        for (var at = 0; at < css.Length; at++)
        {
            if (css[at] is '{')
            {
                var prelude = css[start..at].Trim();
                if (prelude.StartsWith('@')) AtRule(prelude, found);
                else
                {
                    Selector(prelude, found);
                    var end = css.IndexOf('}', at);
                    OfDeclarations(css[(at + 1)..(end < 0 ? css.Length : end)], found);
                    at = end < 0 ? css.Length : end;
                }

                start = at + 1;
            }
            else if (css[at] is '}' or ';')
            {
                if (css[start..at].Trim() is ['@', ..] rule) AtRule(rule, found);
                start = at + 1;
            }
        }
    }

    /// <summary>Adds what declarations use.</summary>
    public static void OfDeclarations(string declarations, HashSet<string> found)
    {
        foreach (var declaration in declarations.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) continue;
            var (name, value) = (declaration[..colon].Trim().ToLowerInvariant(), declaration[(colon + 1)..].Trim().ToLowerInvariant());
            found.Add("property " + (name.StartsWith("--", StringComparison.Ordinal) ? "--" : name));
            if (value.EndsWith("!important", StringComparison.Ordinal)) found.Add("important");
            if (Keyword().Match(value) is { Success: true } keyword && name == "display") found.Add($"value {name}:{keyword.Value}");
            var bare = Quoted().Replace(value, "");
            foreach (Match unit in Unit().Matches(bare)) found.Add("unit " + unit.Groups[1].Value);
            foreach (Match function in Function().Matches(bare)) found.Add("function " + function.Groups[1].Value);
        }
    }

    private static void AtRule(string rule, HashSet<string> found)
    {
        var words = rule.Split([' ', '('], 2);
        found.Add("at " + words[0][1..].ToLowerInvariant());
        foreach (Match feature in MediaFeature().Matches(rule)) found.Add("media " + feature.Groups[1].Value);
    }

    private static void Selector(string selector, HashSet<string> found)
    {
        if (selector.Contains(',', StringComparison.Ordinal)) found.Add("selector grouping");
        foreach (var one in selector.Split(',', StringSplitOptions.TrimEntries))
        {
            if (one.Contains('.', StringComparison.Ordinal)) found.Add("selector class");
            if (one.Contains('#', StringComparison.Ordinal)) found.Add("selector id");
            if (one.Contains('[', StringComparison.Ordinal)) found.Add("selector attribute");
            if (one.Contains('>', StringComparison.Ordinal)) found.Add("selector child");
            else if (one.Contains(' ', StringComparison.Ordinal)) found.Add("selector descendant");
            if (one.Length > 0 && char.IsAsciiLetter(one[0])) found.Add("selector type");
            if (one.StartsWith('*')) found.Add("selector universal");
            foreach (Match pseudo in Pseudo().Matches(one)) found.Add("pseudo " + pseudo.Groups[1].Value);
        }
    }

    [GeneratedRegex(@"/\*.*?(\*/|$)", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("^[a-z-]+")]
    private static partial Regex Keyword();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|#[0-9a-f]+")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w.])[+-]?[0-9.]+(px|em|ex|rem|pt|ch|cm|mm|in|pc|vh|vw|vmin|vmax|%)")]
    private static partial Regex Unit();

    [GeneratedRegex(@"([a-z-]+)\(")]
    private static partial Regex Function();

    [GeneratedRegex(@"\(([a-z-]+)")]
    private static partial Regex MediaFeature();

    [GeneratedRegex(":{1,2}([a-z-]+)")]
    private static partial Regex Pseudo();
}
