using Digest.Model.Diagnostics;
using Digest.Model.Text;

namespace Digest.Model.Formulas;

/// <summary>Gathers the diagnostics of one formula; the same message is kept once.</summary>
internal sealed class FormulaNotes
{
    private readonly Func<TextSpan, Location?> place;
    private readonly List<Diagnostic> found;
    private readonly HashSet<string> said;

    public FormulaNotes(Func<TextSpan, Location?> place)
        : this(place, [], [])
    {
    }

    private FormulaNotes(Func<TextSpan, Location?> place, List<Diagnostic> found, HashSet<string> said) =>
        (this.place, this.found, this.said) = (place, found, said);

    public int Count => found.Count;

    public EquatableArray<Diagnostic> All => found.ToEquatableArray();

    /// <summary>The same notes for a stretch that was taken out of the formula: whatever is wrong in it points to <paramref name="whole"/>.</summary>
    public FormulaNotes At(TextSpan whole) => new(_ => place(whole), found, said);

    /// <summary>The same notes for a stretch that stands in the formula as it is, from <paramref name="start"/>.</summary>
    public FormulaNotes From(int start) => new(span => place(span with { Start = span.Start + start }), found, said);

    public void Add(DiagnosticRule rule, TextSpan span, string message, string? hint = null)
    {
        if (said.Add(rule.Id + message))
            found.Add(new Diagnostic { Rule = rule, Message = message, Location = place(span), Hint = hint ?? HintOf(rule) });
    }

    // What to do about any fault of a kind.
    private static string? HintOf(DiagnosticRule rule) => rule switch
    {
        _ when rule == FormulaRules.Unbalanced => "Count the braces, and pair each \\left with a \\right and each \\begin with an \\end.",
        _ when rule == FormulaRules.TooDeep => "Take groups away until at most 48 stand inside one another.",
        _ when rule == FormulaRules.Simplified => "Write the part without it.",
        _ when rule == FormulaRules.Character => "Put words and pictures outside of the formula.",
        _ => null,
    };
}
