using System.Globalization;
using System.Text;
using Ashiato.Tests.Detection.Expectations;

namespace Ashiato.Tests.Detection.Rules;

/// <summary>What a detector and a rule both see is told once.</summary>
public sealed class ToldOnceTests
{
    private static string Refused(int second, string user = "alice") => string.Create(CultureInfo.InvariantCulture,
        $"Nov 21 10:{second / 60:00}:{second % 60:00} web1 dovecot: imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<{user}>, method=PLAIN, rip=203.0.113.9, lip=192.0.2.1, TLS, session=<a{second}>\n");

    private const string Granted = "Nov 21 10:05:00 web1 dovecot: imap-login: Login: user=<alice>, method=PLAIN, rip=203.0.113.9, lip=192.0.2.1, mpid=71, TLS, session=<b>\n";

    private static IEnumerable<string> Ids(string log) => Reading.Findings(Encoding.UTF8.GetBytes(log)).Select(f => f.Id).Order(StringComparer.Ordinal);

    [Theory]
    [InlineData(6)] // the rule's: the detector waits for ten
    [InlineData(20)] // both
    public void Guessing_of_a_mailbox(int refusals) => Assert.Equal(["login.guessing"], Ids(string.Concat(Enumerable.Range(0, refusals).Select(i => Refused(i * 3)))));

    [Fact]
    public void A_guessed_mailbox() =>
        Assert.Equal(["login.guessed", "login.guessing"], Ids(string.Concat(Enumerable.Range(0, 20).Select(i => Refused(i * 3))) + Granted));

    [Fact]
    public void A_program_run_from_a_temporary_directory() =>
        Assert.Equal(["command.run_from_temporary"], Ids("Nov 21 10:00:01 web1 sudo:    alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/tmp/installer\n"));
}
