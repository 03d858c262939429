using Ashiato.Core;

namespace Ashiato.Tests.Input.Following;

/// <summary>What else may stand in the list of logs, and lines of any length.</summary>
public sealed class FollowInputTests : IDisposable
{
    private readonly Followed _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public void One_problem_each_and_the_rest_goes_on()
    {
        _log.Append(Followed.Numbered(0, 2));
        File.CreateSymbolicLink(_log.At("link.log"), _log.Log);
        Directory.CreateDirectory(_log.At("folder.log"));
        using (var mkfifo = System.Diagnostics.Process.Start(Needs.Program("mkfifo"), [_log.At("fifo.log")]))
        {
            mkfifo.WaitForExit();
        }

        var kept = _log.Read(logs: [_log.At("link.log"), _log.At("fifo.log"), _log.At("none.log"), _log.At("folder.log"), _log.At("x*.log"), _log.Log]);
        Assert.Equal([0, 1], Followed.Numbers(kept));
        Assert.Equal([ProblemKind.NotAFile, ProblemKind.NotAFile, ProblemKind.Missing, ProblemKind.NotAFile, ProblemKind.Missing], Sorted(kept, "link", "fifo", "none", "folder", "x*"));
    }

    private static ProblemKind[] Sorted(Kept kept, params string[] names)
    {
        Assert.Equal(names.Length, kept.Problems.Count);
        return [.. names.Select(n => kept.Problems.Single(p => Path.GetFileName(p.Path).StartsWith(n, StringComparison.Ordinal)).Kind)];
    }

    [Fact]
    public void A_log_that_may_not_be_read_keeps_its_position()
    {
        _log.Append(Followed.Numbered(0, 2));
        _log.Read();
        _log.Append(Followed.Numbered(2, 1));
        File.SetUnixFileMode(_log.Log, UnixFileMode.None);
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Equal(ProblemKind.Denied, Assert.Single(_log.Read().Problems).Kind);
        }

        File.SetUnixFileMode(_log.Log, UnixFileMode.UserRead);
        Assert.Equal([2], Followed.Numbers(_log.Read()));
    }

    [Fact]
    public void A_pattern_names_logs_and_not_their_rotated_parts()
    {
        Followed.Append(_log.At("a.log"), "a\n");
        Followed.Append(_log.At("a.log.1"), "old\n");
        Followed.Append(_log.At("a.log-20260301.gz"), "old\n");
        Followed.Append(_log.At("b.log"), "b\n");
        Assert.Equal(["b", "a"], _log.Read(logs: [_log.At("b.log"), _log.At("*.lo?*")]).Lines);
    }

    [Fact]
    public void A_line_without_an_end_waits_for_it()
    {
        _log.Append("one\r\ntwo");
        Assert.Equal(["one"], _log.Read().Lines);
        _log.Append(" three");
        Assert.Empty(_log.Read().Lines);
        _log.Append("\n\nfour");
        Assert.Equal(["two three", ""], _log.Read().Lines);
        Assert.Equal(["four"], _log.Read(takesUnfinished: true).Lines);
        _log.Append(" five\n");
        var kept = _log.Read();
        Assert.Equal([" five"], kept.Lines);
        Assert.True(kept.Pieces[0].Continues);
    }

    [Fact]
    public void A_line_longer_than_the_buffer_comes_in_pieces()
    {
        const int Most = 1 << 20;
        _log.Append(new string('x', Most + 100));
        Assert.Equal([(Most, false, true)], _log.Read().Pieces);
        _log.Append(new string('x', Most) + "\nshort\n");
        Assert.Equal([(Most, true, true), (100, true, false), (5, false, false)], _log.Read().Pieces);
        Assert.Empty(_log.Read().Lines);
    }

    [Fact]
    public void Without_a_commit_the_same_lines_come_again()
    {
        _log.Append(Followed.Numbered(0, 3));
        Assert.Equal(3, _log.Read(commits: false).Lines.Count);
        _log.Append(Followed.Numbered(3, 1));
        Assert.Equal(4, _log.Read().Lines.Count);
        Assert.Empty(_log.Read().Lines);
    }
}
