using Ashiato.Core;
using Ashiato.Input.Following;
using Ashiato.Input.Following.Positions;

namespace Ashiato.FollowHost;

/// <summary>What the hourly check does, over and over: settle, read, prepare, queue, commit.</summary>
internal sealed class ReaderLoop(string directory, string spool, string[] logs)
{
    /// <summary>Runs until it is killed, or once.</summary>
    public int Run(bool isOnce)
    {
        var rounds = 0;
        do
        {
            var problems = new Letter();
            using var state = StateDirectory.Open(directory, problems);
            state.Settle(batch => File.Exists(Path.Join(spool, batch)));
            var letter = new Letter();
            var next = Read(state.Book, letter);
            if (!letter.IsEmpty)
            {
                state.Prepare(next);
                letter.Queue(spool, next.Batch);
            }

            state.Commit(next);
            if (rounds++ == 0)
            {
                Console.WriteLine("ready");
            }

            if (!problems.IsEmpty)
            {
                return 1;
            }
        }
        while (!isOnce);
        return 0;
    }

    private PositionBook Read(PositionBook book, Letter letter) => new Follower(Clock.System).Read(book, logs.Where(l => !Directory.Exists(l)), logs.Where(Directory.Exists), letter);
}
