using System.Diagnostics;
using Ashiato.Cli.Commands;
using Ashiato.Core;
using Ashiato.Input.Formats.LoginRecords;
using Ashiato.Tests.Input.Formats.LoginRecords;

namespace Ashiato.Tests.Cli.LoginRecords;

/// <summary>Our commands print what the system's own print, byte for byte.</summary>
public sealed class PeerTests
{
    public static TheoryData<string, string> Runs
    {
        get
        {
            var runs = new TheoryData<string, string>();
            foreach (var options in new[]
            {
                "", "-x", "-w -x --time-format iso", "-F -x", "-a -x", "-i -x", "-d", "-R", "-n 5", "-3 -x", "-1 -0", "-x --time-format notime", "-w -a -i", "root pts/0", "1",
                "-s 2026-01-05", "-t 2026-01-20", "-p 2026-01-06", "-xwaF",
            })
            {
                runs.Add("last", options);
                runs.Add("lastb", options);
            }

            foreach (var options in new[] { "", "-a", "-aH", "-b", "-d", "-l", "-p", "-q", "-r", "-s", "-t", "-T", "-u", "-uT", "-su", "--ips", "--lookup -b" })
            {
                runs.Add("who", options);
            }

            runs.Add("utmpdump", "");
            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Random_files_print_as_the_peer_prints_them(string command, string options)
    {
        var peer = Needs.Program(command);
        for (var seed = 1; seed <= 2; seed++)
        {
            using var file = new TemporaryFile(RandomFile(seed, 120));
            Compare(peer, command, options, file.Path);
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Corpora_print_as_the_peer_prints_them(string command, string options)
    {
        var peer = Needs.Program(command);
        foreach (var answer in Directory.EnumerateFiles(Needs.Corpora(), "*.expected-utmpdump.txt", SearchOption.AllDirectories))
        {
            var path = answer[..^".expected-utmpdump.txt".Length];
            if (command == "utmpdump" || new FileInfo(path).Length % 384 == 0)
            {
                Compare(peer, command, options, path);
            }
        }
    }

    [Fact]
    public void Expected_texts_of_the_corpora_are_printed()
    {
        foreach (var answer in Directory.EnumerateFiles(Needs.Corpora(), "*.expected-last.txt", SearchOption.AllDirectories))
        {
            var path = answer[..^".expected-last.txt".Length];
            Assert.Equal(File.ReadAllBytes(path + ".expected-utmpdump.txt"), Ours("utmpdump", [path]).Out);
            if (new FileInfo(path).Length % 384 == 0)
            {
                Assert.Equal(File.ReadAllText(answer), Text(Ours("last", ["-w", "-x", "--time-format", "iso", "-f", path]).Out));
            }
        }
    }

    [Fact]
    public void Text_turned_back_gives_the_records()
    {
        var text = Ours("utmpdump", [], Slots.Day(LoginRecordLayout.Little384, 50)).Out;
        Assert.Equal(text, Ours("utmpdump", [], Ours("utmpdump", ["-r"], text).Out).Out);
    }

    [Fact]
    public void An_odd_file_is_read_from_its_first_slot()
    {
        var whole = Slots.Day(LoginRecordLayout.Little384, 4);
        using var odd = new TemporaryFile([.. whole, .. new byte[] { 1, 2, 3 }]);
        using var even = new TemporaryFile(whole);
        var (output, status) = Ours("last", ["-x", "--time-format", "iso", "-f", odd.Path]);
        Assert.Equal(0, status);
        Assert.Equal(Text(Ours("last", ["-x", "--time-format", "iso", "-f", even.Path]).Out).Split("\n\n")[0], Text(output).Split("\n\n")[0]);
        Assert.Contains("alice", Text(output), StringComparison.Ordinal);
    }

    [Fact]
    public void Layouts_that_the_peer_cannot_read_print_the_same()
    {
        var texts = LoginRecordLayout.All.Select(layout => Text(Ours("utmpdump", [], Slots.Day(layout, 30)).Out)).ToList();
        Assert.All(texts, text => Assert.Equal(texts[0], text));
    }

    [Theory]
    [InlineData("last", 1, "-f", "/nonexistent/wtmp")]
    [InlineData("last", 1, "-s", "bogus")]
    [InlineData("last", 1, "-Q")]
    [InlineData("utmpdump", 1, "/nonexistent/wtmp")]
    [InlineData("who", 0, "/nonexistent/utmp")]
    [InlineData("who", 1, "a", "b", "c")]
    [InlineData("lastlog", 1, "-C", "-u", "root")]
    [InlineData("lastlog", 1, "-S", "-u", "root")]
    [InlineData("faillog", 1, "-r")]
    [InlineData("faillog", 2, "-Z")]
    [InlineData("faillog", 3, "-u", "no-such-user")]
    public void Trouble_is_one_line_and_the_status_of_the_peer(string command, int status, params string[] arguments)
    {
        var error = new StringWriter();
        Assert.Equal(status, Run(command, arguments, [], error).Status);
        Assert.Single(error.ToString().TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Json_is_one_object_a_line()
    {
        using var file = new TemporaryFile(Slots.Day(LoginRecordLayout.Little384, 2));
        var lines = Text(Ours("last", ["--json", "-f", file.Path]).Out).TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        var first = System.Text.Json.JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(("2026-01-05T00:03:00.123456Z", "192.0.2.7", "logout"), (first.GetProperty("@timestamp").GetString(), first.GetProperty("source.ip").GetString(), first.GetProperty("last.end").GetString()));
    }

    [Fact]
    public void Any_bytes_never_crash()
    {
        var random = new Random(3);
        for (var i = 0; i < 60; i++)
        {
            var file = RandomFile(i, 30);
            for (var k = 0; k < 200; k++)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            using var temporary = new TemporaryFile(file[..random.Next(file.Length)]);
            Assert.Equal(0, Ours("last", ["-x", "-F", "-f", temporary.Path]).Status);
            Assert.Equal(0, Ours("utmpdump", [temporary.Path]).Status);
            Assert.Equal(0, Ours("who", ["-a", temporary.Path]).Status);
            _ = Ours("utmpdump", ["-r", temporary.Path]);
        }
    }

    internal static (byte[] Out, int Status) Ours(string command, string[] arguments, byte[]? input = null) =>
        Run(command, arguments, input ?? [], TextWriter.Null);

    internal static string Text(byte[] bytes) => System.Text.Encoding.Latin1.GetString(bytes);

    private static (byte[] Out, int Status) Run(string command, string[] arguments, byte[] input, TextWriter error)
    {
        var output = new MemoryStream();
        var io = new CommandIo { In = new MemoryStream(input), Out = output, Error = error, Language = Language.En, Zone = TimeZoneInfo.Utc };
        var status = CommandCatalog.Find(command)!.Run(arguments, io);
        return (output.ToArray(), status);
    }

    private static void Compare(string peer, string command, string options, string path)
    {
        string[] arguments = [.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. command is "last" or "lastb" ? ["-f", path] : new[] { path }];
        var start = new ProcessStartInfo(peer, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var theirs = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(theirs);
        process.WaitForExit();
        var (ours, status) = Ours(command, arguments);
        Assert.Equal((string.Join(' ', arguments), process.ExitCode, Text(theirs.ToArray())), (string.Join(' ', arguments), status, Text(ours)));
    }

    /// <summary>Records as no system writes them: every type, odd names, times that jump.</summary>
    private static byte[] RandomFile(int seed, int count)
    {
        string[] users = ["root", "alice", "", "shutdown", "reboot", "runlevel", "LOGIN", "date", "足跡\u001b[31m", new('a', 32), "bob [x]\t", "-", "ftp\u007f"];
        string[] lines = ["~", "pts/0", "pts/1", "tty1", "ftpd123", "uucp12", "", "|", "{", "ssh:notty", new('z', 32), ":0"];
        string[] hosts = ["", "192.0.2.1", new('h', 256), "host.example.com", "name with blanks  ", "6.1.0-18-amd64", ":0", "h.example.com:0.1"];
        int[] pids = [0, 53, 48, 54, 1, 99_999, 4_194_304, -1, 78, 13_619];
        byte[][] addresses = [new byte[16], [192, 0, 2, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 0, 2, 7]];
        int[] steps = [0, 1, 59, 60, 3600, 86_400, -5, -7200];
        var random = new Random(seed);
        var time = Slots.Monday;
        var file = new MemoryStream();
        for (var i = 0; i < count; i++)
        {
            time += steps[random.Next(steps.Length)];
            file.Write(Slots.Make(
                (short)random.Next(0, 10), pids[random.Next(pids.Length)], lines[random.Next(lines.Length)], users[random.Next(users.Length)],
                hosts[random.Next(hosts.Length)], time, id: "ts/1", microseconds: random.Next(1_000_000), address: addresses[random.Next(addresses.Length)]));
        }

        return file.ToArray();
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(byte[] content) => File.WriteAllBytes(Path, content);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
