using System.Text;
using Ashiato.Core;
using Ashiato.Detection.Duplicates;
using Ashiato.Input.Formats;
using Ashiato.Tests.Input.Formats.LoginRecords;

namespace Ashiato.Tests.Detection.Duplicates;

/// <summary>The same event in the journal and in a text log is one event; two events are two.</summary>
public sealed class JournalDuplicatesTests
{
    private const string Failed = "Failed password for root from 203.0.113.9 port 40000 ssh2";

    private readonly JournalDuplicates _duplicates = new();

    [Theory]
    [InlineData("Mar 10 07:46:00 web1 sshd[4711]: " + Failed, true)]
    [InlineData("Mar 10 07:46:01 web1 sshd[4711]: " + Failed, true)]
    [InlineData("Mar 10 07:45:59 web1 sshd[4711]: " + Failed, true)]
    [InlineData("2026-03-10T08:46:00.123456+01:00 web1 sshd[4711]: " + Failed, true)]
    [InlineData("Mar 10 07:46:00 web1 sshd[4711]: message repeated 2 times: [ " + Failed + "]", true)]
    [InlineData("Mar 10 07:46:02 web1 sshd[4711]: " + Failed, false)]
    [InlineData("Mar 10 07:46:00 web2 sshd[4711]: " + Failed, false)]
    [InlineData("Mar 10 07:46:00 web1 sshd-session[4711]: " + Failed, false)]
    [InlineData("Mar 10 07:46:00 web1 sshd[4711]: Failed password for root from 203.0.113.9 port 40001 ssh2", false)]
    public void The_other_voice_is_known(string line, bool isKnown)
    {
        Remember(Entry("sshd", Failed, host: "web1.example.com"));
        Assert.Equal(isKnown, _duplicates.IsKnown(Line(line)));
    }

    [Fact]
    public void What_only_text_logs_have_or_lack_does_not_matter()
    {
        Remember(Entry("kernel", "device eth0 entered promiscuous mode", 0), Entry("sudo", "   alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/ls"));
        Assert.True(_duplicates.IsKnown(Line("Mar 10 07:46:00 web1 kernel: [12345.678901] device eth0 entered promiscuous mode")));
        Assert.True(_duplicates.IsKnown(Line("Mar 10 07:46:00 web1 sudo:    alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/ls")));
    }

    [Fact]
    public void An_event_is_known_as_often_as_the_journal_has_it_and_anew_in_each_log()
    {
        Remember(Entry("sshd", Failed), Entry("sshd", Failed, 4712));
        var line = Line("Mar 10 07:46:00 web1 sshd[4711]: " + Failed);
        for (var log = 0; log < 3; log++)
        {
            _duplicates.BeginLog();
            Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(_ => _duplicates.IsKnown(line)));
        }
    }

    [Fact]
    public void Without_a_journal_nothing_is_known() => Assert.False(_duplicates.IsKnown(Line("Mar 10 07:46:00 web1 sshd[4711]: " + Failed)));

    [Fact]
    public void Memory_is_bounded_and_what_is_beyond_is_counted()
    {
        var small = new JournalDuplicates(1024);
        var entries = Read(string.Concat(Enumerable.Range(0, 2000).Select(i => Entry("sshd", $"Failed password for u{i} from 203.0.113.9 port 40000 ssh2"))));
        foreach (var entry in entries)
        {
            small.Remember(entry);
        }

        Assert.Equal(2000 - 768, small.Forgotten);
        Assert.Equal(768, Enumerable.Range(0, 2000).Count(i => small.IsKnown(Line($"Mar 10 07:46:00 web1 sshd[1]: Failed password for u{i} from 203.0.113.9 port 40000 ssh2"))));
    }

    [Fact]
    public void A_flood_of_the_same_event_is_no_slow_place()
    {
        var entry = Assert.Single(Read(Entry("sshd", Failed)));
        for (var i = 0; i < 100_000; i++)
        {
            _duplicates.Remember(entry);
        }

        Assert.Equal(100_000 - JournalDuplicates.MostAlike, _duplicates.Forgotten);
        var line = Line("Mar 10 07:46:00 web1 sshd[4711]: " + Failed);
        Assert.Equal(JournalDuplicates.MostAlike, Enumerable.Range(0, 100_000).Count(_ => _duplicates.IsKnown(line)));
    }

    /// <summary>An entry of 10 March 2026, 07:46:00.7 UTC in the export format.</summary>
    internal static string Entry(string program, string message, int process = 4711, string host = "web1", long microseconds = 1_773_128_760_700_000) =>
        $"__CURSOR=s=1;i={process:x}\n__REALTIME_TIMESTAMP={microseconds}\n_HOSTNAME={host}\nSYSLOG_IDENTIFIER={program}\n{(process == 0 ? "" : $"_PID={process}\n")}SYSLOG_FACILITY=10\nMESSAGE={message}\n\n";

    private static Record Line(string line) => Assert.Single(Read(line + "\n"));

    private static List<Record> Read(string text)
    {
        var sink = new Slots.Collected();
        var context = new ReadContext { Zone = TimeZoneInfo.Utc, Problems = sink, Origin = new RecordOrigin("x"), Now = new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero) };
        new LogReader().Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x", sink, context);
        return sink.Records;
    }

    private void Remember(params ReadOnlySpan<string> entries)
    {
        foreach (var entry in entries)
        {
            _duplicates.Remember(Assert.Single(Read(entry)));
        }
    }
}
