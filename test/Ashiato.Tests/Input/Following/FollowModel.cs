using System.IO.Compression;
using Ashiato.Core;
using Ashiato.Input.Following;
using Ashiato.Input.Following.Positions;

namespace Ashiato.Tests.Input.Following;

/// <summary>The writer, its rotations and a reader with a queue, on a real directory.</summary>
internal sealed class FollowModel : IDisposable
{
    private readonly TempDirectory _temp = new();
    private readonly Dictionary<string, Kept> _queue = [];
    private readonly Problems _problems = new();
    private readonly List<string> _done = [];
    private bool _isInLine;
    private int _next;

    internal FollowModel()
    {
        Append(Line());
        Read("read");
    }

    private string Log => Path.Combine(_temp.Path, "app.log");

    public void Dispose() => _temp.Dispose();

    internal void Do(string operation)
    {
        _done.Add(operation);
        switch (operation)
        {
            case "append": Append(Line()); break;
            case "few": Append(Line() + Line()); break;
            case "many": Append(string.Concat(Enumerable.Range(0, 150).Select(_ => Line()))); break;
            case "partial": Partial(); break;
            case "rename": Rotate(); Append(""); break;
            case "rename without create": Rotate(); break;
            case "rename and pack": EndLine(); Rotate(); Pack(1); break;
            case "pack older": Enumerable.Range(2, 20).ToList().ForEach(Pack); break;
            case "copytruncate": CopyTruncate(); break;
            case "copytruncate and pack": CopyTruncate(); Pack(1); break;
            case "rename late": Late(); break;
            case "shrink": Shrink(); Read("read"); break;
            case "empty": Lose(); Append(Line()); Truncate(Log, 0); Read("read"); break;
            case "replace": Lose(); Append(Line()); File.Delete(Log); Append(Line()); Read("read"); break;
            default: Read(operation); break;
        }
    }

    internal void End()
    {
        EndLine();
        Append(Line());
        Read("read");
        Read("read");
    }

    /// <summary>What is wrong; empty when nothing is.</summary>
    internal string Verdict(bool isHostile)
    {
        var seen = _queue.Values.SelectMany(Followed.Numbers).ToList();
        var twice = seen.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        var missing = Enumerable.Range(0, _next).Except(seen).ToList();
        var isSaid = _queue.Values.Any(k => k.Losses.Count > 0);
        return twice.Count > 0 ? Say("twice", twice)
            : missing.Count > 0 && !isHostile ? Say("missing", missing)
            : missing.Count > 0 && !isSaid ? Say("missing and not said", missing)
            : !isHostile && isSaid ? Say("said to be lost", [])
            : "";
    }

    private string Say(string what, List<int> lines) => $"{what}: {string.Join(' ', lines.Take(10))} after {string.Join(", ", _done)}";

    private string Line() => $"Mar  1 12:00:00 web1 app[1]: line {_next++}\n";

    private void Append(string text)
    {
        EndLine();
        File.AppendAllText(Log, text);
    }

    private void Partial()
    {
        Append("Mar  1 12:00:00 web1 app[1]: li");
        _isInLine = true;
    }

    private void EndLine()
    {
        if (_isInLine)
        {
            _isInLine = false;
            File.AppendAllText(Log, $"ne {_next++}\n");
        }

        if (!File.Exists(Log))
        {
            File.WriteAllText(Log, "");
        }
    }

    private void Rotate()
    {
        EndLine();
        Shift();
        File.Move(Log, Log + ".1");
    }

    // The writer ends its line in the renamed file.
    private void Late()
    {
        Partial();
        Shift();
        File.Move(Log, Log + ".1");
        File.WriteAllText(Log, "");
        Read("read");
        File.AppendAllText(Log + ".1", $"ne {_next++}\n");
        _isInLine = false;
        Read("read");
    }

    private void CopyTruncate()
    {
        EndLine();
        Shift();
        File.Copy(Log, Log + ".1");
        Truncate(Log, 0);
    }

    private static void Truncate(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }

    private void Shift()
    {
        for (var i = 30; i >= 1; i--)
        {
            foreach (var extension in new[] { "", ".gz" }.Where(e => File.Exists($"{Log}.{i}{e}")))
            {
                File.Move($"{Log}.{i}{extension}", $"{Log}.{i + 1}{extension}");
            }
        }
    }

    private void Pack(int number)
    {
        var path = $"{Log}.{number}";
        if (!File.Exists(path))
        {
            return;
        }

        using (var target = File.Create(path + ".gz"))
        using (var packed = new GZipStream(target, CompressionLevel.Fastest))
        {
            packed.Write(File.ReadAllBytes(path));
        }

        File.SetLastWriteTimeUtc(path + ".gz", File.GetLastWriteTimeUtc(path));
        File.Delete(path);
    }

    private void Shrink()
    {
        Lose();
        var text = File.ReadAllText(Log);
        Truncate(Log, text.LastIndexOf('\n', text.Length / 2) + 1);
    }

    // What is taken away of a file that nobody ever looked at leaves no trace: so that it leaves one, there is a line, and it is read.
    private void Lose()
    {
        Append(Line());
        Read("read");
    }

    private void Read(string operation)
    {
        try
        {
            using var state = StateDirectory.Open(Path.Combine(_temp.Path, "state"), _problems);
            state.Settle(_queue.ContainsKey);
            var kept = new Kept();
            var next = new Follower(Clock.System).Read(state.Book, [Log], [], kept);
            if (operation == "crash before prepare")
            {
                return;
            }

            state.Prepare(next);
            if (operation == "crash before queueing")
            {
                return;
            }

            _queue.Add(next.Batch, kept);
            if (operation != "crash after queueing")
            {
                state.Commit(next);
            }
        }
        finally
        {
            Assert.Empty(_problems.All);
        }
    }
}
