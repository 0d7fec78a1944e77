using System.Collections.Frozen;

namespace Digest.Model.Recognition;

/// <summary>The line of a mail that says what it is about: <c>Subject: [list] Weekly picks</c>, as copies of newsletters begin.</summary>
internal static class MailSubject
{
    private static readonly FrozenSet<string> Labels = new[] { "subject", "betreff", "objet", "asunto", "oggetto", "assunto", "тема", "θέμα", "主题", "件名", "제목" }.ToFrozenSet();

    /// <summary>True for the label of such a line.</summary>
    public static bool Is(string label) => Labels.Contains(Vocabulary.Normal(label));
}
