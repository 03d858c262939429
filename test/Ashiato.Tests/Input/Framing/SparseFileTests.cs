using System.Text;
using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Input.Formats.LoginRecords;
using Ashiato.Input.Framing;
using Ashiato.Input.Sources;
using Ashiato.Input.Stamps;
using Ashiato.Tests.Input.Formats.LoginRecords;

namespace Ashiato.Tests.Input.Framing;

/// <summary>Holes of sparse files are counted without being read, and nothing around them is lost.</summary>
public sealed class SparseFileTests : IDisposable
{
    private const int Block = 4096;

    private readonly TempDirectory _temp = new();
    private readonly Problems _problems = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Holes_between_lines_are_counted_and_not_read()
    {
        NeedHoles();
        var path = Sparse(40L << 30, (0, Line(1)), (10L << 30, Line(2)), ((20L << 30) + 1234, Line(3) + Line(4)));
        var (sink, read) = Read(path);
        Assert.Equal(["1", "2", "3", "4"], sink.Records.Where(r => r.NulBytes == 0).Select(r => r.GetString(FieldNames.ProcessPid)));
        Assert.Equal([0, 10L << 30, (20L << 30) + 1234, (20L << 30) + 1234 + Line(3).Length], sink.Records.Where(r => r.NulBytes == 0).Select(r => r.Offset));
        Assert.Equal([Line(1).Length, (10L << 30) + Line(2).Length, (20L << 30) + 1234 + Line(3).Length + Line(4).Length], sink.Records.Where(r => r.NulBytes > 0).Select(r => r.Offset));
        Assert.Equal(40L << 30, Accounted(sink));
        Assert.InRange(read, 1, 16 << 20);
        Assert.Empty(_problems.All);
    }

    [Fact]
    public void A_hole_in_the_middle_of_a_line_loses_nothing()
    {
        NeedHoles();
        var path = Sparse((1L << 30) + 300, (0, Line(1) + "Feb 27 10:11:12 web1 sshd[2]: cut he"), ((1L << 30) + 17, "re\n" + Line(3)));
        var (sink, read) = Read(path);
        Assert.Equal((1L << 30) + 300, Accounted(sink));
        Assert.Equal("3", sink.Records.Last(r => r.NulBytes == 0).GetString(FieldNames.ProcessPid));
        Assert.InRange(read, 1, 16 << 20);
    }

    [Fact]
    public void The_scan_for_years_does_not_read_holes_either()
    {
        NeedHoles();
        var path = Sparse(30L << 30, (0, "Dec 31 10:11:12 web1 a: b\n"), (20L << 30, "Jan  1 10:11:12 web1 a: b\n"));
        using var counted = new Counted(Open(path));
        Assert.Equal(new YearScan(12, 31, 1, 1, 1, -1), YearScan.Of(counted));
        Assert.InRange(counted.BytesRead, 1, 16 << 20);
    }

    /// <summary>The same bytes give the same records, whether the zeros are a hole, stand in the file, or come from elsewhere.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_hole_is_as_good_as_zeros(int seed)
    {
        var random = new Random(seed);
        var pieces = new List<(long At, string Text)>();
        long at = 0;
        for (var i = 0; i < 40; i++)
        {
            at += random.Next(3) == 0 ? random.Next(40 * Block) : random.Next(2) * Block * random.Next(400);
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(n => Line((i * 100) + n)));
            text = random.Next(3) == 0 ? text[..random.Next(1, text.Length)] : text;
            pieces.Add((at, text));
            at += text.Length;
        }

