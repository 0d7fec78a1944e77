using System.IO.Compression;
using System.Text;
using Digest.Render.Pdf.Pdf.Objects;

namespace Digest.Render.Pdf.Conformance;

/// <summary>Undoes the filters of streams (ISO 32000-1, 7.4): Flate with its predictors, and hexadecimal digits. Pictures' own filters are left as they are.</summary>
internal static class PdfFilters
{
    /// <summary>What a stream may grow to, so that a small file cannot ask for all memory.</summary>
    private const int MostBytes = 256 * 1024 * 1024;

    /// <summary>The names of a stream's filters, in order.</summary>
    public static IReadOnlyList<string> Of(PdfFile file, PdfObject.Stream stream) => file.Get(stream.Entries, "Filter") switch
    {
        PdfObject.Name name => [name.Value],
        PdfObject.Array names => [.. names.Items.Select(file.Resolve).OfType<PdfObject.Name>().Select(name => name.Value)],
        _ => [],
    };

    /// <summary>The data with its filters undone; null when one of them is not known here or the data are broken.</summary>
    public static byte[]? Decode(PdfFile file, PdfObject.Stream stream)
    {
        var data = stream.Data.ToArray();
        var filters = Of(file, stream);
        for (var i = 0; i < filters.Count; i++)
        {
            var parameters = file.Get(stream.Entries, "DecodeParms") switch
            {
                PdfObject.Dictionary one => one,
                PdfObject.Array several when i < several.Items.Count => file.Resolve(several.Items[i]) as PdfObject.Dictionary,
                _ => null,
            };
            var decoded = filters[i] switch
            {
                "FlateDecode" or "Fl" => Inflate(data) is { } plain ? Unpredict(file, plain, parameters) : null,
                "ASCIIHexDecode" or "AHx" => Unhex(data),
                _ => null,
            };
            if (decoded is null) return null;
            data = decoded;
        }

        return data;
    }

    private static byte[]? Inflate(byte[] data)
    {
        try
        {
            using var inflate = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var buffer = new byte[81_920];
            for (int read; (read = inflate.Read(buffer)) > 0;)
            {
                plain.Write(buffer, 0, read);
                if (plain.Length > MostBytes) return null;
            }

            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[]? Unhex(byte[] data)
    {
        var text = Encoding.Latin1.GetString(data);
        var end = text.IndexOf('>', StringComparison.Ordinal);
        var digits = string.Concat((end < 0 ? text : text[..end]).Where(c => !char.IsWhiteSpace(c)));
        if (!digits.All(char.IsAsciiHexDigit)) return null;
        return Convert.FromHexString(digits.Length % 2 == 0 ? digits : digits + "0");
    }

    private static byte[]? Unpredict(PdfFile file, byte[] data, PdfObject.Dictionary? parameters)
    {
        if (parameters is null || file.Integer(parameters, "Predictor") is not (>= 10 and <= 15)) return data;
        var (colors, bits, columns) = (file.Integer(parameters, "Colors") ?? 1, file.Integer(parameters, "BitsPerComponent") ?? 8, file.Integer(parameters, "Columns") ?? 1);
        if (colors is < 1 or > 32 || bits is not (1 or 2 or 4 or 8 or 16) || columns is < 1 or > 1 << 24) return null;
        var (step, size) = ((int)Math.Max(1, colors * bits / 8), (int)((colors * bits * columns + 7) / 8));
        var rows = data.Length / (size + 1);
        var plain = new byte[rows * size];
        var above = new byte[size];
        for (var row = 0; row < rows; row++)
        {
            var line = data.AsSpan((row * (size + 1)) + 1, size);
            for (var i = 0; i < size; i++)
            {
                var (left, up, corner) = (i >= step ? line[i - step] : 0, above[i], i >= step ? above[i - step] : 0);
                line[i] += (byte)(data[row * (size + 1)] switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }

            line.CopyTo(above);
            line.CopyTo(plain.AsSpan(row * size));
        }

        return plain;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
