using Ashiato.Input.Formats;

namespace Ashiato.Fuzz.Targets;

/// <summary>Text of any format through the whole catalogue: nothing may be lost.</summary>
internal sealed class TextTarget : IFuzzTarget
{
    private readonly LogReader _reader = new();

    public string Name => "text";

    public string? Format => null;

    public int MostKept => 20;

    public void Run(ReadOnlySpan<byte> data, Signatures seen)
    {
        var bytes = data.ToArray();
        var check = new RecordCheck(bytes, seen);
        using var stream = new MemoryStream(bytes, writable: false);
        _reader.ReadText(stream, check, new Surroundings().Context(), () => new MemoryStream(bytes, writable: false));
        check.End();
    }
}
