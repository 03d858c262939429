using System.Text;
using System.Text.Json;

namespace Ashiato.EndToEnd;

/// <summary><c>ashiato check</c> as a timer runs it: what is new is mailed once, whatever is killed between.</summary>
public sealed class HourlyCheckTests
{
    private const string First = "Mar  2 06:25:00 host1 odd[1]: never heard of this, number 1\nMar  2 06:25:01 host1 odd[1]: never heard of this, number 2\n";
    private const string Second = "Mar  2 07:25:00 host1 odd[1]: never heard of this, number 3\n";

    [Fact]
    public void What_is_new_is_mailed_once()
    {
        using var directory = new TempDirectory();
        var configuration = Configure(directory);
        Check(configuration);
        Check(configuration);
        File.AppendAllText(directory.At("app.log"), Second);
        Check(configuration);
        var mails = Mails(directory);
        Assert.Equal(2, mails.Count);
        Assert.Contains("number 1", mails[0], StringComparison.Ordinal);
        Assert.Contains("number 2", mails[0], StringComparison.Ordinal);
        Assert.DoesNotContain("number 1", mails[1], StringComparison.Ordinal);
        Assert.Contains("number 3", mails[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_trial_changes_nothing()
    {
        using var directory = new TempDirectory();
        var configuration = Configure(directory);
        Assert.Contains("number 2", ProgramRun.Of("check", "-o", "-t", "--config", configuration).Out, StringComparison.Ordinal);
        Assert.Contains("number 2", ProgramRun.Of("check", "-o", "--config", configuration).Out, StringComparison.Ordinal);
        Assert.Empty(ProgramRun.Of("check", "-o", "--config", configuration).Out);
    }

    /// <summary>Killed after the letter was queued and before the positions were noted, or before the letter was queued.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    public void A_letter_is_neither_lost_nor_said_twice(bool isQueued, int letters)
    {
        using var directory = new TempDirectory();
        var configuration = Configure(directory);
        Check(configuration);
        var before = File.ReadAllBytes(directory.At("state/positions.json"));
        File.AppendAllText(directory.At("app.log"), Second);
        foreach (var file in Directory.GetFiles(directory.At("spool")))
        {
            File.Delete(file);
        }

        Check(configuration);
        File.Move(directory.At("state/positions.json"), directory.At("state/positions.next.json"));
        File.WriteAllBytes(directory.At("state/positions.json"), before);
        if (!isQueued)
        {
            Directory.Delete(directory.At("spool"), recursive: true);
        }

        Check(configuration);
        Assert.Equal(letters, Mails(directory).Count);
        Assert.Contains("number 3", Mails(directory)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Setup_writes_what_check_reads_and_takes_it_away_again()
    {
        using var directory = new TempDirectory();
        Directory.CreateDirectory(directory.At("etc/cron.d"));
        Directory.CreateDirectory(directory.At("var/log"));
        File.WriteAllText(directory.At("etc/rsyslog.conf"), "auth,authpriv.*\t-/var/log/auth.log\n*.* action(type=\"omfile\" file=\"/var/log/all.log\")\n");
        File.WriteAllText(directory.At("var/log/auth.log"), "");
        File.WriteAllText(directory.At("var/log/all.log"), "");
        var setup = ProgramRun.Of("setup", "--yes", "--root", directory.At(""), "--recipient", "it's@example.org", "--schedule", "cron", "--lang", "en");
        Assert.Equal(0, setup.Status);
        var yaml = File.ReadAllText(directory.At("etc/ashiato/ashiato.yaml"));
        Assert.Contains("- '/var/log/auth.log'\n    - '/var/log/all.log'\n", yaml, StringComparison.Ordinal);
        Assert.Contains("recipient: 'it''s@example.org'", yaml, StringComparison.Ordinal);
        Assert.Contains(" check\n", File.ReadAllText(directory.At("etc/cron.d/ashiato")), StringComparison.Ordinal);
        Assert.Equal(0, ProgramRun.Of("mail", "queue", "--config", directory.At("etc/ashiato/ashiato.yaml")).Status);
        File.AppendAllText(directory.At("etc/cron.d/ashiato"), "# mine\n");
        var removal = ProgramRun.Of("setup", "--remove", "--root", directory.At(""), "--lang", "en");
        Assert.Equal(0, removal.Status);
        Assert.False(File.Exists(directory.At("etc/ashiato/ashiato.yaml")));
        Assert.True(File.Exists(directory.At("etc/cron.d/ashiato")));
    }

    [Theory]
    [InlineData("--level", "loud")]
    [InlineData("--tls", "maybe")]
    [InlineData("--port", "70000")]
    public void Setup_refuses_answers_that_cannot_be(string option, string value)
    {
        using var directory = new TempDirectory();
        var run = ProgramRun.Of("setup", "--yes", "--root", directory.At(""), "--hub", "127.0.0.1", option, value);
        Assert.Equal(2, run.Status);
        Assert.Single(run.ErrorLines);
    }

    private static string Configure(TempDirectory directory)
    {
        File.WriteAllText(directory.At("app.log"), First);
        return directory.Write("ashiato.yaml", Encoding.UTF8.GetBytes(
            $"check:\n  recipient: ops@example.org\n  logs: ['{directory.At("app.log")}']\n  state: state\nmail:\n  spool: spool\n  language: en\n"));
    }

    private static void Check(string configuration)
    {
        var run = ProgramRun.Of("check", "--config", configuration);
        Assert.Equal(0, run.Status);
        Assert.Empty(run.Out);
        Assert.All(run.ErrorLines, l => Assert.Contains("no mail hub is configured", l, StringComparison.Ordinal));
    }

    /// <summary>The text of each waiting letter, in the order of the queue.</summary>
    private static List<string> Mails(TempDirectory directory)
    {
        using var queue = JsonDocument.Parse(ProgramRun.Of("mail", "queue", "--json", "--config", directory.At("ashiato.yaml")).Out);
        return [.. queue.RootElement.GetProperty("letters").EnumerateArray().Select(l => File.ReadAllText(directory.At($"spool/{l.GetProperty("id").GetString()}.letter")))];
    }
}
