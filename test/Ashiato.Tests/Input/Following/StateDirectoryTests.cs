using Ashiato.Core;
using Ashiato.Input.Following.Positions;

namespace Ashiato.Tests.Input.Following;

/// <summary>The book on the disk and its two phases.</summary>
public sealed class StateDirectoryTests : IDisposable
{
    private readonly Followed _log = new();
    private readonly Problems _problems = new();

    private string State => _log.At("state");

    public void Dispose() => _log.Dispose();

    private StateDirectory Open() => StateDirectory.Open(State, _problems);

    private PositionBook Next(PositionBook book)
    {
        _log.Append(Followed.Numbered(0, 5));
        _log.Book = book;
        _log.Read();
        return _log.Book;
    }

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        Directory.CreateDirectory(State);
        using var state = Open();
        state.Commit(Next(state.Book));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(State));
        Assert.All(Directory.GetFiles(State), f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(f)));
        Assert.Equal(["lock", "positions.json"], Directory.GetFiles(State).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_second_check_at_the_same_time_is_refused()
    {
        using (Open())
        {
            Assert.True(Assert.Throws<StateException>(Open).IsBusy);
        }

        Open().Dispose();
    }

    [Fact]
    public void A_place_that_cannot_be_used_is_one_problem()
    {
        File.WriteAllText(State, "");
        Assert.False(Assert.Throws<StateException>(Open).IsBusy);
    }

    [Fact]
    public void What_is_committed_is_there_again()
    {
        string written;
        using (var state = Open())
        {
            state.Commit(Next(state.Book));
            written = string.Join(' ', state.Book.Logs.Select(l => l.ToString()));
        }

        using var again = Open();
        Assert.Equal(written, string.Join(' ', again.Book.Logs.Select(l => l.ToString())));
        Assert.Equal(1, again.Book.Run);
        Assert.Empty(_problems.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"version\":99,\"book\":\"x\"}")]
    [InlineData("null")]
    public void A_damaged_book_is_kept_and_a_new_one_begins(string content)
    {
        Open().Dispose();
        File.WriteAllText(Path.Combine(State, StateDirectory.BookName), content);
        using var state = Open();
        Assert.Equal(ProblemKind.Damaged, Assert.Single(_problems.All).Kind);
        Assert.Empty(state.Book.Logs);
        Assert.Equal(content, File.ReadAllText(Path.Combine(State, StateDirectory.BookName + ".bad")));
    }

    [Fact]
    public void One_changed_digit_is_damage()
    {
        using (var state = Open())
        {
            state.Commit(Next(state.Book));
        }

        var path = Path.Combine(State, StateDirectory.BookName);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"run\": 1", "\"run\": 2", StringComparison.Ordinal));
        using var again = Open();
        Assert.Single(_problems.All);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_a_crash_the_queue_decides(bool isQueued)
    {
        string batch;
        using (var state = Open())
        {
            var next = Next(state.Book);
            batch = next.Batch;
            state.Prepare(next);
        }

        using var again = Open();
        Assert.Equal(isQueued ? batch : null, again.Settle(id => id == batch && isQueued));
        Assert.Equal(isQueued ? 1 : 0, again.Book.Logs.Count);
        Assert.False(File.Exists(Path.Combine(State, StateDirectory.NextName)));
        Assert.Null(again.Settle(_ => true));
    }

    [Fact]
    public void Each_batch_has_its_own_id()
    {
        using var state = Open();
        var ids = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            var next = Next(state.Book);
            Assert.Matches("^[0-9a-f]{32}$", next.Batch);
            Assert.True(ids.Add(next.Batch));
            state.Commit(next);
        }
    }
}
