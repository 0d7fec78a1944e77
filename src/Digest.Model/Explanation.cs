using Digest.Model.Text;

namespace Digest.Model;

/// <summary>What a stretch of a source was taken for.</summary>
/// <param name="At">The stretch.</param>
/// <param name="As">What it became, in a few words: <c>paper 3: authors</c>; where a stretch lies inside another, the inner one says it more closely.</param>
public sealed record Explanation(Location At, string As);
