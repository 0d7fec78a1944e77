using Digest.Model;
using Digest.Model.Formulas;

namespace Digest.Render.Html;

/// <summary>Rows and symbols: which part carries the space between two.</summary>
internal sealed partial class MathMlWriter
{
    private void Row(EquatableArray<MathNode> parts, MathMlLevel level)
    {
        writer.Open("mrow");
        Parts([.. parts], level);
        writer.Close();
    }

    /// <summary>A row between delimiters: a bar that parts it grows as they do.</summary>
    private void FencedRow(EquatableArray<MathNode> parts, MathMlLevel level)
    {
        writer.Open("mrow");
        Parts([.. parts.Select(part => part is MathNode.Symbol { Class: MathClass.Relation, Text: "|" or "‖" } bar ? new MathNode.Large(bar.Text, bar.Class, 0) : part)], level);
        writer.Close();
    }

    /// <summary>A cell that goes on where the cell before it ended, so that a relation at its start has its space.</summary>
    private void Continued(MathNode cell, MathMlLevel level)
    {
        MathNode start = new MathNode.Row([]);
        IReadOnlyList<MathNode> parts = cell is MathNode.Row row ? [start, .. row.Parts] : [start, cell];
        writer.Open("mrow");
        Parts(parts, level);
        writer.Close();
    }

    private void Parts(IReadOnlyList<MathNode> parts, MathMlLevel level)
    {
        var classes = MathSpacing.ClassesOf(parts);
        var gaps = new MathMlGaps[parts.Count];
        var blanks = new double[parts.Count];
        // Words and spaces do not count as parts: a row of a single sign among them is a sign itself, and its space would go around the whole row.
        var isLoose = parts.Count(part => !IsSpaceLike(part)) == 1;
        var first = parts.TakeWhile(IsSpaceLike).Count();
        if (first < parts.Count) gaps[first] = new(0, 0, true);
        var last = -1;
        for (var i = 0; i < parts.Count; i++)
        {
            if (classes[i] is not { } now) continue;
            if (last >= 0)
            {
                var gap = level == MathMlLevel.Script ? MathSpacing.BetweenInScripts(classes[last]!.Value, now) : MathSpacing.Between(classes[last]!.Value, now);
                if (isLoose) blanks[i] = gap;
                else if (IsSpaced(parts[last])) gaps[last] = gaps[last] with { After = gap };
                else if (IsSpaced(parts[i])) gaps[i] = gaps[i] with { Before = gap };
                else blanks[i] = gap;
            }

            last = i;
        }

        for (var at = 0; at < parts.Count;)
        {
            if (blanks[at] > 0) Blank(blanks[at]);
            if (Number(parts, ref at) is { } number) writer.Element("mn", number);
            else if (at + 1 < parts.Count && TryWriteNuclide(parts[at], parts[at + 1], level)) at += 2;
            else Part(parts[at], level, gaps[at++]);
        }
    }

    /// <summary>True for a part whose innermost base is a sign, which carries the space on both of its sides.</summary>
    private static bool IsSpaced(MathNode node) => node switch
    {
        MathNode.Symbol symbol => symbol.Class is MathClass.Binary or MathClass.Relation or MathClass.Punctuation || (symbol.Class == MathClass.Operator && BigOperators.IsBig(symbol)),
        MathNode.Scripts { Base: MathNode.Symbol name } when BigOperators.TakesLimits(name) => true,
        MathNode.UnderOver { Base: MathNode.Symbol { Class: MathClass.Operator } } => true,
        MathNode.Scripts { Base: { } inner } => IsSpaced(inner),
        MathNode.UnderOver stack => IsSpaced(stack.Base),
        MathNode.Large large => large.Class is MathClass.Binary or MathClass.Relation,
        _ => false,
    };

    private static bool IsSpaceLike(MathNode node) => node is MathNode.Space or MathNode.Unread or MathNode.Link || (node is MathNode.Words words && !IsNumber(words.Text));

    private void Words(string words) => writer.Element(IsNumber(words) ? "mn" : "mtext", Kept(words));

    // Raised figures without a base before upright letters are the mass number of the nuclide that follows; a lowered one alone belongs to what stands before the formula.
    private bool TryWriteNuclide(MathNode numbers, MathNode after, MathMlLevel level)
    {
        if (numbers is not MathNode.Scripts { Base: null, Sup: MathNode.Words { Text: [>= '0' and <= '9', ..] } mass } before) return false;
        if (after is not (MathNode.Words or MathNode.Scripts { Base: MathNode.Words })) return false;
        var symbol = after as MathNode.Scripts ?? new MathNode.Scripts(after, null, null);
        writer.Open("mmultiscripts");
        Write(symbol.Base, level);
        if (symbol is not { Sub: null, Sup: null })
        {
            Write(symbol.Sub, MathMlLevel.Script);
            Write(symbol.Sup, MathMlLevel.Script);
        }

        writer.Open("mprescripts").Close();
        Write(before.Sub, MathMlLevel.Script);
        Write(mass, MathMlLevel.Script);
        writer.Close();
        return true;
    }

    // Figures that stand side by side are one number.
    private static string? Number(IReadOnlyList<MathNode> parts, ref int at)
    {
        var number = "";
        for (; at < parts.Count && (Figures(parts[at]) ?? (number.Length > 0 ? Point(parts, at) : null)) is { } figures; at++) number += figures;
        return number.Length > 0 ? number : null;
    }

    private static string? Figures(MathNode node) =>
        node is MathNode.Symbol { Variant: MathVariant.Upright or MathVariant.Italic, Class: MathClass.Ordinary } symbol && IsNumber(symbol.Text) ? symbol.Text : null;

    private static string? Point(IReadOnlyList<MathNode> parts, int at) =>
        parts[at] is MathNode.Symbol { Text: "." } && at + 1 < parts.Count && Figures(parts[at + 1]) is not null ? "." : null;

    private static bool IsNumber(string text) => text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || c == '.');

    private void Symbol(MathNode.Symbol symbol, MathMlGaps gaps)
    {
        if (symbol.Class == MathClass.Ordinary || (symbol.Text.Any(char.IsLetter) && symbol.Class == MathClass.Operator)) Letters(symbol);
        else writer.Element("mo", symbol.Text, [("stretchy", MathMlGaps.Grows(symbol.Text) ? "false" : null), .. gaps.Attributes(symbol.Text)]);
    }

    private void Letters(MathNode.Symbol symbol)
    {
        var isLong = symbol.Text.EnumerateRunes().Skip(1).Any();
        if (isLong && symbol.Variant is MathVariant.Italic or MathVariant.Bold or MathVariant.BoldItalic && symbol.Class == MathClass.Ordinary && !IsNumber(symbol.Text))
        {
            writer.Element("mi", Kept(symbol.Text), ("style", symbol.Variant == MathVariant.Italic ? "font-style:italic" : symbol.Variant == MathVariant.Bold ? "font-weight:bold" : "font-style:italic;font-weight:bold"));
            return;
        }

        // A single letter in mi is italic by itself.
        var text = symbol.Variant == MathVariant.Italic ? symbol.Text : MathLetters.Of(symbol.Text, symbol.Variant);
        if (IsNumber(symbol.Text)) writer.Element("mn", text);
        else writer.Element("mi", text, ("mathvariant", symbol.Variant == MathVariant.Upright && !isLong ? "normal" : null));
    }
}
