using System.Diagnostics;
using System.Formats.Tar;
using System.Text;
using Ashiato.Core;
using Ashiato.Input.Framing;
using Ashiato.Input.Sources;
using Ashiato.Tests.Input.Framing;
using FsCheck;
using FsCheck.Fluent;

namespace Ashiato.Tests.Input.Sources;

public sealed class EvidenceRootTests : IDisposable
{
    private readonly TempDirectory _temp = new();
    private readonly Problems _problems = new();

    public static TheoryData<string> TarPackings() => ["", .. Pack.Names];

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_log_directory_lists_its_files_in_ordinal_order()
    {
        foreach (var name in (string[])["syslog", "auth.log", "apt/history.log", "apt.log", "nginx/access.log"])
        {
            _ = _temp.Write(name, "x\n"u8);
        }

        using var root = Open(_temp.Path + "/");
        Assert.Equal(["apt.log", "apt/history.log", "auth.log", "nginx/access.log", "syslog"], Paths(root));
        Assert.Equal(_temp.Path + "/apt.log", root.Files(_problems).First().DisplayPath);
        Assert.Empty(_problems.All);
    }

    [Fact]
    public void A_system_tree_leaves_out_programs_and_kernel_files()
    {
        foreach (var name in (string[])["etc/passwd", "var/log/auth.log", "proc/kcore", "usr/bin/ls", "usr/local/log/x.log", "run/log/journal/a.journal", "run/x.pid", "var/cache/a"])
        {
            _ = _temp.Write(name, "x\n"u8);
        }

        using var root = Open(_temp.Path);
        Assert.Equal(["etc/passwd", "run/log/journal/a.journal", "usr/local/log/x.log", "var/log/auth.log"], Paths(root));
        Assert.NotNull(root.Find("usr/bin/ls", _problems));
    }

    [Fact]
    public void Links_stay_inside_and_circles_are_reported()
    {
        _ = _temp.Write("in/var/log/auth.log", "x\n"u8);
        _ = _temp.Write("outside.txt", "secret\n"u8);
        var log = _temp.Path + "/in/var/log/";
        File.CreateSymbolicLink(log + "same", "auth.log");
        File.CreateSymbolicLink(log + "absolute", "/var/log/auth.log");
        File.CreateSymbolicLink(log + "out", "../../../outside.txt");
        File.CreateSymbolicLink(log + "a", "b");
        File.CreateSymbolicLink(log + "b", "a");
        File.CreateSymbolicLink(log + "up", "..");
        File.CreateSymbolicLink(log + "gone", "nowhere");

        using var root = Open(_temp.Path + "/in");
        Assert.Equal(["var/log/auth.log"], Paths(root));
        Assert.Equal(["a", "b", "out", "up"], _problems.All.Select(p => Path.GetFileName(p.Path)).Order());
        Assert.All(_problems.All, p => Assert.Equal(ProblemKind.Loop, p.Kind));
        Assert.NotNull(root.Find("var/log/absolute", _problems));
        Assert.Null(root.Find("var/log/out", _problems));
        Assert.Null(root.Find("../outside.txt", _problems));
    }

    [Fact]
    public void Pipes_are_reported_and_never_opened()
    {
        var fifo = Path.Combine(_temp.Path, "pipe");
        Process.Start(Needs.Program("mkfifo"), fifo).WaitForExit();
        _ = _temp.Write("z.log", "x\n"u8);
        using var root = Open(_temp.Path);
        Assert.Equal(["z.log"], Paths(root));
        Assert.Equal(ProblemKind.NotAFile, Assert.Single(_problems.All).Kind);
        Assert.Equal(ProblemKind.NotAFile, Assert.Throws<EvidenceException>(() => Open(fifo)).Problem.Kind);
    }

