namespace Ashiato.Query.Values;

/// <summary>Letters of ASCII: the only ones whose case does not count.</summary>
internal static class AsciiLetters
{
    /// <summary>A capital letter as a small one, every other byte as it is.</summary>
    public static byte Lower(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;
}
