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
    public static Diagnosed<Issue> Read(string name, ReadOnlyMemory<byte> bytes)
    {
        var source = SourceReader.Decode(name, bytes);
        var read = source.Then(OutlineReader.Read).Then(IssueRecognizer.Recognize).Then(issue => new Diagnosed<Issue>(issue, IssueChecks.Of(issue)));
        return read with { Diagnostics = read.Diagnostics.Select(diagnostic => Narrowed(diagnostic, source.Value)).ToEquatableArray() };
    }

    // Recognition sees blocks, not the source, so it can name the words that are wrong but not the column they stand in.
    private static Diagnostic Narrowed(Diagnostic diagnostic, SourceText source) =>
        diagnostic is { Location: { } location, Subject: { } words } ? diagnostic with { Location = source.Narrow(location, words) } : diagnostic;
}
