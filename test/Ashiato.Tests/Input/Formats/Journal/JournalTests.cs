using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using Ashiato.Core;
using Ashiato.Input.Formats.Journal;
using FsCheck;
using FsCheck.Fluent;

namespace Ashiato.Tests.Input.Formats.Journal;

public sealed class JournalTests
{
    private const string Export = "__REALTIME_TIMESTAMP=1700000000000001\n__MONOTONIC_TIMESTAMP=10001\n_BOOT_ID=0123456789abcdef0123456789abcdef\n_HOSTNAME=web1\nPRIORITY=6\nSYSLOG_IDENTIFIER=sshd\n_PID=42\n_SYSTEMD_UNIT=ssh.service\nMESSAGE=Accepted publickey for hanako from 192.0.2.7 port 40000 ssh2\n\n";

    private static readonly byte[] BinaryEntry =
        [.. "__REALTIME_TIMESTAMP=1700000000000009\n_BOOT_ID=0123456789abcdef0123456789abcdef\nMESSAGE\n\x0B\0\0\0\0\0\0\0two\nlines\0x\nPRIORITY=3\n\n"u8];

    [Fact]
    public void Export_entries_have_their_fields_and_all_their_bytes()
    {
        byte[] stored = [.. Encoding.UTF8.GetBytes(Export + Export), .. BinaryEntry, .. Encoding.UTF8.GetBytes(Export)];
        var (records, problems) = JournalReading.Read(stored);
        Assert.Empty(problems.All);
        Assert.Equal(4, records.Count);
        Assert.Equal(stored, records.SelectMany(r => r.RawWithEnd.ToArray()));
        Assert.Equal([0, Export.Length, Export.Length * 2, (Export.Length * 2) + BinaryEntry.Length], records.Select(r => r.Offset));
        Assert.Equal(("sshd", "42", "web1"), (records[0].GetString(FieldNames.ProcessName), records[0].GetString(FieldNames.ProcessPid), records[0].GetString(FieldNames.HostName)));
        Assert.Equal("two\nlines\0x", records[2].GetString(FieldNames.Message));
        Assert.Equal("3", records[2].GetString(FieldNames.SyslogSeverityCode));
        Assert.Equal(1700000000000009000, records[2].UnixNanoseconds);
    }

    [Fact]
    public void An_export_cut_anywhere_loses_no_byte()
    {
        byte[] stored = [.. Encoding.UTF8.GetBytes(Export), .. BinaryEntry, .. Encoding.UTF8.GetBytes(Export)];
        for (var length = 1; length <= stored.Length; length++)
        {
            var (records, _) = JournalReading.Read(stored[..length]);
            Assert.Equal(stored[..length], records.SelectMany(r => r.RawWithEnd.ToArray()));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_journal_is_read(bool compact)
    {
        var (records, problems) = JournalReading.Read(TinyJournal.Make(3, compact));
        Assert.Empty(problems.All);
        Assert.Equal(["hello 0", "hello 1", "hello 2"], records.Select(r => r.GetString(FieldNames.Message)));
        Assert.Equal("s=0102030405060708090a0b0c0d0e0f10;i=1;b=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;m=64;t=60a24181e4000;x=7", records[0].GetString(FieldNames.SystemdCursor));
        Assert.All(records, r => Assert.True(r.IsBinary && r.RawLength == 0 && r.Offset > 0 && r.LineNumber == 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_broken_chain_is_mended_by_searching(bool compact)
    {
        var journal = TinyJournal.Make(5, compact);
        BinaryPrimitives.WriteUInt64LittleEndian(journal.AsSpan(176), 12345 * 8);
        var (records, problems) = JournalReading.Read(journal);
        Assert.Equal(5, records.Count);
        Assert.Equal(ProblemKind.Damaged, Assert.Single(problems.All).Kind);
    }

    [Fact]
    public void A_journal_cut_anywhere_gives_the_entries_before()
    {
        var journal = TinyJournal.Make(6, compact: true);
        var last = 0;
        for (var length = 8; length < journal.Length; length += 8)
        {
            var (records, problems) = JournalReading.Read(journal[..length]);
            Assert.True(records.Count >= last && problems.All.Count > 0, $"at {length}");
            last = records.Count;
        }

        Assert.Equal(6, last);
    }

    [Fact]
    public void Mutations_end_soon() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(
            Gen.Choose(0, 4000).Zip(Gen.Choose(0, 255)).ListOf(4).Zip(Gen.Elements(true, false)).ToArbitrary(),
            input =>
            {
                var journal = TinyJournal.Make(10, input.Item2);
                foreach (var (at, value) in input.Item1)
                {
                    journal[at % journal.Length] = (byte)value;
                }

                journal.AsSpan(0, 8).Clear();
                "LPKSHHRH"u8.CopyTo(journal);
                return JournalReading.Read(journal).Records.Count <= journal.Length / 64;
            }));

    [Fact]
    public void A_file_full_of_overlapping_entries_is_linear()
    {
        // Every eight bytes look like an entry of a thousand fields.
        var journal = TinyJournal.Make(1, compact: false);
        Array.Resize(ref journal, 8 << 20);
        for (var at = 4096; at + 64 < journal.Length; at += 64)
        {
            journal[at] = JournalObject.Entry;
            BinaryPrimitives.WriteUInt64LittleEndian(journal.AsSpan(at + 8), 64 + (16 * 1024));
            journal[at + 16] = 1;
            BinaryPrimitives.WriteUInt64LittleEndian(journal.AsSpan(at + 24), 1700000000000000);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(journal.AsSpan(152), 1_000_000);
        var watch = Stopwatch.StartNew();
        _ = JournalReading.Read(journal);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), watch.Elapsed.ToString());
    }

    [Fact]
    public void A_huge_hole_is_skipped_and_lost_entries_are_told()
    {
        using var temp = new TempDirectory();
        var journal = TinyJournal.Make(2, compact: false);
        BinaryPrimitives.WriteUInt64LittleEndian(journal.AsSpan(152), 9);
        using var file = new FileStream(temp.Write("sparse.journal", journal), FileMode.Open, FileAccess.ReadWrite);
        file.SetLength(1L << 30);
        var watch = Stopwatch.StartNew();
        var (records, problems) = JournalReading.Read(file);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), watch.Elapsed.ToString());
        Assert.Equal(2, records.Count);
        Assert.Equal(ProblemKind.Damaged, Assert.Single(problems.All).Kind);
    }

    [Fact]
    public void Lz4_blocks_unpack_and_damage_is_noticed()
    {
        // "abcabcabcabc!": three literals, a match of nine bytes at distance three, one literal.
        byte[] block = [0x35, (byte)'a', (byte)'b', (byte)'c', 3, 0, 0x10, (byte)'!'];
        var target = new byte[13];
        Assert.Equal(13, Lz4Block.Unpack(block, target));
        Assert.Equal("abcabcabcabc!", Encoding.ASCII.GetString(target));
        Assert.Equal(-1, Lz4Block.Unpack([0x35, (byte)'a', (byte)'b', (byte)'c', 9, 0], target));
        Assert.Equal(-1, Lz4Block.Unpack([0xF0, 255, 255], target));
        Assert.Equal(5, Lz4Block.Unpack(block, target.AsSpan(0, 5)));
    }
}
