using System.Buffers;
using Ashiato.Core;
using Ashiato.Input.Following;

namespace Ashiato.FollowHost;

/// <summary>A letter about one batch: its lines.</summary>
internal sealed class Letter : IFollowSink
{
    private readonly ArrayBufferWriter<byte> _text = new();

    /// <summary>Is there anything to send?</summary>
    public bool IsEmpty => _text.WrittenCount == 0;

    public void Accept(in FollowedLine line)
    {
        _text.Write(line.Bytes);
        _text.Write("\n"u8);
    }

    public void Lost(LogLoss loss) => Write("LOST " + loss.Path);

    public void Report(Problem problem) => Write("PROBLEM " + problem.Text.En);

    /// <summary>Puts the letter into a queue of files, as a mail queue does: when its name is there, all of it is.</summary>
    public void Queue(string spool, string batch)
    {
        var path = Path.Join(spool, batch);
        using (var file = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write))
        {
            file.Write(_text.WrittenSpan);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".tmp", path);
    }

    private void Write(string text) => _text.Write(System.Text.Encoding.UTF8.GetBytes(text + "\n"));
}
