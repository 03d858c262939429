using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats;

/// <summary>What a line format is given beside the line.</summary>
public sealed class LineContext
{
    /// <summary>Reads time stamps of this file.</summary>
    public required StampReader Stamps { get; init; }

    /// <summary>Reads the message inside a wrapper (syslog, Docker, CRI) as the program that wrote it would.</summary>
    public required IMessageReader Messages { get; init; }

    /// <summary>Bytes that follow the current line in the file, as far as they are read; fetched on demand.</summary>
    public required ILineAhead Ahead { get; init; }

    /// <summary>Does the file's name, or whoever chose the format, say that the lines are a shell's history?</summary>
    public bool IsShellHistory { get; init; }

    /// <summary>State that a format keeps over the lines of one file (a W3C header's field names), by format.</summary>
    public Dictionary<object, object> State { get; } = [];

    private readonly List<Record> _inner = [];

    /// <summary>A record for the line that stands inside the current one: one object a depth, reused.</summary>
    internal Record Inner()
    {
        while (_inner.Count <= Depth)
        {
            _inner.Add(new Record());
        }

        return _inner[Depth];
    }

    /// <summary>How deep a line stands inside wrappers: 0 for a line of the file itself.</summary>
    public int Depth { get; set; }
}