    [Fact]
    public void Denied_directories_do_not_stop_the_rest()
    {
        _ = _temp.Write("a/secret.log", "x\n"u8);
        _ = _temp.Write("b.log", "x\n"u8);
        var closed = Path.Combine(_temp.Path, "a");
        File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            Unprivileged.Run(_temp, () =>
            {
                using var root = Open(_temp.Path);
                Assert.Equal(["b.log"], Paths(root));
                Assert.Equal(ProblemKind.Denied, Assert.Single(_problems.All).Kind);
            });
        }
        finally
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_missing_path_is_one_bilingual_line()
    {
        var problem = Assert.Throws<EvidenceException>(() => Open(_temp.Path + "/nothing")).Problem;
        Assert.Equal(ProblemKind.Missing, problem.Kind);
        Assert.Contains("nothing", problem.Text.Ja);
    }

    [Fact]
    public void A_file_is_named_as_given_and_standard_input_is_a_dash()
    {
        var path = _temp.Write("auth.log.1", Pack.Gzip("line\n"u8));
        using var file = Open(path);
        var only = Assert.Single(file.Files(_problems));
        Assert.Equal((path, "auth.log.1"), (only.DisplayPath, only.Name));
        using var content = Unpacker.Open(only.Open(), only.DisplayPath, _problems);
        Assert.Equal("line\n", new StreamReader(content).ReadToEnd());

        using var stdin = EvidenceRootFactory.Open("-", () => new MemoryStream([65]), _problems);
        Assert.Equal("-", Assert.Single(stdin.Files(_problems)).DisplayPath);
    }

    [Fact]
    public void A_huge_sparse_file_opens_at_once()
    {
        var path = _temp.Write("lastlog", []);
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(10L << 30);
        }

        var watch = Stopwatch.StartNew();
        using var root = Open(path);
        using var content = Unpacker.Open(root.Files(_problems).Single().Open(), path, _problems);
        Assert.Equal(4096, content.Peek(4096).Length);
        Assert.Equal(10L << 30, content.Length);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void A_growing_file_is_read_to_its_old_end_and_a_shrinking_one_is_reported()
    {
        var path = _temp.Write("x.log", new byte[600_000]);
        using var root = Open(path);
        using (var stream = root.Files(_problems).Single().Open())
        {
            File.AppendAllText(path, "more");
            Assert.Equal(600_000, Count(stream));
            Assert.Empty(_problems.All);
        }

        using var shrinking = root.Files(_problems).Single().Open();
        _ = shrinking.ReadByte();
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(1000);
        }

