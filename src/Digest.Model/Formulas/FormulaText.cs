using System.Text;
using Digest.Model.Formulas.Tex;

namespace Digest.Model.Formulas;

/// <summary>Formulas as plain text.</summary>
public static class FormulaText
{
    /// <summary>
    /// The formula in Unicode for reading: raised and lowered characters where Unicode has them all (<c>x²</c>, <c>Li₃</c>), else <c>J_crit</c>
    /// and <c>x^(a/b)</c>; fractions as <c>a/b</c>, roots as <c>√(x)</c>, the labels of an arrow behind it as <c>⟶[H₂O; Δ]</c>.
    /// </summary>
    public static string Unicode(MathNode node) => new FormulaTextWriter(FormulaFace.Unicode).Write(node);

    /// <summary>The formula for searching and copying: letters, digits and signs as one would type them, scripts without any mark (<c>Jcrit</c>, <c>Li3YCl6-xBrx</c>).</summary>
    public static string Plain(MathNode node) => new FormulaTextWriter(FormulaFace.Plain).Write(node);

    /// <summary>What each part of a row adds to the row's <see cref="Plain"/> text, in order; a space goes with the part before it. All of them together are that text.</summary>
    public static EquatableArray<string> PlainParts(EquatableArray<MathNode> parts) => new FormulaTextWriter(FormulaFace.Plain).WriteParts(parts);
}

/// <summary>The two plain faces of a formula.</summary>
internal enum FormulaFace
{
    /// <summary>For reading.</summary>
    Unicode,

    /// <summary>For searching and copying.</summary>
    Plain,
}

/// <summary>Writes one formula as text. Binary signs and relations have a space on each side outside scripts, unless nothing stands before them.</summary>
internal sealed class FormulaTextWriter(FormulaFace face)
{
    private readonly StringBuilder text = new();
    private int scriptDepth;

    /// <summary>True after a script in words (<c>J_crit</c>), which a letter must not follow at once.</summary>
    private bool endsInWord;

    public string Write(MathNode node)
    {
        Append(node);
        return text.ToString().Trim(' ');
    }

    public EquatableArray<string> WriteParts(EquatableArray<MathNode> parts)
    {
        var ends = new int[parts.Count];
        for (var i = 0; i < ends.Length; i++)
        {
            Append(parts[i]);
            ends[i] = text.Length;
        }

        var all = text.ToString();
        var whole = all.Trim(' ');
        var trimmed = all.Length - all.TrimStart(' ').Length;
        var texts = new string[ends.Length];
        var at = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            // A later part may have taken spaces away, and its own space before it goes with this one.
            var end = Math.Clamp(ends[i] - trimmed, at, whole.Length);
            while (end > at && whole[end - 1] == ' ') end--;
            while (end > 0 && end < whole.Length && whole[end] == ' ') end++;
            texts[i] = whole[at..end];
            at = end;
        }

