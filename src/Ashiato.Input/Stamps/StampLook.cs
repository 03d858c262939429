namespace Ashiato.Input.Stamps;

/// <summary>A quick look whether a line begins with a date: then it is a record of its own, whoever wrote it.</summary>
internal static class StampLook
{
    /// <summary><c>2026-03-01</c>, <c>[2026/03/01</c> and the like at the beginning of the line.</summary>
    public static bool Begins(ReadOnlySpan<byte> line)
    {
        var at = line.Length > 0 && line[0] == '[' ? 1 : 0;
        return line.Length >= at + 19 && Digits.Try4(line, at, out _) && line[at + 4] is ((byte)'-' or (byte)'/' or (byte)'.')
            && line[at + 7] == line[at + 4] && Digits.Try2(line, at + 5, out _) && Digits.Try2(line, at + 8, out _)
            && line[at + 13] == ':' && line[at + 16] == ':';
    }
}
