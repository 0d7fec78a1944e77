#:property PublishAot=false
// Compresses the font files named on the command line into this folder and prints the table rows of README.md:
//   dotnet run compress.cs -- path/to/*.ttf
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

foreach (var path in args)
{
    var bytes = File.ReadAllBytes(path);
    var target = Path.Combine(Folder(), Path.GetFileName(path) + ".br");
    using (var stream = File.Create(target))
    using (var brotli = new BrotliStream(stream, CompressionLevel.SmallestSize))
        brotli.Write(bytes);
    Console.WriteLine($"| {Path.GetFileName(path)} | {bytes.Length} | {new FileInfo(target).Length} | {Convert.ToHexStringLower(SHA256.HashData(bytes))} |");
}

static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
