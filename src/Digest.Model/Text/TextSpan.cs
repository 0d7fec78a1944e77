namespace Digest.Model.Text;

/// <summary>A stretch of a source text, in UTF-16 code units from its start.</summary>
/// <param name="Start">The first code unit, counted from 0.</param>
/// <param name="Length">How many code units; 0 marks a point between two.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The code unit after the last.</summary>
    public int End => Start + Length;

    /// <summary>The stretch from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static TextSpan Between(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>True when <paramref name="inner"/> lies wholly inside this stretch.</summary>
    public bool Contains(TextSpan inner) => inner.Start >= Start && inner.End <= End;
}
