namespace Ashiato.Input.Stamps;

/// <summary>English month and week day names as C programs write them.</summary>
internal static class Months
{
    /// <summary>No short name with its dot and what stands behind is longer.</summary>
    private const int MostForeign = 8;

    private static readonly byte[][][] Foreign =
    [
        Names("janv ene gen jan"), Names("févr fevr feb fev"), Names("mars März mar mrt"), Names("avr abr apr"), Names("mai Mai may mag mei"), Names("juin Juni jun giu"),
        Names("juil Juli jul lug"), Names("août aout ago aug"), Names("sept Sept set sep"), Names("oct Okt okt ott out"), Names("nov Nov"), Names("déc dec Dez dic dez"),
    ];

    /// <summary>1 to 12 for <c>Jan</c> to <c>Dec</c> at the beginning of the text, else 0.</summary>
    public static int Read(ReadOnlySpan<byte> text) => text.Length < 3 ? 0 : ((text[0] << 16) | (text[1] << 8) | text[2]) switch
    {
        ('J' << 16) | ('a' << 8) | 'n' => 1,
        ('F' << 16) | ('e' << 8) | 'b' => 2,
        ('M' << 16) | ('a' << 8) | 'r' => 3,
        ('A' << 16) | ('p' << 8) | 'r' => 4,
        ('M' << 16) | ('a' << 8) | 'y' => 5,
        ('J' << 16) | ('u' << 8) | 'n' => 6,
        ('J' << 16) | ('u' << 8) | 'l' => 7,
        ('A' << 16) | ('u' << 8) | 'g' => 8,
        ('S' << 16) | ('e' << 8) | 'p' => 9,
        ('O' << 16) | ('c' << 8) | 't' => 10,
        ('N' << 16) | ('o' << 8) | 'v' => 11,
        ('D' << 16) | ('e' << 8) | 'c' => 12,
        _ => 0,
    };

    /// <summary>1 to 12 for a short name as Java's formatters write it where the server speaks French, German, Spanish, Italian, Portuguese or Dutch (CLDR), else 0.</summary>
    /// <param name="text">Begins with the name.</param>
    /// <param name="separator">Stands behind it.</param>
    /// <param name="length">How long the name is, with a dot behind it.</param>
    public static int ReadForeign(ReadOnlySpan<byte> text, byte separator, out int length)
    {
        length = text[..Math.Min(text.Length, MostForeign)].IndexOf(separator);
        if (length < 3)
        {
            length = 0;
            return 0;
        }

        var name = text[..length].TrimEnd((byte)'.');
        for (var month = 0; month < Foreign.Length; month++)
        {
            foreach (var known in Foreign[month])
            {
                if (name.SequenceEqual(known))
                {
                    return month + 1;
                }
            }
        }

        return 0;
    }

    /// <summary>Does the text begin with <c>Mon</c> to <c>Sun</c>?</summary>
    public static bool IsWeekDay(ReadOnlySpan<byte> text) => text.Length >= 3 && (((text[0] << 16) | (text[1] << 8) | text[2]) is
        (('M' << 16) | ('o' << 8) | 'n') or (('T' << 16) | ('u' << 8) | 'e') or (('W' << 16) | ('e' << 8) | 'd') or (('T' << 16) | ('h' << 8) | 'u')
        or (('F' << 16) | ('r' << 8) | 'i') or (('S' << 16) | ('a' << 8) | 't') or (('S' << 16) | ('u' << 8) | 'n'));

    private static byte[][] Names(string names) => [.. names.Split(' ').Select(System.Text.Encoding.UTF8.GetBytes)];
}
