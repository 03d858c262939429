using Ashiato.Input.Formats;

namespace Ashiato.Fuzz.Targets;

/// <summary>Text through one line format by itself: nothing may be lost.</summary>
internal sealed class LineFormatTarget(LineFormat format) : IFuzzTarget
{
    private readonly LogReader _reader = new(format.Name);

    public string Name => "line." + format.Name;

    public string? Format => format.Name;

    public int MostKept => 2;

    public void Run(ReadOnlySpan<byte> data, Signatures seen)
    {
        var bytes = data.ToArray();
        var check = new RecordCheck(bytes, seen);
        using var stream = new MemoryStream(bytes, writable: false);
        _reader.ReadText(stream, check, new Surroundings().Context());
        check.End();
    }
}
