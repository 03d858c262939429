using Ashiato.Core;
using Ashiato.Input.Formats.LoginRecords;
using FsCheck;
using FsCheck.Fluent;

namespace Ashiato.Tests.Input.Formats.LoginRecords;

public sealed class UtmpFormatTests
{
    public static TheoryData<int, bool> Layouts => new() { { 384, false }, { 384, true }, { 400, false }, { 400, true } };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Every_layout_is_found_by_content(int size, bool isBigEndian)
    {
        var layout = LoginRecordLayout.All.Single(l => l.Size == size && l.IsBigEndian == isBigEndian);
        var file = Slots.Day(layout, 20);
        Assert.True(new UtmpFormat().Recognizes(file.AsSpan(0, 4096), "anything", file.Length));
        var read = Slots.Read(new UtmpFormat(), file, "wtmp");
        Assert.Equal(41, read.Records.Count);
        Assert.Empty(read.Problems);
        Assert.Equal("2026-01-05T00:01:00.1234560+00:00", read.Records[1].Time.ToString("o"));
        Assert.Equal(size, read.Records[1].Offset);
        Assert.Equal(file, read.Bytes);
    }

    [Theory]
    [InlineData(7, "pts/0", "alice", "192.0.2.7", "wtmp", "wtmp.login", "login", "success", "192.0.2.7", null)]
    [InlineData(7, "pts/0", "alice", "host.example.com:0", "wtmp.1", "wtmp.login", "login", "success", null, "host.example.com")]
    [InlineData(7, "pts/0", "alice", "192.0.2.9 via mosh [77]", "wtmp", "wtmp.login", "login", "success", "192.0.2.9", null)]
    [InlineData(7, "pts/0", "alice", "2001:db8::9", "wtmp", "wtmp.login", "login", "success", "2001:db8::9", null)]
    [InlineData(7, "tty7", "alice", ":0", "wtmp", "wtmp.login", "login", "success", null, null)]
    [InlineData(8, "pts/0", "", "", "wtmp", "wtmp.logout", "logout", null, null, null)]
    [InlineData(2, "~", "reboot", "6.1.0-18-amd64", "wtmp", "wtmp.boot", "boot", null, null, null)]
    [InlineData(1, "~", "shutdown", "6.1.0-18-amd64", "wtmp", "wtmp.shutdown", "shutdown", null, null, null)]
    [InlineData(1, "~", "runlevel", "6.1.0-18-amd64", "wtmp", "wtmp.runlevel", "runlevel", null, null, null)]
    [InlineData(3, "{", "date", "", "wtmp", "wtmp.new_time", "clock_changed", null, null, null)]
    [InlineData(6, "ssh:notty", "root", "198.51.100.3", "btmp-20260101", "btmp.failed", "login", "failure", "198.51.100.3", null)]
    public void A_record_has_the_fields_of_its_meaning(
        short type, string line, string user, string host, string file, string code, string action, string? outcome, string? ip, string? domain)
    {
        var record = Assert.Single(Slots.Read(new UtmpFormat(), Slots.Make(type, 42, line, user, host, Slots.Monday), file).Records);
        Assert.Equal(
            (code, action, outcome, ip, domain, file[..4], (string?)"42"),
            (record.GetString(FieldNames.EventCode), record.GetString(FieldNames.EventAction), record.GetString(FieldNames.EventOutcome),
            record.GetString(FieldNames.SourceIp), record.GetString(FieldNames.SourceDomain), record.Dataset.Value, record.GetString(FieldNames.ProcessPid)));
        Assert.True(record.IsBinary);
    }

    [Fact]
    public void What_is_cut_at_the_end_is_reported_and_kept()
    {
        var file = Slots.Day(LoginRecordLayout.Little384, 3)[..^1];
        var read = Slots.Read(new UtmpFormat(), file, "wtmp");
        var problem = Assert.Single(read.Problems);
        Assert.Equal((ProblemKind.Cut, 6L * 384), (problem.Kind, problem.Offset));
        Assert.Equal(383, read.Records[^1].RawLength);
        Assert.Equal(file, read.Bytes);
    }

    [Fact]
    public void Zeroed_slots_are_counted()
    {
        byte[] file = [.. new byte[384 * 400], .. Slots.Day(LoginRecordLayout.Little384, 3), .. new byte[384 * 2]];
        var read = Slots.Read(new UtmpFormat(), file, "wtmp");
        Assert.Equal([384L * 400, 384L * 2], read.Records.Where(r => r.NulBytes > 0).Select(r => r.NulBytes));
        Assert.Equal(file, read.Bytes);
    }

    [Fact]
    public void Any_bytes_are_read_to_their_end() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<byte[], int, int>((noise, at, length) =>
        {
            var file = Slots.Day(LoginRecordLayout.All[(at & 0x7fff) % 4], 12);
            noise.AsSpan(0, Math.Min(noise.Length, 200)).CopyTo(file.AsSpan((at & 0x7fffffff) % (file.Length - 200)));
            file = file[..((length & 0x7fffffff) % file.Length)];
            return Slots.Read(new UtmpFormat(), file, "wtmp").Bytes.AsSpan().SequenceEqual(file);
        }));

    [Fact]
    public void Text_is_not_a_login_record()
    {
        var text = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Jan  5 00:00:00 host sshd[1]: nothing\n", 100)));
        Assert.False(new UtmpFormat().Recognizes(text, "wtmp.log", text.Length));
        Assert.False(new LastlogFormat().Recognizes(text, "auth.log", text.Length));
        Assert.False(new FaillogFormat().Recognizes(text, "auth.log", text.Length));
    }

    [Fact]
    public void The_corpora_read_as_utmpdump_reads_them()
    {
        foreach (var answer in Directory.EnumerateFiles(Needs.Corpora(), "*.expected-utmpdump.txt", SearchOption.AllDirectories))
        {
            var path = answer[..^".expected-utmpdump.txt".Length];
            var records = Slots.Read(new UtmpFormat(), File.ReadAllBytes(path), path).Records.Where(r => r.NulBytes == 0 && r.HasTime).ToList();
            var lines = File.ReadAllLines(answer).Where(l => l.Length > 0 && !l.Contains("[1970-01-01T00:00:00,000000", StringComparison.Ordinal)).ToList();
            Assert.Equal(lines.Count, records.Count);
            foreach (var (line, record) in lines.Zip(records))
            {
                var columns = line.TrimEnd(']').Split("] [").Select(c => c.TrimStart('[').TrimEnd()).ToList();
                Assert.Equal(columns[0], record.GetString(LoginRecordFieldNames.Type));
                Assert.Equal(columns[3], record.GetString(FieldNames.UserName) ?? "");
                Assert.Equal(columns[5], record.GetString(LoginRecordFieldNames.Host) ?? "");
                Assert.Equal(columns[7], record.Time.ToString("yyyy-MM-ddTHH:mm:ss,ffffffzzz", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
