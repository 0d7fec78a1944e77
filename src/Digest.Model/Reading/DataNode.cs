using Digest.Model.Recognition;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>A value of JSON or YAML with its place: one of the closed set nested here. What says nothing (null, an empty text) is an empty scalar.</summary>
internal abstract class DataNode(TextSpan span)
{
    public TextSpan Span => span;

    /// <summary>A text, a number, a truth value, as text that knows its places.</summary>
    public sealed class Scalar(TextSpan span, Excerpt text) : DataNode(span)
    {
        public Excerpt Excerpt => text;

        public string Text => text.Text;

        public bool IsEmpty => string.IsNullOrWhiteSpace(text.Text);
    }

    /// <summary>Values in order.</summary>
    public sealed class List(TextSpan span, IReadOnlyList<DataNode> items) : DataNode(span)
    {
        public IReadOnlyList<DataNode> Items => items;
    }

    /// <summary>A line that should be a value and is none.</summary>
    public sealed class Broken(TextSpan span, string text) : DataNode(span)
    {
        public string Text => text;
    }

    /// <summary>Named values in order; a name may stand twice.</summary>
    public sealed class Map(TextSpan span, IReadOnlyList<DataMember> members) : DataNode(span)
    {
        public IReadOnlyList<DataMember> Members => members;
    }
}

/// <summary>A named value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Span">From the name to the end of the value.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Value">The value.</param>
internal sealed record DataMember(DataName Name, TextSpan Span, TextSpan NameSpan, DataNode Value);

/// <summary>A name, and what it says.</summary>
/// <param name="Text">As written.</param>
/// <param name="Words">As a person would write it.</param>
/// <param name="Normal">The words in the vocabulary's form.</param>
/// <param name="Meaning">What it means.</param>
internal sealed record DataName(string Text, string Words, string Normal, Meaning Meaning)
{
    public static DataName Of(Vocabulary vocabulary, string name)
    {
        var words = KeyWords.Of(vocabulary, name);
        return new DataName(name, words, Vocabulary.Normal(words), vocabulary.Of(words));
    }
}

/// <summary>The names of one source; each is looked up once.</summary>
internal sealed class DataNames(Vocabulary vocabulary)
{
    private readonly Dictionary<string, DataName> names = [];

    public DataName this[string name] => names.TryGetValue(name, out var known) ? known : names[name] = DataName.Of(vocabulary, name);
}
