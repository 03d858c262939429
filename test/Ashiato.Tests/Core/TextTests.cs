using Ashiato.Core;

namespace Ashiato.Tests.Core;

public sealed class TextTests
{
    [Fact]
    public void A_text_speaks_both_languages() =>
        Assert.Equal(("log", "ログ"), (new Text("log", "ログ").In(Language.En), new Text("log", "ログ").In(Language.Ja)));
}
