using Digest.Model;
using Digest.Model.Document;

namespace Digest.Render.Email.Newsletters;

/// <summary>The words a newsletter opens with: the issue's own lead, else the opening of its synthesis, else nothing.</summary>
internal static class Opening
{
    public static EquatableArray<Block> Of(Issue issue)
    {
        if (!issue.Lead.IsEmpty) return issue.Lead;
        return IssueLead.Of(issue) is { IsEmpty: false } lead ? [new Block.Paragraph(lead)] : [];
    }
}
