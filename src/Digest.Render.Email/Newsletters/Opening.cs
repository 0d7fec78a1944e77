using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Email.Newsletters;

/// <summary>The words a newsletter opens with: the issue's own lead, else the first pattern of its synthesis, else nothing.</summary>
internal static class Opening
{
    public static EquatableArray<Block> Of(Issue issue)
    {
        if (!issue.Lead.IsEmpty) return issue.Lead;
        var patterns = issue.Synthesis.Where(part => part.Kind == SynthesisKind.Patterns).ToList();
        var first = patterns.SelectMany(part => part.Points).Select(point => point.Content).FirstOrDefault();
        return first.Take(1).OfType<Block.Paragraph>().Select(block => (Block)block).ToEquatableArray();
    }
}
