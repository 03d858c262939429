using System.Text;
using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Detection.Audit;
using Ashiato.Input.Formats;

namespace Ashiato.Tests.Detection.Audit;

/// <summary>Lines of audit events put together.</summary>
public sealed class AuditEventsTests
{
    private static readonly FieldName ParentExecutable = FieldName.Get("process.parent.executable");
    private static readonly FieldName ParentCommand = FieldName.Get("process.parent.command_line");

    [Fact]
    public void AProgramIsOneEventThatStandsWhereItsArgumentsStand()
    {
        var events = Read(
            """
            type=SYSCALL msg=audit(1700000000.100:10): arch=c000003e syscall=59 success=yes exit=0 items=2 ppid=100 pid=200 auid=1000 uid=1000 euid=0 comm="bash" exe="/usr/bin/bash" key="exec"
            type=EXECVE msg=audit(1700000000.100:10): argc=3 a0="bash" a1="-c" a2=6563686F2068692074686572650A
            type=CWD msg=audit(1700000000.100:10): cwd="/home/alice"
            type=PATH msg=audit(1700000000.100:10): item=0 name="/usr/bin/bash" inode=1 dev=fc:01 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL
            type=PROCTITLE msg=audit(1700000000.100:10): proctitle=62617368002D63
            type=SYSCALL msg=audit(1700000000.200:11): arch=c000003e syscall=59 success=yes exit=0 items=2 ppid=200 pid=201 auid=1000 uid=1000 euid=1000 comm="id" exe="/usr/bin/id"
            type=EXECVE msg=audit(1700000000.200:11): argc=1 a0="id"
            type=EOE msg=audit(1700000000.200:11):
            """);

        Assert.Equal(2, events.Count);
        var shell = events[0];
        Assert.Equal("audit.process", shell.Code!.Value);
        Assert.Equal("auditd.event", shell.Dataset.Value);
        Assert.Equal("process", shell.GetString(FieldNames.EventCategory));
        Assert.Equal("/usr/bin/bash", shell.GetString(FieldNames.ProcessExecutable));
        Assert.Equal("bash -c echo hi there\n", shell.GetString(FieldNames.ProcessCommandLine));
        Assert.Equal("/home/alice", shell.GetString(FieldNames.ProcessWorkingDirectory));
        Assert.Equal("200", shell.GetString(FieldNames.ProcessPid));
        Assert.Equal("root", shell.GetString(FieldNames.UserEffectiveName));
        Assert.Null(shell.GetString(FieldNames.UserName));
        Assert.Equal(2, shell.LineNumber);
        Assert.StartsWith("type=EXECVE", Encoding.UTF8.GetString(shell.Raw), StringComparison.Ordinal);
        Assert.Equal(1_700_000_000_100_000_000, shell.UnixNanoseconds);
        Assert.Null(shell.GetString(ParentExecutable));

        Assert.Equal("/usr/bin/bash", events[1].GetString(ParentExecutable));
        Assert.Equal("bash -c echo hi there\n", events[1].GetString(ParentCommand));
    }

    [Fact]
    public void TheNextEventEndsAnEventWithoutAnEnd()
    {
        var events = Read(
            """
            type=SYSCALL msg=audit(1700000000.100:10): arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=2 uid=0 euid=0 comm="id" exe="/usr/bin/id"
            type=EXECVE msg=audit(1700000000.100:10): argc=1 a0="id"
            """);
        Assert.Equal("id", Assert.Single(events).GetString(FieldNames.ProcessCommandLine));
    }

    [Fact]
    public void InterleavedEventsAreToldApart()
    {
        var events = Read(
            """
            type=SYSCALL msg=audit(1700000000.100:10): arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=2 uid=0 euid=0 comm="id" exe="/usr/bin/id"
            type=SYSCALL msg=audit(1700000000.100:11): arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=3 uid=0 euid=0 comm="ls" exe="/usr/bin/ls"
            type=EXECVE msg=audit(1700000000.100:10): argc=1 a0="id"
            type=EXECVE msg=audit(1700000000.100:11): argc=1 a0="ls"
            type=PROCTITLE msg=audit(1700000000.100:11): proctitle="ls"
            type=PROCTITLE msg=audit(1700000000.100:10): proctitle="id"
            """);
        Assert.Equal(["ls", "id"], events.Select(e => e.GetString(FieldNames.ProcessCommandLine)));
    }

