namespace Ashiato.Input.Following.Positions;

/// <summary>
/// How far every log was read (docs/positions.md). A value: reading makes a new one, and nothing counts until it is
/// committed.
/// </summary>
public sealed record PositionBook
{
    /// <summary>The version this program writes. A change that an older program would misread makes it one more.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What the file is.</summary>
    public string Format { get; init; } = "ashiato-positions";

    /// <summary>The version of the layout.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>A random name given when the book was begun, so that two books never make the same batch.</summary>
    public required string Book { get; init; }

    /// <summary>How many batches were committed.</summary>
    public long Run { get; init; }

    /// <summary>When the logs were last read (UTC), or null before the first time.</summary>
    public DateTimeOffset? Read { get; init; }

    /// <summary>The batch that led here (<see cref="BatchId"/>); empty in a new book.</summary>
    public string Batch { get; init; } = "";

    /// <summary>One position for each log file.</summary>
    public IReadOnlyList<LogPosition> Logs { get; init; } = [];

    /// <summary>One position for each journal directory.</summary>
    public IReadOnlyList<JournalPosition> Journals { get; init; } = [];

    /// <summary>SHA-256 of the file with this value empty.</summary>
    public string Check { get; init; } = "";

    /// <summary>A book in which nothing was read yet.</summary>
    public static PositionBook New() => new() { Book = Guid.NewGuid().ToString("n") };

    /// <summary>The position of a log; null when it was never read.</summary>
    public LogPosition? Log(string path) => Logs.FirstOrDefault(l => l.Path == path);

    /// <summary>The position of a journal directory; null when it was never read.</summary>
    public JournalPosition? Journal(string directory) => Journals.FirstOrDefault(j => j.Directory == directory);

    /// <summary>The same book with another position of one log.</summary>
    public PositionBook With(LogPosition log) => this with { Logs = [.. Logs.Where(l => l.Path != log.Path), log] };

    /// <summary>The same book with another position of one journal.</summary>
    public PositionBook With(JournalPosition journal) => this with { Journals = [.. Journals.Where(j => j.Directory != journal.Directory), journal] };
}
