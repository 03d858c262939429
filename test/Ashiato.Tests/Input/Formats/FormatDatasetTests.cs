using System.Text;
using Ashiato.Core;
using Ashiato.Input.Formats;

namespace Ashiato.Tests.Input.Formats;

public sealed class FormatDatasetTests
{
    /// <summary>A line format, a program, messages of many programs, services without a header, shell history.</summary>
    private const string Lines = """
        192.0.2.1 - - [10/Oct/2026:13:55:36 +0000] "GET / HTTP/1.1" 200 23 "-" "curl/8.5.0"
        Nov 21 10:00:00 web1 sshd[1]: Failed password for root from 198.51.100.7 port 4000 ssh2
        Nov 21 10:00:01 web1 sshd[1]: pam_unix(sshd:session): session opened for user alice(uid=1000) by (uid=0)
        Nov 21 10:00:02 web1 kernel: audit: type=1400 audit(1795255202.100:7): apparmor="DENIED" operation="open" profile="x" name="/y" pid=9 comm="z"
        2026-11-21 10:00:03 something happened
        : 1795255204:0;ls
        """;

    /// <summary>What is known about kinds of records goes by datasets: each file has a reader of its own, and all of them the same datasets.</summary>
    [Fact]
    public void Readers_make_no_datasets_of_their_own()
    {
        var first = Datasets();
        Assert.Equal(6, first.Count);
        Assert.True(first.Distinct().Count() >= 4);
        Assert.Equal<object>(first, Datasets(), ReferenceEqualityComparer.Instance);
    }

    private static List<Constant> Datasets()
    {
        var sink = new Sink();
        new LogReader().ReadText(new MemoryStream(Encoding.UTF8.GetBytes(Lines)), sink, new ReadContext
        {
            Zone = TimeZoneInfo.Utc,
            Now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero),
            Problems = new Problems(),
            Origin = new RecordOrigin("x.log"),
        });
        return sink.Datasets;
    }

    private sealed class Sink : IRecordSink
    {
        public List<Constant> Datasets { get; } = [];

        public void Accept(Record record) => Datasets.Add(record.Dataset);
    }
}