    [Fact]
    public void OneHostsEventIsNotAnothers()
    {
        var events = Read(
            """
            node=web1 type=SYSCALL msg=audit(1700000000.100:10): arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=2 uid=0 euid=0 comm="id" exe="/usr/bin/id"
            node=web2 type=EXECVE msg=audit(1700000000.100:10): argc=1 a0="ls"
            """);
        Assert.Equal(["web1", "web2"], events.Select(e => e.GetString(FieldNames.HostName)));
        Assert.Equal("/usr/bin/id", events[0].GetString(FieldNames.ProcessCommandLine));
        Assert.Equal("ls", events[1].GetString(FieldNames.ProcessCommandLine));
    }

    [Fact]
    public void AProgramThatDidNotStartIsNone() => Assert.Empty(Read(
        """
        type=SYSCALL msg=audit(1700000000.100:10): arch=c000003e syscall=59 success=no exit=-2 ppid=1 pid=2 uid=0 euid=0 comm="sh" exe="/usr/bin/dash"
        type=EXECVE msg=audit(1700000000.100:10): argc=1 a0="/nowhere"
        type=PROCTITLE msg=audit(1700000000.100:10): proctitle="sh"
        """));

    [Fact]
    public void FilesAreEventsEach()
    {
        var events = Read(
            """
            type=SYSCALL msg=audit(1700000000.100:10): arch=c000003e syscall=82 success=yes exit=0 a0=1 a1=2 items=4 ppid=1 pid=2 uid=0 euid=0 comm="mv" exe="/usr/bin/mv"
            type=CWD msg=audit(1700000000.100:10): cwd="/tmp"
            type=PATH msg=audit(1700000000.100:10): item=0 name="/tmp" nametype=PARENT
            type=PATH msg=audit(1700000000.100:10): item=1 name="/etc/cron.d/" nametype=PARENT
            type=PATH msg=audit(1700000000.100:10): item=2 name="./job" nametype=DELETE
            type=PATH msg=audit(1700000000.100:10): item=3 name="/etc/cron.d/job" nametype=CREATE
            type=PROCTITLE msg=audit(1700000000.100:10): proctitle=6D76006A6F62
            """);
        Assert.Equal(["/tmp/job", "/etc/cron.d/job"], events.Select(e => e.GetString(FieldNames.FilePath)));
        Assert.Equal(["file_deleted", "file_created"], events.Select(e => e.GetString(FieldNames.EventAction)));
        Assert.All(events, e => Assert.Equal("audit.file", e.Code!.Value));
        Assert.Equal([5, 6], events.Select(e => e.LineNumber));
    }

    [Theory]
    [InlineData("257", "a0=ffffff9c a1=1 a2=80000", "audit.file_read", "file_opened", null)]
    [InlineData("257", "a0=ffffff9c a1=1 a2=241", "audit.file", "file_changed", null)]
    [InlineData("2", "a0=1 a1=1", "audit.file", "file_changed", null)]
    [InlineData("90", "a0=1 a1=9ed", "audit.file", "file_permissions", "4755")]
    [InlineData("268", "a0=ffffff9c a1=1 a2=1ed", "audit.file", "file_permissions", "755")]
    public void TheCallSaysWhatWasDone(string call, string arguments, string code, string action, string? mode)
    {
        var one = Assert.Single(Read(
            $"""
            type=SYSCALL msg=audit(1700000000.100:10): arch=c000003e syscall={call} success=yes exit=3 {arguments} items=1 ppid=1 pid=2 uid=1000 euid=1000 comm="x" exe="/usr/bin/x"
            type=PATH msg=audit(1700000000.100:10): item=0 name="/srv/x" mode=0100644 nametype=NORMAL
            type=PROCTITLE msg=audit(1700000000.100:10): proctitle="x"
            """));
        Assert.Equal(code, one.Code!.Value);
        Assert.Equal(action, one.GetString(FieldNames.EventAction));
        Assert.Equal(mode, one.GetString(FieldName.Get("file.mode")));
    }

