using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Digest.Render.Pdf.Conformance;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Tests.Conformance;

/// <summary>Changes a PDF file in the words of tests/Specs/conformance.md.</summary>
internal sealed partial class Mutation
{
    private static readonly Func<PdfObject?, PdfObject?> Drop = _ => null;

    private readonly PdfFile file;
    private readonly SortedDictionary<int, PdfObject> objects;

    private Mutation(byte[] bytes)
    {
        file = PdfFile.Read(bytes);
        objects = new(file.Numbers.ToDictionary(number => number, number => file.Resolve(new PdfObject.Reference(number))));
    }

    public static byte[] Apply(byte[] bytes, string mutation)
    {
        if (mutation.StartsWith("append ", StringComparison.Ordinal)) return [.. bytes, .. Latin(mutation[7..])];
        if (mutation.StartsWith("prepend ", StringComparison.Ordinal)) return [.. Latin(mutation[8..]), .. bytes];
        var made = new Mutation(bytes);
        var steps = mutation.Split(" && ");
        foreach (var step in steps.Where(step => !IsOfBytes(step) && step != "pack")) made.Change(step);
        var written = made.Write(steps.Contains("pack") ? CrossReferenceForm.Stream : CrossReferenceForm.Table);
        return steps.Where(IsOfBytes).Aggregate(written, (bytes, step) => Replace(bytes, step[8..]));
    }

    /// <summary>The file written anew without a change, as mutations find it.</summary>
    public static byte[] None(byte[] bytes) => new Mutation(bytes).Write(CrossReferenceForm.Table);

    private static bool IsOfBytes(string step) => step.StartsWith("bytes : ", StringComparison.Ordinal);

    private void Change(string mutation)
    {
        var (verb, rest) = (mutation.Split(' ')[0], mutation[(mutation.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        switch (verb)
        {
            case "drop": Update(rest, Drop); break;
            case "set":
                var parts = rest.Split(" = ", 2);
                var value = Places().Replace(parts[1], place => string.Create(CultureInfo.InvariantCulture, $"{NumberAt(place.Groups[1].Value)} 0 R"));
                Update(parts[0], _ => new PdfLexer(Latin(value)).Object());
                break;
            case "stream":
                var texts = rest.Split(" : ", 2);
                Update(texts[0], value => Changed(value as PdfObject.Stream ?? throw new InvalidOperationException("no stream"), texts[1]));
                break;
            case "pack": Update(rest, value => value is PdfObject.Stream plain ? new PdfObject.Stream(new([.. plain.Entries.Entries.Where(entry => entry.Key != "Length")]), plain.Data, StreamForm.Binary) : throw new InvalidOperationException("no stream")); break;
            default: throw new ArgumentOutOfRangeException(nameof(mutation), verb);
        }
    }

    private int NumberAt(string path)
    {
        var found = 0;
        Update(path, value =>
        {
            found = objects.First(entry => ReferenceEquals(entry.Value, value)).Key;
            return value;
        });
        return found;
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Places();

    private PdfObject.Stream Changed(PdfObject.Stream stream, string change)
    {
        var data = Replace(PdfFilters.Decode(file, stream) ?? throw new InvalidOperationException("no data"), change);
        var isMetadata = stream.Entries.Find("Subtype") is PdfObject.Name { Value: "XML" };
        return new(new([.. stream.Entries.Entries.Where(entry => entry.Key is not ("Filter" or "DecodeParms" or "Length"))]), data, isMetadata ? StreamForm.Plain : StreamForm.Binary);
    }

    private static byte[] Replace(byte[] data, string change)
    {
        var parts = change.Split(" -> ", 2);
        var text = Encoding.Latin1.GetString(data);
        var (old, at) = (Encoding.Latin1.GetString(Latin(parts[0])), 0);
        Assert.Contains(old, text, StringComparison.Ordinal);
        at = text.IndexOf(old, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, at), Encoding.Latin1.GetString(Latin(parts[1])), text.AsSpan(at + old.Length)));
    }

    private void Update(string path, Func<PdfObject?, PdfObject?> change)
    {
        var segments = path.Split('/');
        if (segments[0] == "trailer") throw new ArgumentOutOfRangeException(nameof(path));
        var start = Start(segments[0]);
        objects[start] = Update(objects[start], segments.AsSpan(1), change) ?? new PdfObject.Null();
    }

    private int Start(string name)
    {
        if (name == "catalog") return ((PdfObject.Reference)file.Trailer.Find("Root")!).Number;
        var (key, value) = name.StartsWith("page", StringComparison.Ordinal) ? ("Type", "Page") : (name.Split('=')[0], name.Split('=')[1]);
        return objects.First(entry => file.AsDictionary(entry.Value) is { } dictionary && file.Name(dictionary, key) == value).Key;
    }

    private PdfObject? Update(PdfObject? node, ReadOnlySpan<string> path, Func<PdfObject?, PdfObject?> change)
    {
        if (node is PdfObject.Reference reference && (path.Length > 0 || objects[reference.Number] is PdfObject.Stream))
        {
            objects[reference.Number] = Update(objects[reference.Number], path, change) ?? new PdfObject.Null();
            return reference;
        }

        if (path.Length == 0) return change(node);
        var key = path[0];
        switch (node)
        {
            case PdfObject.Stream stream:
                return stream with { Entries = (PdfObject.Dictionary)Update(stream.Entries, path, change)! };
            case PdfObject.Array array:
                var at = int.Parse(key, CultureInfo.InvariantCulture);
                var changed = Update(array.Items[at], path[1..], change);
                return new PdfObject.Array([.. array.Items.Take(at), .. changed is null ? [] : (PdfObject[])[changed], .. array.Items.Skip(at + 1)]);
            case PdfObject.Dictionary dictionary:
                var old = dictionary.Find(key);
                var made = path.Length == 1 && change == Drop ? null : Update(old, path[1..], change);
                if (old is null) return new PdfObject.Dictionary([.. dictionary.Entries, new(key, made ?? throw new InvalidOperationException(key))]);
                return new PdfObject.Dictionary([.. dictionary.Entries.Where(entry => entry.Key != key || made is not null).Select(entry => entry.Key == key ? new(key, made!) : entry)]);
            default:
                throw new InvalidOperationException($"{key} of {node}");
        }
    }

    private byte[] Write(CrossReferenceForm form)
    {
        var table = new ObjectTable();
        for (var number = 1; number <= objects.Keys.Max(); number++) table.Add(IsKept(number) ? objects[number] : new PdfObject.Null());
        var root = (PdfObject.Reference)file.Trailer.Find("Root")!;
        var info = file.Trailer.Find("Info") as PdfObject.Reference ?? table.Add(PdfObject.Dict());
        var version = Encoding.Latin1.GetString(file.Bytes.Span.Slice(5, 3));
        return FileWriter.Write(table, root, info, new(PdfCompression.Compressed, version, form)).ToArray();
    }

    private bool IsKept(int number) => objects.TryGetValue(number, out var value) && !(value is PdfObject.Stream stream && stream.Entries.Find("Type") is PdfObject.Name { Value: "ObjStm" or "XRef" });

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\0", "\0", StringComparison.Ordinal).Replace("\\1", "\x01", StringComparison.Ordinal));
}