        return texts.ToEquatableArray();
    }

    private string Inner(MathNode node, int depth) => new FormulaTextWriter(face) { scriptDepth = depth }.Write(node);

    private void Append(MathNode node)
    {
        switch (node)
        {
            case MathNode.Symbol symbol: AppendSymbol(symbol); break;
            case MathNode.Words words: Put(face == FormulaFace.Plain ? words.Text.Replace('−', '-') : words.Text); break;
            case MathNode.Row row:
                foreach (var part in row.Parts) Append(part);
                break;
            case MathNode.Scripts scripts: AppendScripts(scripts); break;
            case MathNode.Fraction fraction:
                Put(Wrapped(fraction.Numerator) + "/" + Wrapped(fraction.Denominator));
                break;
            case MathNode.Radical root: AppendRadical(root); break;
            case MathNode.Accent accent: AppendAccent(accent); break;
            case MathNode.Fenced fenced:
                var (open, close) = FormulaShape.PartnersOf(fenced);
                Put(open);
                Append(fenced.Body);
                Put(close);
                break;
            case MathNode.UnderOver stack when FormulaShape.IsLabelledArrow(stack): AppendArrow(stack); break;
            case MathNode.UnderOver stack: AppendScripts(new(stack.Base, stack.Under, stack.Over)); break;
            case MathNode.Binomial binomial: Put($"({Inner(binomial.Upper, scriptDepth)} choose {Inner(binomial.Lower, scriptDepth)})"); break;
            case MathNode.Table table:
                Put(string.Join("; ", table.Rows.Select(row => string.Join(table.Columns == "rl" ? " " : ", ", row.Select(cell => Inner(cell, scriptDepth))))));
                break;
            case MathNode.Large large: Put(large.Text); break;
            case MathNode.Link link: Append(link.Body); break;
            case MathNode.Space space:
                if (space.Em >= 0.15) PutSpace();
                break;
            case MathNode.Unread unread:
                Put(unread.Text);
                endsInWord = unread.Text.Length > 0;
                break;
        }
    }

    private void AppendSymbol(MathNode.Symbol symbol)
    {
        var shown = Shown(symbol);
        switch (symbol.Class)
        {
            case MathClass.Relation when scriptDepth == 0 && EndsInRelation():
                while (text[^1] == ' ') text.Length--;
                Put(shown);
                PutSpace();
                break;
            case MathClass.Binary or MathClass.Relation when scriptDepth == 0 && text.Length > 0 && !EndsOpen():
                PutSpace();
                Put(shown);
                PutSpace();
                break;
            case MathClass.Operator:
                if (text.Length > 0 && char.IsLetterOrDigit(text[^1])) PutSpace();
                Put(shown);
                if (char.IsLetter(shown, 0)) endsInWord = true;
                break;
            case MathClass.Punctuation when scriptDepth == 0:
                Put(shown);
                PutSpace();
                break;
            default:
                Put(shown);
                break;
        }
    }

    /// <summary>True when a sign that comes now has nothing on its left: the start, or an opening bracket, or another sign.</summary>
    private bool EndsOpen() => LastSign() is not { } last || "([{⟨=<>≤≥≈∼∝→+−±×⋅,".Contains(last, StringComparison.Ordinal);

    /// <summary>True behind a sign that one of two characters may go on with (<c>&lt;=</c>).</summary>
    private bool EndsInRelation() => LastSign() is '<' or '>' or '=' or '≤' or '≥' or '~' or '≈';

    private char? LastSign()
    {
        var last = text.Length - 1;
        while (last >= 0 && text[last] == ' ') last--;
        return last < 0 ? null : text[last];
    }

    private string Shown(MathNode.Symbol symbol)
    {
        if (face == FormulaFace.Plain)
        {
            return symbol.Text switch
            {
                "−" => "-",
                "∗" => "*",
                "⋅" => "·",
                "∼" => "~",
                "∣" => "|",
                _ => symbol.Text.Replace('′', '\''),
            };
        }

        if (symbol.Variant != MathVariant.DoubleStruck) return symbol.Text is "⋅" ? "·" : symbol.Text is "∼" ? "~" : symbol.Text;
        return symbol.Text switch { "R" => "ℝ", "C" => "ℂ", "N" => "ℕ", "Z" => "ℤ", "Q" => "ℚ", "P" => "ℙ", "H" => "ℍ", _ => symbol.Text };
    }

    private void AppendScripts(MathNode.Scripts scripts)
    {
        if (scripts.Base is { } @base) Append(@base);
        while (text.Length > 0 && text[^1] == ' ' && scripts.Base is not null) text.Length--;
        endsInWord = false;
        if (face == FormulaFace.Plain)
        {
            if (scripts.Sub is { } sub) text.Append(Inner(sub, scriptDepth + 1));
            if (scripts.Sup is { } sup) text.Append(Inner(sup, scriptDepth + 1).Replace('∘', '°'));
        }
        else
        {
            if (scripts.Sub is { } sub) AppendScript(Inner(sub, scriptDepth + 1), '_', UnicodeScripts.Lower);
            if (scripts.Sup is { } sup) AppendScript(Inner(sup, scriptDepth + 1), '^', UnicodeScripts.Raise);
        }

        if (scripts.Base is MathNode.Symbol { Class: MathClass.Relation } && scriptDepth == 0) PutSpace();
        else if (scripts.Base is MathNode.Symbol { Class: MathClass.Operator }) endsInWord = true;
    }

    /// <summary>An arrow, and what stands above and below it in square brackets.</summary>
    private void AppendArrow(MathNode.UnderOver arrow)
    {
        if (scriptDepth == 0 && text.Length > 0 && !EndsOpen()) PutSpace();
        Put(((MathNode.Symbol)arrow.Base).Text);
        var labels = new[] { arrow.Over, arrow.Under }.OfType<MathNode>().Select(label => Inner(label, 0)).Where(label => label.Length > 0);
        if (string.Join("; ", labels) is { Length: > 0 } shown) Put("[" + shown + "]");
        if (scriptDepth == 0) PutSpace();
    }

    /// <summary>Writes a script with its own characters when Unicode has them; words of several letters keep theirs, for they read better.</summary>
    private void AppendScript(string script, char mark, Func<char, char?> turn)
    {
        script = mark == '^' ? script.Replace("∘", "°", StringComparison.Ordinal).Replace('∗', '*') : script;
        if (script.Length == 0) return;
        if (mark == '^' && script.All(c => c is '′' or '°' or '†' or '‡' or '*' or '%' or 'ª' or 'º')) text.Append(script);
        else if (script.StartsWith('°') && mark == '^') Put(script);
        else if (!HasWord(script) && script.All(c => turn(c) is not null || (c == '.' && script.Length > 1)))
            foreach (var c in script) text.Append(turn(c) ?? c);
        else if (mark == '^' && script[0] == '′' && script.Length > 1)
        {
            var primes = script.TakeWhile(c => c == '′').Count();
            text.Append(script[..primes]);
            AppendScript(script[primes..], mark, turn);
        }
        else
        {
            var isWord = script.All(char.IsLetterOrDigit);
            var isPlain = isWord && (mark == '_' || script.All(char.IsLetter) || script.All(char.IsDigit));
            text.Append(mark).Append(isPlain ? script : "(" + script + ")");
            endsInWord = isPlain;
        }
    }

    private static bool HasWord(string script)
    {
        for (var i = 1; i < script.Length; i++)
            if (char.IsLetter(script[i]) && char.IsLetter(script[i - 1])) return true;
        return false;
    }

    private void AppendRadical(MathNode.Radical root)
    {
        var sign = root.Degree is null ? "√" : Inner(root.Degree, scriptDepth + 1) switch
        {
            "" or "2" => "√",
            "3" => "∛",
            "4" => "∜",
            var degree when face == FormulaFace.Unicode && degree.All(c => UnicodeScripts.Raise(c) is not null) => string.Concat(degree.Select(c => UnicodeScripts.Raise(c)!.Value)) + "√",
            var degree => degree + "√",
        };
        Put(sign + "(" + Inner(root.Radicand, scriptDepth) + ")");
    }

    private void AppendAccent(MathNode.Accent accent)
    {
        var inner = Inner(accent.Base, scriptDepth);
        if (accent.Mark is "⏟" or "⏞" or "⟶" or "⟵" || (face == FormulaFace.Plain && inner.Length > 1)) Put(inner);
        else if (inner.Length is 1 or 2) Put((inner + accent.Mark).Normalize(NormalizationForm.FormC));
        else Put(inner);
    }

    /// <summary>A part of a fraction, in brackets unless it is one term.</summary>
    private string Wrapped(MathNode node)
    {
        var inner = Inner(node, scriptDepth);
        return inner.Any(c => c is ' ' or '+' or '−' or '/' or '=') ? "(" + inner + ")" : inner;
    }

    private void Put(string shown)
    {
        if (shown.Length == 0) return;
        if (endsInWord && (char.IsLetterOrDigit(shown, 0) || shown[0] is '√' or '∑' or '∫')) text.Append(' ');
        endsInWord = false;
        if (shown[0] == ' ' && text.Length > 0 && text[^1] == ' ') shown = shown[1..];
        text.Append(shown);
    }

    private void PutSpace()
    {
        if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        endsInWord = false;
    }
}
