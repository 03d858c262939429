using System.Globalization;
using Ashiato.Core;
using Ashiato.Tests.Input.Formats.Journal;

namespace Ashiato.FollowHost;

/// <summary>A journal of one sequence in several files: the one that is written to, and those it was renamed to.</summary>
internal sealed class JournalWriter(string directory, int seed) : LineWriter(directory, seed)
{
    private readonly string _directory = directory;
    private readonly ulong _realtime = (ulong)Clock.System.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
    private readonly List<string> _messages = [];
    private readonly Queue<string> _archived = [];

    private string Active => Path.Join(_directory, "system.journal");

    protected override void Write(int lines)
    {
        for (var i = 0; i < lines; i++)
        {
            _messages.Add($"line {Count++}");
        }

        var first = (ulong)(Count - _messages.Count) + 1;
        File.WriteAllBytes(Active + ".new", TinyJournal.Make(_messages, compact: true, first, _realtime));
        File.Move(Active + ".new", Active, overwrite: true);
    }

    protected override void Rotate()
    {
        if (_messages.Count == 0)
        {
            return;
        }

        var archived = Path.Join(_directory, string.Create(CultureInfo.InvariantCulture, $"system@0102-{Count - _messages.Count + 1:x16}-{_realtime:x16}.journal"));
        File.Move(Active, archived);
        _messages.Clear();
        _archived.Enqueue(archived);
        if (_archived.Count > MostParts)
        {
            File.Delete(_archived.Dequeue());
        }
    }
}
