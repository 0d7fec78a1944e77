using Digest.Model.Text;
namespace Digest.Model.Reading;
internal static class MarkdownReader { public static Outline Read(SourceText source, Findings findings) => PlainTextReader.Read(source, findings); }
