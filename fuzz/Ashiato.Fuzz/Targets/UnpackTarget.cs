using Ashiato.Input.Formats;
using Ashiato.Input.Framing;

namespace Ashiato.Fuzz.Targets;

/// <summary>A stored file, packed or not, to its end; then the same through the log reader, binary formats and all.</summary>
internal sealed class UnpackTarget : IFuzzTarget
{
    private static readonly UnpackLimits Limits = new(3, 100, 1 << 20);
    private readonly LogReader _reader = new();
    private readonly byte[] _buffer = new byte[1 << 16];

    public string Name => "unpack";

    public string? Format => null;

    public int MostKept => 20;

    public void Run(ReadOnlySpan<byte> data, Signatures seen)
    {
        var bytes = data.ToArray();
        var surroundings = new Surroundings();
        var total = 0L;
        using (var stream = Unpacker.Open(new MemoryStream(bytes, writable: false), "fuzz", surroundings, Limits))
        {
            for (var got = stream.Read(_buffer); got > 0; got = stream.Read(_buffer))
            {
                total += got;
            }
        }

        seen.Add($"{Packing.Of(data[..Math.Min(data.Length, Packing.HeadLength)])} {(total == 0 ? 0 : long.Log2(total))} {surroundings.Problems}");
        if (total <= 1 << 20)
        {
            _reader.Read(new MemoryStream(bytes, writable: false), "fuzz", new RecordCheck(null, seen), surroundings.Context(), () => new MemoryStream(bytes, writable: false));
        }
    }
}
