namespace Ashiato.Input.Formats;

/// <summary>Compares program names as bytes without regard to the case of ASCII letters.</summary>
internal sealed class ProgramNames : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    /// <summary>The one comparer.</summary>
    public static readonly ProgramNames Comparer = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => System.Text.Ascii.EqualsIgnoreCase(alternate, other);

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = 17;
        foreach (var b in alternate)
        {
            hash = (hash * 31) + (b | 0x20);
        }

        return hash;
    }

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    /// <summary>The name that a program is catalogued under: no directories, no instance, no module in parentheses, of Cisco's tags the percent sign.</summary>
    public static ReadOnlySpan<byte> KeyOf(ReadOnlySpan<byte> program)
    {
        if (!program.IsEmpty && program[0] is (byte)'/' or (byte)'(')
        {
            program = program.Trim("()"u8);
            program = program[(program.LastIndexOf((byte)'/') + 1)..];
        }

        // Cisco's tags name facility, severity and kind, %ASA-2-106001: hundreds of facilities, so that the sign stands for all.
        if (program is [(byte)'%', ..] && program.Contains((byte)'-'))
        {
            return program[..1];
        }

        var end = program.IndexOfAny("/(@["u8);
        return end > 0 ? program[..end] : program;
    }
}
