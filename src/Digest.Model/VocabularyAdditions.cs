using Digest.Model.Diagnostics;
using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model;

/// <summary>
/// Words of a user's own that digests are read by besides the embedded ones: labels and headings, icons, names of months, and what ends a list of authors that goes on.
/// They are read from a YAML file by <see cref="Parse"/>; docs/source-format.md describes it.
/// </summary>
public sealed record VocabularyAdditions
{
    internal VocabularyAdditions()
    {
    }

    /// <summary>No words.</summary>
    public static VocabularyAdditions None { get; } = new();

    /// <summary>Labels and headings, in the order of the file. One that ends in * stands for whatever begins with it, one that begins with * for whatever ends with it.</summary>
    public EquatableArray<AddedWord> Words { get; internal init; }

    /// <summary>Pictures that stand in the place of a label, in the order of the file.</summary>
    public EquatableArray<AddedWord> Icons { get; internal init; }

    /// <summary>Names of months, in the order of the file; what they mean is the month's English name.</summary>
    public EquatableArray<AddedWord> Months { get; internal init; }

    /// <summary>What ends a list of authors that goes on, in the order of the file; <c>N</c> stands for a number.</summary>
    public EquatableArray<string> MoreAuthors { get; internal init; }

    /// <summary>True when there is no word at all.</summary>
    public bool IsEmpty => Words.IsEmpty && Icons.IsEmpty && Months.IsEmpty && MoreAuthors.IsEmpty;

    /// <summary>The words of a YAML file. Never throws because of what it holds: what is wrong is in the diagnostics, and the rest of the file still counts.</summary>
    /// <param name="name">The file's name; it stands in diagnostics.</param>
    /// <param name="bytes">The file's bytes, decoded as those of a digest are.</param>
    public static Diagnosed<VocabularyAdditions> Parse(string name, ReadOnlyMemory<byte> bytes) => SourceReader.Decode(name, bytes).Then(VocabularyReader.Read);
}

/// <summary>A word of a user's own, and what it means.</summary>
/// <param name="Word">The word in lower case; an icon as it is.</param>
/// <param name="Meaning">The name of what it means, such as <c>authors</c> or <c>key-idea</c>.</param>
public sealed record AddedWord(string Word, string Meaning);
