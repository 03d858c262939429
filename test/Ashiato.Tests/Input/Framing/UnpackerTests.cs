using System.Text;
using Ashiato.Core;
using Ashiato.Input.Framing;
using FsCheck;
using FsCheck.Fluent;

namespace Ashiato.Tests.Input.Framing;

public sealed class UnpackerTests
{
    private static readonly byte[] Lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 400).Select(
        i => $"Mar  3 04:{i / 60:00}:{i % 60:00} web1 sshd[{1000 + (i * 7919 % 5000)}]: Failed password for root from 192.0.2.{i % 251} port {20000 + (i * 104729 % 40000)} ssh2\n")));

    public static TheoryData<string> Packings() => [.. Pack.Names];

    [Fact]
    public void Plain_bytes_pass_and_stay_seekable()
    {
        using var stream = Unpacker.Open(new MemoryStream(Lines), "auth.log", new Problems());
        Assert.True(stream.CanSeek);
        Assert.Equal(Lines.Length, stream.Length);
        Assert.Equal(0, stream.Position);
        Assert.Equal(Lines, ReadAll(stream));
        stream.Position = 5;
        Assert.Equal(Lines[5..], ReadAll(stream));
    }

    [Theory]
    [MemberData(nameof(Packings))]
    public void All_members_are_read(string packing)
    {
        var (content, problems) = Unpack([.. Pack.With(packing, Lines), .. Pack.With(packing, []), .. Pack.With(packing, "more\n"u8)]);
        Assert.Equal([.. Lines, .. "more\n"u8], content);
        Assert.Empty(problems.All);
    }

    [Theory]
    [MemberData(nameof(Packings))]
    public void Zero_padding_is_no_damage_and_other_trailing_bytes_are(string packing)
    {
        var packed = Pack.With(packing, Lines);
        var (padded, none) = Unpack([.. packed, .. new byte[512]]);
        Assert.Equal(Lines, padded);
        Assert.Empty(none.All);

        var (content, problems) = Unpack([.. packed, .. "garbage at the end"u8]);
        Assert.Equal(Lines, content);
        var problem = Assert.Single(problems.All);
        Assert.Equal((ProblemKind.Damaged, (long?)Lines.Length), (problem.Kind, problem.Offset));
        Assert.Contains(packed.Length.ToString(), problem.Text.En);
    }

    [Theory]
    [MemberData(nameof(Packings))]
    public void Cut_anywhere_gives_what_came_before(string packing)
    {
        var packed = Pack.With(packing, Lines);
        for (var length = 0; length < packed.Length; length++)
        {
            var (content, problems) = Unpack(packed[..length]);
            if (length < 10)
            {
                // Too short to be told from plain bytes, or nothing came out.
                Assert.True(content.Length == 0 || content.AsSpan().SequenceEqual(packed.AsSpan(0, length)));
                continue;
            }

            Assert.True(Lines.AsSpan().StartsWith(content), $"cut at {length}");
            Assert.Equal(ProblemKind.Cut, Assert.Single(problems.All).Kind);
        }
    }

    [Theory]
    [MemberData(nameof(Packings))]
    public void Flipped_bytes_never_crash_and_are_reported_once(string packing)
    {
        // A block of bzip2 is known to be damaged at its end only: up to 900 KB of run lengths, each for at most 255 bytes of five.
        var most = packing == "bzip2" ? 900_000L * 259 / 5 : Lines.Length * 4L;
        var packed = Pack.With(packing, Lines);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                Gen.Choose(0, packed.Length - 1).Zip(Gen.Choose(1, 255)).ToArbitrary(),
                change =>
                {
                    var mutated = packed.ToArray();
                    mutated[change.Item1] ^= (byte)change.Item2;
                    var (content, problems) = Unpack(mutated);
                    return problems.All.Count <= 1 && content.Length <= most;
                }));
    }

    [Fact]
    public void Everything_before_the_damaged_block_is_kept()
    {
        // Three zstd frames' worth of blocks: content that does not pack, so that each block stands at its place.
        var noise = new byte[1 << 20];
        new Random(7).NextBytes(noise);
        foreach (var packing in (string[])["gzip", "zstd"])
        {
            var packed = Pack.With(packing, noise);
            packed.AsSpan(700_000, 400).Fill(0xFF);
            var (content, _) = Unpack(packed);
            Assert.True(content.Length >= 500_000, $"{packing}: {content.Length}");
            Assert.Equal(noise[..500_000], content[..500_000]);
        }
    }

    [Fact]
    public void Three_layers_are_unpacked_and_a_fourth_is_a_bomb()
    {
        var three = Pack.Xz(Pack.Zstd(Pack.Gzip(Lines)));
        var (content, none) = Unpack(three);
        Assert.Equal(Lines, content);
        Assert.Empty(none.All);

        var (nothing, problems) = Unpack(Pack.Bzip2(three));
        Assert.Empty(nothing);
        Assert.Equal(ProblemKind.Bomb, Assert.Single(problems.All).Kind);
    }

    [Theory]
    [MemberData(nameof(Packings))]
    public void A_bomb_is_stopped(string packing)
    {
        var limits = new UnpackLimits(3, 200, 1 << 20);
        var problems = new Problems();
        using var stream = Unpacker.Open(new MemoryStream(Pack.With(packing, new byte[16 << 20])), "x.gz", problems, limits);
        Assert.InRange(ReadAll(stream).Length, 1 << 20, 8 << 20);
        Assert.Equal(ProblemKind.Bomb, Assert.Single(problems.All).Kind);
    }

    [Fact]
    public void A_bomb_in_layers_is_measured_against_the_stored_bytes()
    {
        var zeros = new byte[1 << 20];
        var member = Pack.Gzip(zeros);
        var packed = Pack.Gzip(Enumerable.Repeat(member, 3000).SelectMany(m => m).ToArray());
        Assert.InRange(packed.Length, 1, 100_000);
        var problems = new Problems();
        using var stream = Unpacker.Open(new MemoryStream(packed), "bomb.gz", problems);
        var total = 0L;
        var buffer = new byte[1 << 18];
        for (int got; (got = stream.Read(buffer)) > 0; total += got)
        {
        }

        Assert.InRange(total, 1L << 30, (1L << 30) + (2 << 20));
        Assert.Equal(ProblemKind.Bomb, Assert.Single(problems.All).Kind);
    }

    [Fact]
    public void A_missing_library_is_named_and_nothing_is_misread()
    {
        var problems = new Problems();
        var missing = new Packing("zstd", "libzstd.so.1", "libzstd1", () => throw new DllNotFoundException());
        var guard = new ExpansionGuard("auth.log.1.zst", UnpackLimits.Default, problems);
        Assert.Null(Unpacker.TryOpen(new PeekStream(new MemoryStream(Pack.Zstd(Lines))), missing, guard, true, out var problem));
        Assert.Equal(ProblemKind.LibraryMissing, problem.Kind);
        Assert.Contains("libzstd1", problem.Text.Ja);
    }

    [Fact]
    public void A_zipped_file_is_unpacked_and_a_second_member_is_reported()
    {
        var (content, none) = Unpack(Pack.Zip(("auth.log", Lines)));
        Assert.Equal(Lines, content);
        Assert.Empty(none.All);

        var (first, problems) = Unpack(Pack.Zip(("auth.log", Lines), ("syslog", "x\n"u8.ToArray())));
        Assert.Equal(Lines, first);
        Assert.Equal(ProblemKind.NotALog, Assert.Single(problems.All).Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Utf16_becomes_utf8(bool bigEndian)
    {
        const string Text = "2026-03-03 ログイン 🐈 end\r\n";
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] wide = [.. encoding.GetPreamble(), .. encoding.GetBytes(Text)];
        Assert.Equal(Text, Encoding.UTF8.GetString(Unpack(wide).Content));
        Assert.Equal(Text, Encoding.UTF8.GetString(Unpack(Pack.Gzip(wide)).Content));

        byte[] lone = [.. encoding.GetPreamble(), .. bigEndian ? new byte[] { 0xD8, 0x3D, 0, 0x41, 0 } : [0x3D, 0xD8, 0x41, 0, 0]];
        Assert.Equal("\uFFFDA\uFFFD", Encoding.UTF8.GetString(Unpack(lone).Content));
    }

    [Fact]
    public void A_utf8_mark_is_left_for_the_line_reader()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, (byte)'a'];
        Assert.Equal(marked, Unpack(marked).Content);
    }

    [Theory]
    [InlineData("BZh1 is how this line begins\n")]
    [InlineData("BZh")]
    [InlineData("")]
    [InlineData("PK")]
    public void Text_that_looks_packed_is_text(string text) =>
        Assert.Equal(text, Encoding.UTF8.GetString(Unpack(Encoding.UTF8.GetBytes(text)).Content));

    [Fact]
    public void Any_bytes_end_by_themselves() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(
            Gen.Elements(0x1F, 0xFD, 0x28, 0x42, 0x50, 0xFF).Zip(ArbMap.Default.GeneratorFor<byte[]>()).ToArbitrary(),
            input =>
            {
                byte[] head = input.Item1 switch
                {
                    0x1F => [0x1F, 0x8B, 8],
                    0xFD => [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0],
                    0x28 => [0x28, 0xB5, 0x2F, 0xFD],
                    0x42 => [.. "BZh91AY&SY"u8],
                    0x50 => [.. "PK\x03\x04"u8],
                    _ => [0xFF, 0xFE],
                };
                _ = Unpack([.. head, .. input.Item2]);
            }));

    [Fact]
    public void A_stream_can_be_peeked_at_again_and_further()
    {
        using var stream = new PeekStream(new MemoryStream([1, 2, 3, 4, 5]));
        Assert.Equal([1, 2], stream.Peek(2).ToArray());
        Assert.Equal(1, stream.ReadByte());
        Assert.Equal([2, 3, 4], stream.Peek(3).ToArray());
        Assert.Equal([2, 3, 4, 5], stream.Peek(100).ToArray());
        Assert.Equal([2, 3, 4, 5], ReadAll(stream));
        Assert.Empty(stream.Peek(1).ToArray());
    }

    private static (byte[] Content, Problems Problems) Unpack(byte[] stored)
    {
        var problems = new Problems();
        using var stream = Unpacker.Open(new MemoryStream(stored), "x.log", problems);
        return (ReadAll(stream), problems);
    }

    private static byte[] ReadAll(Stream stream)
    {
        var all = new MemoryStream();
        stream.CopyTo(all, 4099);
        return all.ToArray();
    }
}
