using System.Text;
using Ashiato.App.Pipelines.Check;
using Ashiato.Core;
using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Tests.App;

public sealed class RuleSuggesterTests
{
    private const string Chosen = "Mar  2 06:25:01 web1 sshd[811]: Accepted publickey for alice from 192.0.2.25 port 50022 ssh2\nMar  2 06:26:01 web1 backup[9]: copied 5 files\n";

    private const string Log = Chosen
        + "Mar  3 06:25:01 web1 sshd[812]: Accepted publickey for bob from 2001:db8::9 port 1 ssh2   \n"
        + "Mar  3 06:25:02 web1 sshd[813]: Accepted password for bob from 192.0.2.9 port 1 ssh2\n"
        + "Mar  3 06:25:03 web1 backup[10]: copied 6 files; rm -rf /\n"
        + "Mar  3 06:25:03 web1 backup[10]: copied 61 files\n";

    [Fact]
    public void Rules_match_their_lines_and_say_what_else_they_hide()
    {
        var suggester = new RuleSuggester(TimeZoneInfo.Utc, Clock.System, EreLocale.Utf8);
        suggester.Choose(new MemoryStream(Encoding.UTF8.GetBytes(Chosen)));
        suggester.Try(new CheckInput("log", () => new MemoryStream(Encoding.UTF8.GetBytes(Log))));
        Assert.Equal(2, suggester.Rules.Count);
        Assert.All(suggester.Rules, r => Assert.NotNull(r.Rule));
        Assert.Equal(
            ["Mar  3 06:25:01 web1 sshd[812]: Accepted publickey for bob from 2001:db8::9 port 1 ssh2", "Mar  3 06:25:03 web1 backup[10]: copied 61 files"],
            suggester.Rules.SelectMany(r => r.Examples));
    }

    [Fact]
    public void Whatever_line_is_chosen_gets_a_rule_that_matches_it_or_none()
    {
        var random = new Random(7);
        var suggester = new RuleSuggester(TimeZoneInfo.Utc, Clock.System, EreLocale.Utf8);
        var bytes = new byte[4_000];
        random.NextBytes(bytes);
        suggester.Choose(new MemoryStream(bytes));
        suggester.Try(new CheckInput("log", () => new MemoryStream(bytes)));
        Assert.NotEmpty(suggester.Rules);
    }
}
