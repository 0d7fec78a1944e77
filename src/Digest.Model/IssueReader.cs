using Digest.Model.Checking;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model;

/// <summary>From a source's bytes to an issue in one call.</summary>
public static class IssueReader
{
    /// <summary>Decodes, reads, recognises and checks a source. Never throws because of what the bytes hold: all that is wrong is in the diagnostics.</summary>
    /// <param name="name">The source's name, usually a path; it stands in diagnostics.</param>
    /// <param name="bytes">The source's bytes.</param>
    public static Diagnosed<Issue> Read(string name, ReadOnlyMemory<byte> bytes) =>
        SourceReader.Decode(name, bytes).Then(OutlineReader.Read).Then(IssueRecognizer.Recognize).Then(issue => new Diagnosed<Issue>(issue, IssueChecks.Of(issue)));
}