        var path = Sparse(at + random.Next(2) * 3 * Block, [.. pieces]);
        var bytes = File.ReadAllBytes(path);
        var (holes, _) = Read(path);
        var (zeros, _) = Read(_temp.Write("zeros.log", bytes));
        var memory = new Slots.Collected();
        new LogReader().Read(new MemoryStream(bytes), "auth.log", memory, Context());
        Assert.Equal(bytes.Length, Accounted(holes));
        Assert.Equal(Places(memory), Places(holes));
        Assert.Equal(Places(memory), Places(zeros));
    }

    /// <summary>A file that was shortened has no zeros where it ended.</summary>
    [Fact]
    public void A_file_shortened_before_its_hole_is_passed_is_said()
    {
        var path = Sparse(1L << 30, (0, Line(1)));
        var sink = new Slots.Collected();
        using var stored = Open(path);
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(8 << 20);
        }

        new LogReader().Read(stored, "auth.log", sink, Context());
        Assert.Equal(8 << 20, Accounted(sink));
        Assert.Equal([ProblemKind.ShrankWhileRead], _problems.Kinds);
    }

    [Fact]
    public void What_is_no_file_has_no_holes()
    {
        using var memory = new MemoryStream(new byte[1 << 20]);
        Assert.Equal(0, FileHoles.Skip(memory));
        using var peek = new PeekStream(memory);
        Assert.Equal(0, peek.SkipHole());
        Assert.Equal(0, memory.Position);
    }

    [Fact]
    public void Padding_behind_a_packed_file_may_be_a_hole()
    {
        NeedHoles();
        var path = _temp.Write("auth.log.gz", Pack.With("gzip", Encoding.ASCII.GetBytes(Line(1))));
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(20L << 30);
        }

        var (sink, read) = Read(path);
        Assert.Equal("1", Assert.Single(sink.Records).GetString(FieldNames.ProcessPid));
        Assert.InRange(read, 1, 16 << 20);
        Assert.Empty(_problems.All);
    }

    [Fact]
    public void The_slots_of_accounts_that_never_logged_in_are_not_read()
    {
        NeedHoles();
        var slot = new byte[LastlogSlot.Size];
        BitConverter.TryWriteBytes(slot, (int)Slots.Monday);
        "pts/0"u8.CopyTo(slot.AsSpan(4));
        var path = _temp.Write("lastlog", slot);
        using (var file = File.OpenWrite(path))
        {
            file.Position = 200_000_000L * slot.Length;
            file.Write(slot);
        }

        var (sink, read) = Read(path);
        Assert.Equal(["0", "200000000"], sink.Records.Select(r => r.GetString(FieldNames.UserId)));
        Assert.InRange(read, 1, 16 << 20);
    }

    private static string Line(int process) => $"Feb 27 10:11:12 web1 sshd[{process}]: Failed password for root from 192.0.2.7 port 4711 ssh2\n";

    private static long Accounted(Slots.Collected sink) => sink.Records.Sum(r => r.RawWithEnd.Length + r.NulBytes);

    private static IEnumerable<(long, long, long, string)> Places(Slots.Collected sink) =>
        sink.Records.Select(r => (r.Offset, r.LineNumber, r.NulBytes, Encoding.UTF8.GetString(r.RawWithEnd)));

    private ReadContext Context() => new() { Zone = TimeZoneInfo.Utc, Problems = _problems, Origin = new RecordOrigin("auth.log"), Now = new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero) };

    private Stream Open(string path)
    {
        using var root = new FileRoot(path);
        return Assert.Single(root.Files(_problems)).Open();
    }

    private (Slots.Collected Sink, long BytesRead) Read(string path)
    {
        var sink = new Slots.Collected();
        var counted = new Counted(Open(path));
        new LogReader().Read(counted, Path.GetFileName(path), sink, Context());
        return (sink, counted.BytesRead);
    }

    private string Sparse(long length, params ReadOnlySpan<(long At, string Text)> pieces)
    {
        var path = _temp.Write("auth.log", []);
        using var file = File.OpenWrite(path);
        foreach (var (at, text) in pieces)
        {
            file.Position = at;
            file.Write(Encoding.ASCII.GetBytes(text));
        }

        file.SetLength(length);
        return path;
    }

    private void NeedHoles()
    {
        var path = _temp.Write("hole", []);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.SetLength(1 << 20);
        Assert.SkipUnless(FileHoles.NextData(file, 0) == 1 << 20, "the temporary directory's file system tells nothing of holes");
    }

    /// <summary>Counts what is read for real.</summary>
    private sealed class Counted(Stream inner) : ReadOnlyStream
    {
        public long BytesRead { get; private set; }

        public override bool CanSeek => true;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            BytesRead += count;
            return count;
        }

        public override long SkipHole() => FileHoles.Skip(inner);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
