using System.Globalization;

namespace Ashiato.Tests.Input.Following;

/// <summary>Each kind of rotation between two runs: every line once, in order.</summary>
public sealed class RotationTests : IDisposable
{
    private readonly Followed _log = new();

    public void Dispose() => _log.Dispose();

    [Theory]
    [InlineData("app.log.1")]
    [InlineData("app.log.0")]
    [InlineData("app.log.old")]
    [InlineData("app.log-20260301")]
    [InlineData("app.log-20260301-1772323200")]
    [InlineData("app-2026-03-01.log")]
    [InlineData("app.1.log")]
    public void The_rest_of_the_part_that_was_renamed_comes_first(string rotated)
    {
        _log.Append(Followed.Numbered(0, 200));
        Assert.Equal(Enumerable.Range(0, 200), Followed.Numbers(_log.Read()));
        _log.Append(Followed.Numbered(200, 30));
        _log.Rename(rotated);
        _log.Append(Followed.Numbered(230, 20));
        var kept = _log.Read();
        Assert.Equal(Enumerable.Range(200, 50), Followed.Numbers(kept));
        Assert.Equal([rotated, "app.log"], kept.Files.Distinct());
        Assert.Empty(kept.Problems);
        Assert.Empty(_log.Read().Lines);
    }

    [Theory]
    [InlineData("gzip", ".gz")]
    [InlineData("xz", ".xz")]
    [InlineData("zstd", ".zst")]
    [InlineData("bzip2", ".bz2")]
    public void A_part_that_was_packed_meanwhile_is_read_from_the_offset_in_its_text(string program, string extension)
    {
        foreach (var lines in new[] { 1, 20, 2000 })
        {
            using var log = new Followed();
            log.Append(Followed.Numbered(0, lines));
            Assert.Equal(lines, log.Read().Lines.Count);
            log.Append(Followed.Numbered(lines, 30));
            log.Rename("app.log.1");
            log.Pack("app.log.1", program, extension);
            log.Append(Followed.Numbered(lines + 30, 5));
            var kept = log.Read();
            Assert.Equal(Enumerable.Range(lines, 35), Followed.Numbers(kept));
            Assert.Empty(kept.Problems);
            Assert.Empty(log.Read().Lines);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    public void A_log_that_was_copied_and_emptied_goes_on_in_its_copy(int first)
    {
        _log.Append(Followed.Numbered(0, first));
        _log.Read();
        _log.Append(Followed.Numbered(first, 10));
        _log.CopyTruncate("app.log.1");
        _log.Append(Followed.Numbered(first + 10, 1000));
        Assert.Equal(Enumerable.Range(first, 1010), Followed.Numbers(_log.Read()));
        _log.Shift("app.log.1", "app.log.2");
        _log.Pack("app.log.2", "gzip", ".gz");
        _log.Append(Followed.Numbered(first + 1010, 1));
        _log.CopyTruncate("app.log.1");
        _log.Append(Followed.Numbered(first + 1011, 1));
        Assert.Equal([first + 1010, first + 1011], Followed.Numbers(_log.Read()));
    }

    [Fact]
    public void Days_of_rotations_are_caught_up_with_in_order()
    {
        _log.Append(Followed.Numbered(0, 100));
        _log.Read();
        for (var day = 1; day <= 5; day++)
        {
            _log.Append(Followed.Numbered(day * 100, 100));
            for (var i = day - 1; i >= 1; i--)
            {
                var packed = i > 1 ? ".gz" : "";
                _log.Shift($"app.log.{i}{packed}", $"app.log.{i + 1}{packed}");
                if (i == 1)
                {
                    _log.Pack("app.log.2", "gzip", ".gz");
                }
            }

            _log.Rename("app.log.1");
        }

        _log.Append(Followed.Numbered(600, 1));
        var kept = _log.Read();
        Assert.Equal(Enumerable.Range(100, 501), Followed.Numbers(kept));
        Assert.Equal(["app.log.5.gz", "app.log.4.gz", "app.log.3.gz", "app.log.2.gz", "app.log.1", "app.log"], kept.Files.Distinct());
    }

    [Fact]
    public void Dates_in_names_are_in_order_too()
    {
        _log.Append(Followed.Numbered(0, 10));
        _log.Read();
        for (var day = 1; day <= 3; day++)
        {
            _log.Append(Followed.Numbered(day * 10, 10));
            _log.Rename(string.Create(CultureInfo.InvariantCulture, $"app.log-2026030{day}"));
        }

        _log.Append(Followed.Numbered(40, 10));
        Assert.Equal(Enumerable.Range(10, 40), Followed.Numbers(_log.Read()));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void A_log_that_was_empty_is_known_by_its_inode_or_by_the_part_before_it(bool hasPartBefore, bool isPacked)
    {
        _log.Append("");
        if (hasPartBefore)
        {
            Followed.Append(_log.At("app.log.1"), Followed.Numbered(1000, 3));
        }

        _log.Read();
        if (hasPartBefore)
        {
            _log.Shift("app.log.1", "app.log.2");
        }

        _log.Append(Followed.Numbered(0, 5));
        _log.Rename("app.log.1");
        if (isPacked)
        {
            _log.Pack("app.log.1", "gzip", ".gz");
        }

        _log.Append(Followed.Numbered(5, 5));
        var kept = _log.Read();
        Assert.Equal(Enumerable.Range(0, 10), Followed.Numbers(kept));
        Assert.Equal(isPacked && !hasPartBefore ? 1 : 0, kept.Losses.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Parts_that_begin_with_the_same_heading_are_told_apart(bool isCopied)
    {
        _log.Append("# heading 7000\n");
        _log.Read();
        for (var part = 0; part < 3; part++)
        {
            _log.Append(Followed.Numbered(part * 10, 10));
            if (part > 0)
            {
                File.Move(_log.At("app.log.1"), _log.At("app.log.2"), overwrite: true);
            }

            if (isCopied)
            {
                _log.CopyTruncate("app.log.1");
            }
            else
            {
                _log.Rename("app.log.1");
            }

            _log.Append("# heading 7000\n");
            Assert.Equal(Enumerable.Range(part * 10, 10), Followed.Numbers(_log.Read()).Where(n => n != 7000));
        }
    }

    [Fact]
    public void What_a_slow_writer_adds_to_the_renamed_part_is_not_missed()
    {
        _log.Append(Followed.Numbered(0, 10) + "Mar  1 12:00:00 web1 app[1]: li");
        _log.Read();
        _log.Rename("app.log.1");
        _log.Append(Followed.Numbered(11, 1));
        Assert.Equal([11], Followed.Numbers(_log.Read()));
        Followed.Append(_log.At("app.log.1"), "ne 10\n" + Followed.Numbered(12, 1));
        Assert.Equal([10, 12], Followed.Numbers(_log.Read()));
        Followed.Append(_log.At("app.log.1"), "never ended");
        File.SetLastWriteTimeUtc(_log.At("app.log.1"), _log.Now.UtcDateTime);
        _log.Now -= TimeSpan.FromMinutes(58);
        Assert.Empty(_log.Read().Lines);
        Assert.Equal(["never ended"], _log.Read().Lines);
        Assert.Empty(_log.Read().Lines);
    }

    [Fact]
    public void The_log_is_not_there_for_a_while()
    {
        _log.Append(Followed.Numbered(0, 10));
        _log.Read();
        _log.Append(Followed.Numbered(10, 10));
        _log.Rename("app.log.1");
        Assert.Equal(Enumerable.Range(10, 10), Followed.Numbers(_log.Read()));
        _log.Append(Followed.Numbered(20, 10));
        Assert.Equal(Enumerable.Range(20, 10), Followed.Numbers(_log.Read()));
    }

    [Fact]
    public void The_first_run_reads_the_log_and_not_what_was_rotated_before()
    {
        Followed.Append(_log.At("app.log.1"), Followed.Numbered(0, 10));
        Followed.Append(_log.At("app.log.2"), Followed.Numbered(90, 10));
        _log.Append(Followed.Numbered(10, 2));
        Assert.Equal([10, 11], Followed.Numbers(_log.Read()));
    }

    [Fact]
    public void Copies_of_a_log_that_goes_on_are_not_read()
    {
        for (var i = 0; i < 6; i++)
        {
            _log.Append(Followed.Numbered(i * 10, 10));
            if (i > 2)
            {
                File.Copy(_log.Log, _log.At($"app.log.{6 - i}"));
            }

            Assert.Equal(Enumerable.Range(i * 10, 10), Followed.Numbers(_log.Read()));
        }
    }

    [Fact]
    public void A_part_that_is_packed_at_this_moment_stands_there_twice()
    {
        _log.Append(Followed.Numbered(0, 100));
        _log.Read();
        _log.Append(Followed.Numbered(100, 100));
        _log.Rename("app.log.1");
        File.WriteAllBytes(_log.At("app.log.1.gz"), [0x1F, 0x8B, 8, 0, 0]);
        _log.Append(Followed.Numbered(200, 1));
        var kept = _log.Read();
        Assert.Equal(Enumerable.Range(100, 101), Followed.Numbers(kept));
        Assert.Empty(kept.Problems);
    }
}
