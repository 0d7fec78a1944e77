namespace Digest.Render.Pdf.Pdf.Objects;

/// <summary>The greatest of what profiles limit (ISO 19005-1, 6.1.12; ISO 19005-2, 6.1.13) among the objects that were looked at.</summary>
internal sealed class ObjectLimits
{
    /// <summary>The bytes of the longest string.</summary>
    public int LongestString { get; private set; }

    /// <summary>The bytes of the longest name.</summary>
    public int LongestName { get; private set; }

    /// <summary>The entries of the longest array.</summary>
    public int LongestArray { get; private set; }

    /// <summary>Looks at an object and all that it holds.</summary>
    public void Take(PdfObject value)
    {
        switch (value)
        {
            case PdfObject.String text: LongestString = Math.Max(LongestString, text.Bytes.Length); break;
            case PdfObject.Name name: LongestName = Math.Max(LongestName, System.Text.Encoding.UTF8.GetByteCount(name.Value)); break;
            case PdfObject.Array array:
                LongestArray = Math.Max(LongestArray, array.Items.Count);
                for (var i = 0; i < array.Items.Count; i++) Take(array.Items[i]);
                break;
            case PdfObject.Dictionary dictionary:
                for (var i = 0; i < dictionary.Entries.Count; i++) Take(dictionary.Entries[i].Value);
                break;
            case PdfObject.Stream stream: Take(stream.Entries); break;
        }
    }
}
