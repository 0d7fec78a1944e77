using Digest.Model.Recognition;

namespace Digest.Model.Tests.Recognition;

public class TitleLettersTests
{
    private const int Room = 12;

    [Theory]
    [InlineData("")]
    [InlineData("- (!)")]
    [InlineData("Kites")]
    [InlineData("KITE-7: Tails in Gusts")]
    [InlineData("12 Winds over 3 Harbours, [again] and `again`")]
    [InlineData("Zoë’s Winds over the Harbour")]
    [InlineData("Winds over the Harbour: e\u0301")]
    [InlineData("风筝的尾巴")]
    public void First_letters_begin_the_letters_of_a_title(string title)
    {
        Span<char> room = stackalloc char[Room];
        var letters = SameTitle.Letters(title);

        if (SameTitle.FirstLetters(title, room) is { } count) Assert.Equal(letters[..Math.Min(letters.Length, Room)], room[..count].ToString());
        else Assert.Contains(title, c => !char.IsAscii(c));
    }
}
