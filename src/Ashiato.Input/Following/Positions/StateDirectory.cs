using Ashiato.Core;

namespace Ashiato.Input.Following.Positions;

/// <summary>
/// The directory that holds the book, locked while it is open. Two phases: <see cref="Prepare"/> before a letter is queued,
/// <see cref="Commit"/> after it; <see cref="Settle"/> finds out after a crash which of both it was (docs/positions.md).
/// </summary>
public sealed class StateDirectory : IDisposable
{
    /// <summary>The book.</summary>
    public const string BookName = "positions.json";

    /// <summary>The book of a batch whose letter may or may not be queued.</summary>
    public const string NextName = "positions.next.json";

    private const string LockName = "lock";

    /// <summary>No book is longer: 2,000 bytes for each of 30,000 logs.</summary>
    private const long MostLength = 64L << 20;

    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly FileStream _lock;

    private StateDirectory(string path, FileStream held) => (_path, _lock, Book) = (path, held, PositionBook.New());

    /// <summary>The positions that count.</summary>
    public PositionBook Book { get; private set; }

    private string BookPath => Path.Join(_path, BookName);

    private string NextPath => Path.Join(_path, NextName);

    /// <summary>Opens and locks a state directory; makes it (0700) when there is none.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="problems">Told when the book is damaged: the old one is kept beside it as <c>.bad</c>, and a new one begins.</param>
    /// <exception cref="StateException">It is in use, or cannot be used.</exception>
    public static StateDirectory Open(string path, IProblemSink problems)
    {
        try
        {
            Directory.CreateDirectory(path, OwnerFile | UnixFileMode.UserExecute);
            File.SetUnixFileMode(path, OwnerFile | UnixFileMode.UserExecute);
            var state = new StateDirectory(path, Lock(path));
            state.ReadBook(problems);
            return state;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not StateException)
        {
            throw new StateException(StateProblems.Unusable(path, e.Message), isBusy: false);
        }
    }

    /// <summary>
    /// After a crash: if the letter of the last batch was queued, its positions are committed now; else they are forgotten, and
    /// the same lines are read again.
    /// </summary>
    /// <param name="isQueued">Was a letter with this batch id ever accepted by the queue? Letters already sent count.</param>
    /// <returns>The batch that was committed, or null.</returns>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public string? Settle(Func<string, bool> isQueued)
    {
        if (!File.Exists(NextPath))
        {
            return null;
        }

        if (ReadFile(NextPath) is { } next && isQueued(next.Batch))
        {
            Replace(next);
            return next.Batch;
        }

        File.Delete(NextPath);
        return null;
    }

    /// <summary>First phase: writes the positions of a batch beside the book, so that they are known whatever happens next.</summary>
    /// <param name="next">The book after the batch.</param>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public void Prepare(PositionBook next) => WriteFile(next, NextPath);

    /// <summary>Second phase: the batch is queued, or needs no letter; its positions count from now on.</summary>
    /// <param name="next">The book after the batch.</param>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public void Commit(PositionBook next)
    {
        if (ReadFile(NextPath)?.Batch != next.Batch)
        {
            WriteFile(next, NextPath);
        }

        Replace(next);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    // FileShare.None is flock(2) with LOCK_EX | LOCK_NB; the system lets go of it when the process dies.
    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(Path.Join(path, LockName), new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = OwnerFile,
            });
        }
        catch (IOException e) when (e.HResult == 11)
        {
            throw new StateException(StateProblems.Busy(path), isBusy: true);
        }
    }

    private void ReadBook(IProblemSink problems)
    {
        if (File.Exists(BookPath) && ReadFile(BookPath) is { } book)
        {
            Book = book;
            return;
        }

        if (File.Exists(BookPath))
        {
            File.Move(BookPath, BookPath + ".bad", overwrite: true);
            problems.Report(StateProblems.Damaged(BookPath, BookName + ".bad"));
        }

        WriteFile(Book, BookPath);
    }

    private static PositionBook? ReadFile(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length <= MostLength ? BookText.Read(File.ReadAllBytes(path)) : null;
    }

    private void Replace(PositionBook next)
    {
        File.Move(NextPath, BookPath, overwrite: true);
        DirectorySync.Flush(_path);
        Book = next;
    }

    private void WriteFile(PositionBook book, string path)
    {
        var temporary = path + ".tmp";
        using (var file = new FileStream(temporary, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerFile }))
        {
            file.Write(BookText.Write(book));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        DirectorySync.Flush(_path);
    }
}
