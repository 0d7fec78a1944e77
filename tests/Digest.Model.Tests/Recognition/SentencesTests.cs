using Digest.Model.Document;

namespace Digest.Model.Tests.Recognition;

public class SentencesTests
{
    [Theory]
    [InlineData("Tides turn. Boats wait.", "Tides turn.", "Boats wait.")]
    [InlineData("As Fig. 2 of A. Reef et al. shows, e.g. Sand moves. It does!", "As Fig. 2 of A. Reef et al. shows, e.g. Sand moves.", "It does!")]
    [InlineData("It rose by 3.5 m (see DFT). Then it fell", "It rose by 3.5 m (see DFT).", "Then it fell")]
    [InlineData("潮が満ちる。船は待つ。", "潮が満ちる。", "船は待つ。")]
    public void Text_is_parted_at_the_ends_of_sentences(string text, params string[] sentences) =>
        Assert.Equal(sentences, Sentences.Of([new Inline.Text(text)]).Select(sentence => PlainText.Of(sentence)));

    [Fact]
    public void The_lead_takes_the_first_sentence_of_a_point_whole()
    {
        Block point = new Block.Paragraph([new Inline.Text("Fig. 2 shows tides. More follows.")]);
        var part = new SynthesisPart { Kind = SynthesisKind.Other, Points = [new ListItem([point])] };
        var issue = new Issue { Id = "tides", Sections = [new Section { Content = [new SectionItem.OfSynthesis(part)] }] };
        Assert.Equal("Fig. 2 shows tides.", PlainText.Of(IssueLead.Of(issue)));
    }
}
