using Ashiato.Core;
using Ashiato.Input.Following;

namespace Ashiato.Tests.Input.Following;

/// <summary>Logs that were shortened, replaced or rewritten: said once, and no line twice.</summary>
public sealed class LossTests : IDisposable
{
    private readonly Followed _log = new();

    public void Dispose() => _log.Dispose();

    private string[] Lines(int first, int count) => Followed.Numbered(first, count).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(5000)]
    public void Emptied_without_a_copy(int count)
    {
        _log.Append(Followed.Numbered(0, count) + "not ended");
        _log.Read();
        File.WriteAllText(_log.Log, Followed.Numbered(count + 5, 2));
        var kept = _log.Read();
        Assert.Equal([count + 5, count + 6], Followed.Numbers(kept));
        var loss = Assert.Single(kept.Losses);
        Assert.Equal("not ended".Length, loss.Bytes);
        Assert.Equal(LossKind.Shrank, loss.Kind);
        Assert.Equal("log.shrank", loss.ToFinding().Id);
        Assert.Equal(ProblemKind.LinesLost, Assert.Single(kept.Problems).Kind);
        Assert.Empty(_log.Read().Problems);
    }

    [Fact]
    public void Another_longer_file_in_its_place()
    {
        _log.Append(Followed.Numbered(0, 10));
        _log.Read();
        File.WriteAllText(_log.At("other"), Followed.Numbered(100, 50));
        File.Move(_log.At("other"), _log.Log, overwrite: true);
        var kept = _log.Read();
        Assert.Equal(Enumerable.Range(100, 50), Followed.Numbers(kept));
        Assert.Equal("log.replaced", Assert.Single(kept.Losses).Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lines_were_taken_out(bool isInPlace)
    {
        _log.Append(Followed.Numbered(0, 3000));
        _log.Read();
        var left = string.Join('\n', Lines(0, 3000).Where(l => !l.EndsWith("77", StringComparison.Ordinal))) + "\n" + Followed.Numbered(3000, 3);
        File.WriteAllText(isInPlace ? _log.Log : _log.At("edited"), left);
        if (!isInPlace)
        {
            File.Move(_log.At("edited"), _log.Log, overwrite: true);
        }

        var kept = _log.Read();
        Assert.Equal([3000, 3001, 3002], Followed.Numbers(kept));
        Assert.Equal(0, Assert.Single(kept.Losses).Bytes);
    }

    [Theory]
    [InlineData(10, 4)]
    [InlineData(150, 140)]
    [InlineData(5000, 4990)]
    [InlineData(5000, 3)]
    [InlineData(150, 100)]
    public void The_end_was_cut_off_and_others_were_written(int count, int left)
    {
        _log.Append(Followed.Numbered(0, count));
        _log.Read();
        File.WriteAllText(_log.Log, Followed.Numbered(0, left) + Followed.Numbered(9000, 2));
        var kept = _log.Read();
        Assert.Equal([9000, 9001], Followed.Numbers(kept));
        Assert.Single(kept.Losses);
    }

    [Fact]
    public void Where_old_and_new_cannot_be_told_apart_the_bytes_are_counted()
    {
        _log.Append(Followed.Numbered(0, 5000));
        _log.Read();
        File.WriteAllText(_log.Log, Followed.Numbered(0, 2500) + Followed.Numbered(9000, 2));
        var kept = _log.Read();
        Assert.Empty(kept.Lines);
        var head = kept.Losses[0].LengthNow - kept.Losses[0].Bytes;
        Assert.InRange(head, 3000, 4096);
        _log.Append(Followed.Numbered(9002, 1));
        Assert.Equal([9002], Followed.Numbers(_log.Read()));
    }

    [Fact]
    public void An_inode_is_used_again()
    {
        _log.Append(Followed.Numbered(0, 10));
        _log.Read();
        File.WriteAllText(_log.Log, Followed.Numbered(500, 10));
        Assert.Equal(Enumerable.Range(500, 10), Followed.Numbers(_log.Read()));
    }

    [Fact]
    public void A_copy_with_the_same_lines_is_the_same_log()
    {
        _log.Append(Followed.Numbered(0, 1000));
        _log.Read();
        File.Copy(_log.Log, _log.At("restored"));
        File.Move(_log.At("restored"), _log.Log, overwrite: true);
        _log.Append(Followed.Numbered(1000, 1));
        var kept = _log.Read();
        Assert.Equal([1000], Followed.Numbers(kept));
        Assert.Empty(kept.Problems);
    }

    [Fact]
    public void A_hole_that_a_writer_without_append_leaves_is_passed()
    {
        _log.Append(Followed.Numbered(0, 1000));
        _log.Read();
        File.Copy(_log.Log, _log.At("app.log.1"));
        using (var log = new FileStream(_log.Log, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            log.SetLength(0);
            log.Position = 1L << 33;
            log.Write(System.Text.Encoding.ASCII.GetBytes(Followed.Numbered(1000, 3)));
        }

        Assert.Equal([1000, 1001, 1002], Followed.Numbers(_log.Read()));
        _log.Append(Followed.Numbered(1003, 1));
        Assert.Equal([1003], Followed.Numbers(_log.Read()));
    }

    [Fact]
    public void A_position_is_kept_while_the_log_is_gone()
    {
        _log.Append(Followed.Numbered(0, 10));
        _log.Read();
        File.Move(_log.Log, _log.At("hidden"));
        Assert.Equal(ProblemKind.Missing, Assert.Single(_log.Read().Problems).Kind);
        File.Move(_log.At("hidden"), _log.Log);
        _log.Append(Followed.Numbered(10, 1));
        Assert.Equal([10], Followed.Numbers(_log.Read()));
    }
}