        Assert.InRange(Count(shrinking), 0, 300_000);
        Assert.Equal(ProblemKind.ShrankWhileRead, Assert.Single(_problems.All).Kind);
    }

    /// <summary>The pass that looks for years and the one that reads both run into the new end.</summary>
    [Fact]
    public void A_shrinking_file_that_is_open_twice_is_reported_once()
    {
        var path = _temp.Write("x.log", new byte[600_000]);
        using var root = Open(path);
        var file = root.Files(_problems).Single();
        using var one = file.Open();
        using var other = file.Open();
        using (var cut = File.OpenWrite(path))
        {
            cut.SetLength(1000);
        }

        Assert.Equal(2000, Count(one) + Count(other));
        Assert.Equal(ProblemKind.ShrankWhileRead, Assert.Single(_problems.All).Kind);
    }

    [Theory]
    [MemberData(nameof(TarPackings))]
    public void A_tar_is_known_by_its_content(string packing)
    {
        var tar = Tar();
        var path = _temp.Write("evidence", packing.Length == 0 ? tar : Pack.With(packing, tar));
        using var root = Open(path);
        Assert.Equal(["escape", "var/log/auth.log", "var/log/hard", "var/log/syslog"], Paths(root));
        var auth = root.Files(_problems).ElementAt(1);
        Assert.Equal($"{path}!var/log/auth.log", auth.DisplayPath);
        Assert.Equal(new RecordOrigin(path, "var/log/auth.log"), auth.Origin);
        Assert.Equal("auth\n", ReadText(auth));
        Assert.Equal("auth\n", ReadText(root.Files(_problems).ElementAt(2)));
        Assert.Equal("auth\n", ReadText(root.Find("var/log/link", _problems)!));
        Assert.Equal([ProblemKind.NotAFile, ProblemKind.Loop, ProblemKind.Loop], _problems.Kinds.Order());
    }

    [Fact]
    public void A_cut_tar_gives_what_came_before()
    {
        var tar = Tar();
        for (var length = 512; length < tar.Length - 1024; length += 256)
        {
            var problems = new Problems();
            var path = _temp.Write("cut.tar", tar.AsSpan(0, length));
            using var root = EvidenceRootFactory.Open(path, () => Stream.Null, problems);
            Assert.IsType<ArchiveRoot>(root);
            foreach (var file in root.Files(problems))
            {
                Assert.True("auth\n".StartsWith(ReadText(file)) || "sys\n".StartsWith(ReadText(file)) || "x".StartsWith(ReadText(file)));
            }

            Assert.Contains(problems.All, p => p.Kind is ProblemKind.Cut or ProblemKind.Damaged);
        }
    }

    [Fact]
    public void A_damaged_tar_never_crashes()
    {
        var tar = Tar();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                Gen.Choose(0, tar.Length - 1).Zip(Gen.Choose(1, 255)).ToArbitrary(),
                change =>
                {
                    var mutated = tar.ToArray();
                    mutated[change.Item1] ^= (byte)change.Item2;
                    using var root = EvidenceRootFactory.Open(_temp.Write("m.tar", mutated), () => Stream.Null, new Problems());
                    foreach (var file in root.Files(new Problems()))
                    {
                        _ = ReadText(file);
                    }
                }));
    }

    [Fact]
    public void A_zip_of_several_files_is_an_archive()
    {
        var path = _temp.Write("logs.zip", Pack.Zip(("b/auth.log", "auth\n"u8.ToArray()), ("../../a.log", "a\n"u8.ToArray())));
        using var root = Open(path);
        Assert.Equal(["a.log", "b/auth.log"], Paths(root));
        Assert.Equal("auth\n", ReadText(root.Files(_problems).Last()));
    }

    /// <summary>The directory of a zip is at its end: a copy that was cut off has none.</summary>
    [Fact]
    public void A_zip_that_is_cut_off_gives_its_files_up_to_the_cut()
    {
        var text = Enumerable.Range(0, 3_000).SelectMany(i => System.Text.Encoding.ASCII.GetBytes($"line {i * 7919}\n")).ToArray();
        var zip = Pack.Zip(("var/log/auth.log", "auth\n"u8.ToArray()), ("var/log/syslog", text), ("var/log/kern.log", "kernel\n"u8.ToArray()));
        var directory = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        foreach (var length in (int[])[directory + 10, directory, directory - 60, directory / 2])
        {
            var problems = new Problems();
            using var root = EvidenceRootFactory.Open(_temp.Write("cut.zip", zip.AsSpan(0, length)), () => Stream.Null, problems);
            Assert.Contains(Assert.Single(problems.Kinds), (ProblemKind[])[ProblemKind.Cut, ProblemKind.Damaged]);
            var files = root.Files(problems).ToDictionary(f => f.RelativePath);
            Assert.Equal(length >= directory ? 3 : 2, files.Count);
            Assert.Equal("auth\n", ReadText(files["var/log/auth.log"]));
            if (length >= directory)
            {
                Assert.Equal(text.Length, ReadText(files["var/log/syslog"]).Length);
            }
        }
    }

    [Fact]
    public void A_damaged_zip_never_crashes()
    {
        var zip = Pack.Zip(("b/auth.log", "auth\n"u8.ToArray()), ("a.log", "a\n"u8.ToArray()));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(
                Gen.Choose(4, zip.Length - 1).Zip(Gen.Choose(1, 255)).Zip(Gen.Elements(true, false)).ToArbitrary(),
                change =>
                {
                    var mutated = zip.ToArray();
                    mutated[change.Item1.Item1] ^= (byte)change.Item1.Item2;
                    mutated = change.Item2 ? mutated : mutated[..change.Item1.Item1];
                    using var root = EvidenceRootFactory.Open(_temp.Write("m.zip", mutated), () => Stream.Null, new Problems());
                    foreach (var file in root.Files(new Problems()))
                    {
                        try
                        {
                            _ = ReadText(file);
                        }
                        catch (IOException)
                        {
                            // Said of a member that cannot be read; the rest goes on.
                        }
                    }
                }));
    }

    [Fact]
    public void Facts_and_zone_come_from_the_tree()
    {
        _ = _temp.Write("etc/passwd", "root:x:0:0:root:/root:/bin/bash\nbroken line\nhanako:x:1000:1000::/home/hanako:/bin/sh\n"u8);
        _ = _temp.Write("etc/hostname", "web1\n"u8);
        _ = _temp.Write("usr/lib/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"u8);
        _ = _temp.Write("var/log/x", []);
        File.CreateSymbolicLink(_temp.Path + "/etc/os-release", "../usr/lib/os-release");
        File.CreateSymbolicLink(_temp.Path + "/etc/localtime", "/usr/share/zoneinfo/Asia/Tokyo");
        using var root = Open(_temp.Path);
        var facts = EvidenceFacts.Read(root, _problems);
        Assert.Equal(("web1", "Debian GNU/Linux 12", "debian"), (facts.HostName, facts.SystemName, facts.SystemId));
        Assert.Equal([new Account("root", 0, "/root", "/bin/bash"), new Account("hanako", 1000, "/home/hanako", "/bin/sh")], facts.Accounts);
        Assert.Equal("Asia/Tokyo", HostZoneReader.Read(root, _problems)?.Id);
    }

    [Fact]
    public void The_zone_may_be_a_name_or_a_copied_file()
    {
        using var root = Open(_temp.Path);
        Assert.Null(HostZoneReader.Read(root, _problems));
        _ = _temp.Write("etc/localtime", [.. "TZif2"u8, .. new byte[50], .. "\nXYZ-5:30\n"u8]);
        Assert.Equal(TimeSpan.FromMinutes(330), HostZoneReader.Read(root, _problems)?.BaseUtcOffset);
        _ = _temp.Write("etc/timezone", "Europe/Berlin\n"u8);
        Assert.Equal("Europe/Berlin", HostZoneReader.Read(root, _problems)?.Id);
    }

    private static byte[] Tar()
    {
        var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Pax, leaveOpen: true))
        {
            Write(tar, new PaxTarEntry(TarEntryType.RegularFile, "./var/log/syslog"), "sys\n");
            Write(tar, new PaxTarEntry(TarEntryType.RegularFile, "var/log/auth.log"), "auth\n");
            Write(tar, new PaxTarEntry(TarEntryType.RegularFile, "/var/../../escape"), "x");
            tar.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "var/log/hard") { LinkName = "var/log/auth.log" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "var/log/link") { LinkName = "../log/auth.log" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "var/log/a") { LinkName = "b" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "var/log/b") { LinkName = "a" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Fifo, "var/log/pipe"));
        }

        return bytes.ToArray();
    }

    private static void Write(TarWriter tar, PaxTarEntry entry, string content)
    {
        entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        tar.WriteEntry(entry);
    }

    private static string ReadText(EvidenceFile file)
    {
        using var reader = new StreamReader(file.Open());
        return reader.ReadToEnd();
    }

    private static long Count(Stream stream)
    {
        var total = 0L;
        var buffer = new byte[50_000];
        for (int got; (got = stream.Read(buffer)) > 0; total += got)
        {
        }

        return total;
    }

    private EvidenceRoot Open(string path) => EvidenceRootFactory.Open(path, () => Stream.Null, _problems);

    private List<string> Paths(EvidenceRoot root) => [.. root.Files(_problems).Select(f => f.RelativePath)];
}