    [Fact]
    public void AConnectionNamesItsOtherEnd()
    {
        var one = Assert.Single(Read(
            """
            type=SYSCALL msg=audit(1700000000.100:10): arch=c000003e syscall=42 success=no exit=-115 a0=3 items=0 ppid=1 pid=2 uid=33 euid=33 comm="x" exe="/usr/bin/x"
            type=SOCKADDR msg=audit(1700000000.100:10): saddr=02000016CB0071090000000000000000
            type=PROCTITLE msg=audit(1700000000.100:10): proctitle="x"
            """));
        Assert.Equal("audit.connection", one.Code!.Value);
        Assert.Equal("203.0.113.9", one.GetString(FieldNames.DestinationIp));
        Assert.Equal("22", one.GetString(FieldNames.DestinationPort));
    }

    [Fact]
    public void SudosOwnRecordCountsOnlyWhereProgramsAreNotRecorded()
    {
        const string Command = """type=USER_CMD msg=audit(1700000001.100:12): pid=300 uid=1000 auid=1000 ses=3 msg='cwd="/home/alice" cmd=6964202D75 exe="/usr/bin/sudo" terminal=pts/0 res=success'""";
        const string Sudo = """
            type=SYSCALL msg=audit(1700000000.100:10): arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=300 uid=1000 euid=0 comm="sudo" exe="/usr/bin/sudo"
            type=EXECVE msg=audit(1700000000.100:10): argc=3 a0="sudo" a1="id" a2="-u"
            type=PROCTITLE msg=audit(1700000000.100:10): proctitle="sudo"

            """;
        Assert.Equal("id -u", Assert.Single(Read(Command)).GetString(FieldNames.ProcessCommandLine));
        Assert.Equal("sudo id -u", Assert.Single(Read(Sudo + Command)).GetString(FieldNames.ProcessCommandLine));
    }

    [Fact]
    public void AusearchsReversedOrderIsReadToo()
    {
        var one = Assert.Single(Read(
            """
            type=PROCTITLE msg=audit(1700000000.100:10): proctitle=6C73
            type=CWD msg=audit(1700000000.100:10): cwd="/srv"
            type=EXECVE msg=audit(1700000000.100:10): argc=1 a0="ls"
            type=SYSCALL msg=audit(1700000000.100:10): arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=2 uid=0 euid=0 comm="ls" exe="/usr/bin/ls"
            """));
        Assert.Equal("/usr/bin/ls", one.GetString(FieldNames.ProcessExecutable));
        Assert.Equal("/srv", one.GetString(FieldNames.ProcessWorkingDirectory));
    }

    [Fact]
    public void LinesWithoutEndStayBounded()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 500; i++)
        {
            _ = text.Append("type=PATH msg=audit(1700000000.100:10): item=0 name=\"/srv/").Append(i).Append("\" nametype=CREATE\n");
        }

        Assert.Equal(16, Read(text.ToString()).Count);
    }

    [Fact]
    public void CorporaAreReadThrough()
    {
        var corpus = Path.Combine(Needs.Corpora(), "audit");
        var sink = new Collector(keep: false);
        var reader = new LogReader();
        foreach (var file in Directory.EnumerateFiles(corpus, "*", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length < 4 << 20).Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            reader.ReadText(stream, sink, new ReadContext { Zone = TimeZoneInfo.Utc, Now = DateTimeOffset.UnixEpoch.AddYears(56), Problems = new ProblemList(), Origin = new RecordOrigin(file) });
        }

        sink.Events.Flush();
        Assert.True(sink.Count >= 30, $"{sink.Count} events");
    }

    private static List<Record> Read(string text)
    {
        var sink = new Collector(keep: true);
        new LogReader().ReadText(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), sink,
            new ReadContext { Zone = TimeZoneInfo.Utc, Now = DateTimeOffset.UnixEpoch.AddYears(56), Problems = new ProblemList(), Origin = new RecordOrigin("-") });
        sink.Events.Flush();
        return sink.Kept;
    }

    private sealed class Collector : IRecordSink
    {
        private readonly bool _keep;

        public Collector(bool keep)
        {
            _keep = keep;
            Events = new AuditEvents(new Sink(this));
        }

        public AuditEvents Events { get; }

        public List<Record> Kept { get; } = [];

        public int Count { get; private set; }

        public void Accept(Record record)
        {
            if (AuditEvents.IsLine(record))
            {
                Events.Accept(record);
            }
        }

        private sealed class Sink(Collector owner) : IRecordSink
        {
            public void Accept(Record record)
            {
                owner.Count++;
                if (owner._keep)
                {
                    owner.Kept.Add(record.Freeze());
                }
            }
        }
    }
}
