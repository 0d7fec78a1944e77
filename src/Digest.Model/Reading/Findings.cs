using System.Buffers;
using System.Globalization;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Formulas;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>What one run of a reader has found wrong so far, and the makers of parts that may add to it.</summary>
internal sealed class Findings(SourceText source, Vocabulary vocabulary)
{
    private const int MostOfOneKind = 1000;
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    private readonly List<Diagnostic> diagnostics = [];
    private readonly Dictionary<DiagnosticRule, (int Count, Diagnostic Last)> counts = [];
    private readonly List<Dropped> dropped = [];

    // Those with nothing wrong, so that one written again is neither read nor held again.
    private readonly Dictionary<string, MathNode> formulas = [];

    public SourceText Source => source;

    /// <summary>The words that names of values are known by.</summary>
    public Vocabulary Vocabulary => vocabulary;

    /// <summary>In the order of the source; what has no place comes first.</summary>
    public EquatableArray<Diagnostic> InOrder => diagnostics.Concat(Uncounted).OrderBy(found => found.Location?.Span.Start ?? -1).ToEquatableArray();

    // A source that is wrong everywhere would have more said about it than it says itself.
    private IEnumerable<Diagnostic> Uncounted =>
        from kind in counts.Values
        where kind.Count > MostOfOneKind
        select kind.Last with { Message = string.Create(CultureInfo.InvariantCulture, $"{kind.Count - MostOfOneKind} more places of this kind, the last of them here: {kind.Last.Message}") };

    /// <summary>What was left out, in the order of the source.</summary>
    public EquatableArray<Dropped> Dropped => dropped.OrderBy(part => part.Origin.Span?.Start ?? -1).ToEquatableArray();

    /// <summary>Notes that a stretch of the source stands in no block.</summary>
    public void Drop(string text, DropReason reason, TextSpan span)
    {
        var said = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (said.Length > 0) dropped.Add(new Dropped(said, reason) { Origin = source.OriginOf(span) });
    }

    public void Report(DiagnosticRule rule, TextSpan span, string message, string? hint = null) =>
        Add(new Diagnostic { Rule = rule, Message = message, Location = source.At(span), Hint = hint });

    /// <summary>Says of TeX with so many characters that it is no formula.</summary>
    public void ReportLongFormula(TextSpan span, int length) => Report(
        ReadingRules.LongFormula,
        span,
        string.Create(CultureInfo.InvariantCulture, $"What stands between these marks has {length} characters, more than any formula: it is kept as text."),
        "Close the formula where it ends, or divide it.");

    private void Add(Diagnostic found)
    {
        var count = counts.GetValueOrDefault(found.Rule).Count + 1;
        counts[found.Rule] = (count, found);
        if (count <= MostOfOneKind) diagnostics.Add(found);
    }

    /// <summary>What has been found so far, to return to.</summary>
    public (int Diagnostics, int Dropped, Dictionary<DiagnosticRule, (int, Diagnostic)> Counts) Mark() => (diagnostics.Count, dropped.Count, new(counts));

    /// <summary>Forgets what was found since then.</summary>
    public void ReturnTo((int Diagnostics, int Dropped, Dictionary<DiagnosticRule, (int, Diagnostic)> Counts) mark)
    {
        diagnostics.RemoveRange(mark.Diagnostics, diagnostics.Count - mark.Diagnostics);
        dropped.RemoveRange(mark.Dropped, dropped.Count - mark.Dropped);
        counts.Clear();
        foreach (var (rule, count) in mark.Counts) counts[rule] = count;
    }

    /// <summary>Takes over what was found in a text that is a part of this source; <paramref name="place"/> turns stretches of that text into the source's.</summary>
    public void Take(Findings inner, Func<TextSpan, TextSpan> place)
    {
        diagnostics.AddRange(inner.diagnostics.Select(found => found.Location is { } at ? found with { Location = source.At(place(at.Span)) } : found));
        dropped.AddRange(inner.dropped.Select(part => part.Origin.Span is { } at ? part with { Origin = source.OriginOf(place(at)) } : part));
    }

    /// <summary>The one place where TeX is handed on to be read, or kept as text when it is too long; <paramref name="place"/> turns stretches of the TeX into the source's.</summary>
    public Inline Formula(string tex, FormulaStyle style, TextSpan span, Func<TextSpan, TextSpan> place)
    {
        // TeX takes a line end for a space; places stay where they are.
        if (tex.AsSpan().ContainsAny(LineEnds)) tex = string.Concat(tex.Select(c => LineEnds.Contains(c) ? ' ' : c));
        if (tex.Length > FormulaMarks.MostTex)
        {
            ReportLongFormula(span, tex.Length);
            return new Inline.Text(Words.SingleSpaced(tex)) { Origin = source.OriginOf(span) };
        }

        if (!formulas.TryGetValue(tex, out var tree))
        {
            var read = FormulaReader.Read(tex, part => source.At(place(part)));
            foreach (var found in read.Diagnostics) Add(found);
            tree = read.Value;
            if (read.Diagnostics.IsEmpty) formulas.Add(tex, tree);
        }

        return new Inline.Formula(tex, tree, style) { Origin = source.OriginOf(span) };
    }
}
