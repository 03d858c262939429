using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Input.Following;

namespace Ashiato.App.Pipelines.Check;

/// <summary>
/// The new lines of a check, kept in files that only their owner can read and that are gone when the check ends: they are read twice,
/// by the rules and by the detection engine, and may be more than memory holds.
/// </summary>
/// <param name="directory">Where the files go.</param>
/// <param name="problems">Is told what could not be read.</param>
internal sealed class FollowedLogs(string directory, IProblemSink problems) : IFollowSink, IDisposable
{
    private const string Prefix = "new-";
    private const int BufferSize = 1 << 16;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly List<(string Log, FileStream File)> _logs = [];
    private readonly List<Finding> _losses = [];

    /// <summary>Lines that were written and are nowhere to be found.</summary>
    public IReadOnlyList<Finding> Losses => _losses;

    /// <summary>Every log that has new lines. Each is opened from its beginning.</summary>
    public IEnumerable<CheckInput> Inputs => _logs.Select(l => new CheckInput(l.Log, () => Reopen(l.File)));

    /// <summary>Removes what a check that was killed left. Nobody else checks at the same time: the state is locked.</summary>
    public static void Sweep(string directory)
    {
        foreach (var file in Directory.GetFiles(directory, Prefix + "*.tmp"))
        {
            File.Delete(file);
        }
    }

    /// <inheritdoc/>
    public void Accept(in FollowedLine line)
    {
        if (_logs.Count == 0 || _logs[^1].Log != line.Log)
        {
            _logs.Add((line.Log, Create()));
        }

        var file = _logs[^1].File;
        file.Write(line.Bytes);
        if (!line.GoesOn)
        {
            file.WriteByte((byte)'\n');
        }
    }

    /// <inheritdoc/>
    public void Lost(LogLoss loss) => _losses.Add(loss.ToFinding());

    /// <inheritdoc/>
    public void Report(Problem problem) => problems.Report(problem);

    /// <inheritdoc/>
    public void Dispose() => _logs.ForEach(l => l.File.Dispose());

    private static FileStream Reopen(FileStream file)
    {
        file.Flush();
        return new FileStream(file.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize);
    }

    private FileStream Create() => new(Path.Join(directory, $"{Prefix}{Guid.NewGuid():N}.tmp"), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.DeleteOnClose,
        BufferSize = BufferSize,
        UnixCreateMode = OwnerFile,
    });
}
