namespace Ashiato.Query.Literals;

/// <summary>Guesses which part of a text the fewest lines of a log hold.</summary>
internal static class LiteralRarity
{
    /// <summary>Where in a long text the part begins that others share least: browsers all begin with the same words, and differ in numbers and signs.</summary>
    /// <param name="text">The text; 0 is returned when it is no longer than the part.</param>
    /// <param name="length">How many bytes the part has.</param>
    public static int Rarest(ReadOnlySpan<byte> text, int length)
    {
        var (rarest, most) = (0, -1);
        for (var start = 0; start + length <= text.Length; start++)
        {
            var rarity = 0;
            foreach (var b in text.Slice(start, length))
            {
                rarity += Of(b);
            }

            (rarest, most) = rarity > most ? (start, rarity) : (rarest, most);
        }

        return rarest;
    }

    private static int Of(byte b) => b switch
    {
        (byte)' ' or (byte)'/' or (byte)'.' or (byte)'-' => 0,
        (byte)'a' or (byte)'e' or (byte)'i' or (byte)'n' or (byte)'o' or (byte)'r' or (byte)'s' or (byte)'t' => 1,
        >= (byte)'a' and <= (byte)'z' => 2,
        >= (byte)'0' and <= (byte)'9' or (byte)':' or (byte)'=' or (byte)'"' => 3,
        _ => 5,
    };
}
