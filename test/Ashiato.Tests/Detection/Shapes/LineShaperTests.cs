using System.Text;
using Ashiato.Core;
using Ashiato.Detection.Shapes;
using Ashiato.Input.Formats;

namespace Ashiato.Tests.Detection.Shapes;

public sealed class LineShaperTests
{
    [Theory]
    [InlineData("Mar  2 06:25:01 web1 sshd[811]: Failed password for alice from 192.0.2.25 port 50022 ssh2", "sshd: Failed password for <name> from <address> port <number> ssh2")]
    [InlineData("2026-03-02T06:25:01.123456+09:00 web1 sshd-session[811]: Accepted publickey for bob from 2001:db8::7 port 40 ssh2: ED25519 SHA256:abcDEF123+/x", "sshd-session: Accepted publickey for <name> from <address> port <number> ssh2: ED25519 <id>")]
    [InlineData("Mar  2 06:25:01 web1 CRON[99]: (root) CMD (cd / && run-parts --report /etc/cron.hourly)", "CRON: (<name>) CMD (cd / && run-parts --report <path>)")]
    [InlineData("Mar  2 06:25:01 web1 systemd[1]: Started Session 12 of User alice.", "systemd: Started Session <number> of User alice.")]
    [InlineData("Mar  2 06:25:01 web1 myapp: queue 3F2A9C01B7 took 12.5 ms at 10:20:30", "myapp: queue <id> took <number>.<number> ms at <number>:<number>:<number>")]
    [InlineData("Mar  2 06:25:01 web1 polkitd(authority=local): Registered Agent for unix-process:23:456", "polkitd(authority=local): Registered Agent for unix-process:<number>:<number>")]
    [InlineData("no header at all, 5 words", "no header at all, <number> words")]
    public void Shapes(string line, string key) => Assert.Equal(key, Shape(line).Key);

    [Theory]
    [InlineData("Mar  2 06:25:01 web1 app[8]: a+b (c) [d] 5*6 $x ^y {z} back\\slash|bar")]
    [InlineData("Mar  2 06:25:01 web1 app: tab\there and 日本語 42")]
    [InlineData("Mar  2 06:25:01 web1 sshd[811]: Invalid user evil name from 192.0.2.25 port 50022")]
    [InlineData("Mar  2 06:25:01 web1 polkitd(authority=local): Registered Agent for unix-process:23:456")]
    [InlineData("2026-03-02T06:25:01Z web1 kernel: [12.345] eth0: link up 1000 Mbps")]
    public void An_expression_matches_its_own_line(string line) =>
        Assert.Matches(Dotnet(Shape(line).ToExpression()), line);

    [Theory]
    [InlineData("Mar  2 06:25:01 web1 app[8]: user alice did 5 things", "Mar  2 06:25:01 web1 app[8]: user alice did 5 things; rm -rf /")]
    [InlineData("Mar  2 06:25:01 web1 app[8]: user alice did 5 things", "Mar  2 06:25:01 web1 other[8]: user alice did 5 things")]
    [InlineData("Mar  2 06:25:01 web1 sshd[8]: Accepted password for alice from 192.0.2.5 port 5 ssh2", "Mar  2 06:25:01 web1 sshd[8]: Accepted password for a b from 192.0.2.5 port 5 ssh2")]
    public void And_nothing_else(string line, string other) =>
        Assert.DoesNotMatch(Dotnet(Shape(line).ToExpression()), other);

    private static LineShape Shape(string line)
    {
        LineShape? shape = null;
        var sink = new TakingSink(r => shape = LineShaper.Of(r));
        new LogReader().ReadText(new MemoryStream(Encoding.UTF8.GetBytes(line + "\n")), sink, new ReadContext
        {
            Zone = TimeZoneInfo.Utc,
            Now = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero),
            Problems = sink,
            Origin = new RecordOrigin("t"),
        });
        return shape!;
    }

    /// <summary>The few classes that are used, as .NET writes them.</summary>
    private static string Dotnet(string expression) => expression.Replace("[[:upper:]]", "[A-Z]", StringComparison.Ordinal).Replace("[[:lower:]]", "[a-z]", StringComparison.Ordinal)
        .Replace("[:digit:]", "0-9", StringComparison.Ordinal).Replace("[:xdigit:]", "0-9A-Fa-f", StringComparison.Ordinal)
        .Replace("[:alnum:]", "0-9A-Za-z", StringComparison.Ordinal).Replace("[^[:space:]]", @"\S", StringComparison.Ordinal);

    private sealed class TakingSink(Action<Record> take) : IRecordSink, IProblemSink
    {
        public void Accept(Record record) => take(record);

        public void Report(Problem problem) => Assert.Fail(problem.ToString());
    }
}
