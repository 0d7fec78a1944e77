using Digest.Model.Recognition;

namespace Digest.Model.Tests.Recognition;

/// <summary>What is made letter by letter is what Unicode's tables make of the whole.</summary>
public class NormalLettersTests
{
    [Fact]
    public void Each_character_becomes_what_the_tables_make_of_it()
    {
        var (room, written) = (new char[8], 0);
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var label = $"A{(char)code}B";
            if (NormalLetters.Write(label, room) is not (>= 0 and var length)) continue;
            Assert.Equal(Vocabulary.Normal(label), new string(room, 0, length));
            written++;
        }

        Assert.True(written > 20_000);
    }

    [Theory]
    [InlineData("Scores\uFFFC")]
    [InlineData("  Key  Idea")]
    [InlineData("📚 Ｗｈｙ　Ｎｏｗ")]
    public void Pictures_and_spaces_are_dropped_as_the_tables_drop_them(string label)
    {
        var room = new char[label.Length];
        Assert.Equal(Vocabulary.Normal(label), room.AsSpan(0, NormalLetters.Write(label, room)).Trim().ToString());
    }
}
