using System.Text;

namespace Digest.Model.Tests.Recognition;

public class LanguageTests
{
    private const string English = "### 1. [The Kite and Its Shadow](https://arxiv.org/abs/2601.90001)\n\n";

    [Theory]
    [InlineData("en", "It is the first kite that turns by itself, and the tail is of no use.")]
    [InlineData("en", "Kites.")]
    [InlineData("de", "Der Drachen ist schwer, und die Schnur ist kurz. Für den Herbst ist das nicht gut, auch wenn er von selbst steigt.")]
    [InlineData("fr", "Le cerf-volant est lourd et la ficelle est courte. Pour les vents d'automne, une queue dans le ciel.")]
    [InlineData("es", "La cometa es pesada y el hilo es corto. Para los vientos del otoño se usa una cola que pesa.")]
    [InlineData("ru", "Воздушный змей тяжёл, а нить коротка, и осенью он не летает без хвоста.")]
    [InlineData("el", "Ο χαρταετός είναι βαρύς και ο σπάγκος κοντός, γι' αυτό δεν πετά το φθινόπωρο.")]
    [InlineData("zh", "风筝很重，线很短，秋天需要一条长尾巴。这篇论文说明了原因。")]
    [InlineData("ja", "凧は重く、糸は短い。秋には長い尾が必要であることを示す。")]
    [InlineData("ko", "연은 무겁고 실은 짧다. 가을에는 긴 꼬리가 필요하다는 것을 보인다.")]
    public void The_language_is_told_from_the_text_where_it_is_not_named(string language, string text)
    {
        Assert.Equal(language, Of("# Kites — 2026-01-02\n\n" + English + text + "\n"));
        Assert.Equal("nl", Of("---\nlang: nl\n---\n\n# Kites — 2026-01-02\n\n" + English + text + "\n"));
    }

    private static string Of(string text) => DigestReader.Read("kites.md", Encoding.UTF8.GetBytes(text)).Value.Language;
}
