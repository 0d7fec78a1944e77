using Digest.Model.Checking;
using Digest.Model.Diagnostics;
using Digest.Model.Document;
using Digest.Model.Exporting;
using Digest.Model.Reading;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model;

/// <summary>From sources to an issue in one call: decodes, reads, recognises and checks. It opens no file and may be called from any thread.</summary>
public static class DigestReader
{
    /// <summary>The issue that the files of <paramref name="sources"/> make up together. Never throws because of what they hold: all that is wrong is in the diagnostics.</summary>
    /// <exception cref="ArgumentException">There is no file.</exception>
    public static Diagnosed<Issue> Read(SourceSet sources) => Read(sources, ReadOptions.Default);

    /// <summary>The issue that the files of <paramref name="sources"/> make up together, read as <paramref name="options"/> say. Never throws because of what they hold.</summary>
    /// <exception cref="ArgumentException">There is no file.</exception>
    public static Diagnosed<Issue> Read(SourceSet sources, ReadOptions options)
    {
        var vocabulary = Vocabulary.With(options.Vocabulary);
        var decoded = Decode(sources);
        if (decoded is [var only] && IssueJsonReader.Read(only.Value) is { } written) return only.Then(_ => written).Then(Checked);
        var pictures = sources.Files.Count > 1 ? sources.Files.Except(sources.Texts).ToList() : [];
        var issue = Outlined(decoded, pictures, vocabulary).Then(outline => IssueRecognizer.Recognize(outline, vocabulary)).Then(Checked);
        if (!issue.Diagnostics.Any(diagnostic => diagnostic.Subject is not null)) return issue;
        var byName = decoded.Select(source => source.Value).DistinctBy(source => source.Name).ToDictionary(source => source.Name);
        return issue with { Diagnostics = issue.Diagnostics.Select(diagnostic => Narrowed(diagnostic, byName)).ToEquatableArray() };
    }

    /// <summary>The issue of one source.</summary>
    /// <param name="name">The source's name, usually a path; it stands in diagnostics.</param>
    /// <param name="bytes">The source's bytes.</param>
    public static Diagnosed<Issue> Read(string name, ReadOnlyMemory<byte> bytes) => Read(name, bytes, ReadOptions.Default);

    /// <summary>The issue of one source, read as <paramref name="options"/> say.</summary>
    /// <param name="name">The source's name, usually a path; it stands in diagnostics.</param>
    /// <param name="bytes">The source's bytes.</param>
    /// <param name="options">How it is read.</param>
    public static Diagnosed<Issue> Read(string name, ReadOnlyMemory<byte> bytes, ReadOptions options) => Read(new SourceSet { Files = [new SourceFile(name, bytes)] }, options);

    /// <summary>What each stretch of the sources is taken for, in the order of the sources; inner stretches come after those that hold them.</summary>
    /// <exception cref="ArgumentException">There is no file.</exception>
    public static EquatableArray<Explanation> Explain(SourceSet sources) => Explain(sources, ReadOptions.Default);

    /// <summary>What each stretch of the sources is taken for when they are read as <paramref name="options"/> say.</summary>
    /// <exception cref="ArgumentException">There is no file.</exception>
    public static EquatableArray<Explanation> Explain(SourceSet sources, ReadOptions options)
    {
        var vocabulary = Vocabulary.With(options.Vocabulary);
        return IssueRecognizer.Explain(Outlined(Decode(sources), [], vocabulary).Value, vocabulary);
    }

    private static Diagnosed<Issue> Checked(Issue issue) => new(issue, IssueChecks.Of(issue));

    private static List<Diagnosed<SourceText>> Decode(SourceSet sources) => sources.Files.IsEmpty
        ? throw new ArgumentException("A set of sources holds at least one file.", nameof(sources))
        : [.. sources.Texts.Select(file => SourceReader.Decode(file.Name, file.Bytes))];

    private static Diagnosed<Outline> Outlined(List<Diagnosed<SourceText>> decoded, List<SourceFile> pictures, Vocabulary vocabulary)
    {
        var outlines = decoded.Select(source => source.Then(text => OutlineReader.Read(text, vocabulary))).ToList();
        // Of a text alone it is not known what lies beside it.
        var ofPictures = decoded.Count + pictures.Count > 1 ? SourcePictures.Check(pictures, outlines.ConvertAll(read => read.Value)) : [];
        return new(Outline.Join(outlines.Select(read => read.Value)), [.. outlines.SelectMany(read => read.Diagnostics), .. ofPictures]);
    }

    // Recognition sees blocks, not the source, so it can name the words that are wrong but not the column they stand in.
    private static Diagnostic Narrowed(Diagnostic diagnostic, Dictionary<string, SourceText> sources) =>
        diagnostic is { Location: { } location, Subject: { } words } && sources.TryGetValue(location.File, out var source) ? diagnostic with { Location = source.Narrow(location, words) } : diagnostic;
}
