using System.Globalization;
using System.Text;
using System.Text.Json;
using Digest.Model.Text;

namespace Digest.Model.Reading;

/// <summary>
/// JSON (RFC 8259) into values that know their places. The tokens are those of <see cref="Utf8JsonReader"/>; what stands inside a string is read from the source's own text,
/// so that every character has its place and half of a surrogate pair throws nothing.
/// </summary>
internal ref struct JsonNodes
{
    /// <summary>How deep values may stand inside one another; more is no digest, and deeper than the recursion here may go.</summary>
    public const int Deepest = 64;

    private readonly string text;
    private readonly byte[] bytes;
    private readonly DataNames names;
    private Utf8JsonReader reader;
    private int byteAt;
    private int charAt;

    private JsonNodes(string text, TextSpan span, DataNames names, int deepest)
    {
        (this.text, this.names) = (text, names);
        bytes = Encoding.UTF8.GetBytes(text, span.Start, span.Length);
        reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = deepest });
        charAt = span.Start;
    }

    /// <summary>The value that a stretch of a text is; or null, with the place where it breaks off being JSON and whether that is for its depth.</summary>
    public static DataNode? Read(string text, TextSpan span, DataNames names, out (int Place, bool IsTooDeep) problem, int deepest = Deepest)
    {
        var nodes = new JsonNodes(text, span, names, deepest);
        problem = default;
        try
        {
            nodes.reader.Read();
            var value = nodes.Value();
            nodes.reader.Read();
            return value;
        }
        catch (JsonException broken)
        {
            var at = Math.Max(nodes.byteAt, OffsetOf(nodes.bytes, broken));
            var isTooDeep = nodes.reader.CurrentDepth >= deepest - 1 && at < nodes.bytes.Length && nodes.bytes[at] is (byte)'[' or (byte)'{';
            problem = (nodes.CharOf(at), isTooDeep);
            return null;
        }
    }

    private static int OffsetOf(byte[] bytes, JsonException broken)
    {
        var start = 0;
        for (var line = broken.LineNumber ?? 0; line > 0; line--) start += bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
        return (int)Math.Min(bytes.Length, start + (broken.BytePositionInLine ?? 0));
    }

    private DataNode Value()
    {
        var start = CharOf((int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = new List<DataNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value());
                return new DataNode.List(UpTo(start), items);
            case JsonTokenType.StartObject:
                var members = new List<DataMember>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject) members.Add(Member());
                return new DataNode.Map(UpTo(start), members);
            case JsonTokenType.String:
                var quoted = UpTo(start);
                return new DataNode.Scalar(quoted, Unescaped(quoted));
            case JsonTokenType.Null:
                return new DataNode.Scalar(UpTo(start), new Excerpt(new TextSpan(start, 0)));
            default:
                var bare = UpTo(start);
                return new DataNode.Scalar(bare, new Excerpt(bare).Add(text.AsSpan(bare.Start, bare.Length), bare.Start));
        }
    }

    private DataMember Member()
    {
        var start = CharOf((int)reader.TokenStartIndex);
        // What the reader has consumed of a name includes the colon after it.
        var name = Unescaped(TextSpan.Between(start, CharOf((int)reader.TokenStartIndex + reader.ValueSpan.Length + 2)));
        var nameSpan = TextSpan.Between(start, charAt);
        reader.Read();
        var value = Value();
        return new DataMember(names[name.Text], TextSpan.Between(start, value.Span.End), nameSpan, value);
    }

    private TextSpan UpTo(int start) => TextSpan.Between(start, CharOf((int)reader.BytesConsumed));

    // Asked for in ascending order, so that the whole costs one walk over the bytes.
    private int CharOf(int offset)
    {
        for (; byteAt < offset; byteAt++)
            if ((bytes[byteAt] & 0xC0) != 0x80) charAt += bytes[byteAt] >= 0xF0 ? 2 : 1;
        return charAt;
    }

    private readonly Excerpt Unescaped(TextSpan quoted)
    {
        var (at, end) = (quoted.Start + 1, quoted.End - 1);
        var value = new Excerpt(TextSpan.Between(at, end));
        while (at < end)
        {
            var length = text.AsSpan(at, end - at).IndexOf('\\');
            if (length < 0) length = end - at;
            value.Add(text.AsSpan(at, length), at);
            at += length;
            if (at < end) at += Escape(value, at);
        }

        return value;
    }

    private readonly int Escape(Excerpt value, int at)
    {
        if (text[at + 1] != 'u')
        {
            value.Add([text[at + 1] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var c => c }], at);
            return 2;
        }

        var unit = Unit(at);
        if (char.IsHighSurrogate(unit) && at + 11 < text.Length && text[at + 6] == '\\' && text[at + 7] == 'u' && Unit(at + 6) is var low && char.IsLowSurrogate(low))
        {
            value.Add([unit, low], at);
            return 12;
        }

        value.Add([char.IsSurrogate(unit) || unit == '\0' ? '\uFFFD' : unit], at);
        return 6;
    }

    private readonly char Unit(int at) => (char)int.Parse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
