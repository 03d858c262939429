namespace Ashiato.Query.Literals;

/// <summary>Guesses which part of a text the fewest lines of a log hold.</summary>
internal static class LiteralRarity
{
    /// <summary>What very many lines hold.</summary>
    private const string CommonWords =
        "http https www web get post com org net php html index host localhost port from for user root invalid failed password accepted publickey session opened closed "
        + "by uid connection connect disconnect disconnected authenticating preauth received pam unix cron cmd systemd started starting stopped finished service "
        + "kernel info error warning status log login logged app api application version python android iphone mozilla compatible windows linux x86 x64 win64) chrome safari "
        + "applewebkit gecko khtml like macintosh intel mac firefox mobile bot news docs blog wiki assets images static content admin wp-content wp-login "
        + "2024 2025 2026 2027 127.0.0.1 255.255 /bin/sh /bin/bash /usr/ /var/ /dev/null /tmp/ && sh : s 6 ( 12 (c";

    /// <summary>A common triple is worse than bytes that are common each by itself.</summary>
    private const int Penalty = 10;

    private static readonly HashSet<int> CommonTriples = Triples(System.Text.Encoding.ASCII.GetBytes($" {CommonWords} "));

    /// <summary>Where in a long text the part begins that others share least: browsers all begin with the same words, and differ in numbers and signs.</summary>
    /// <param name="text">The text, ASCII letters in lower case; 0 is returned when it is no longer than the part.</param>
    /// <param name="length">How many bytes the part has.</param>
    public static int Rarest(ReadOnlySpan<byte> text, int length)
    {
        var (rarest, most) = (0, int.MinValue);
        for (var start = 0; start + length <= text.Length; start++)
        {
            var rarity = Of(text.Slice(start, length));
            (rarest, most) = rarity > most ? (start, rarity) : (rarest, most);
        }

        return rarest;
    }

    private static int Of(ReadOnlySpan<byte> part)
    {
        var rarity = 0;
        for (var i = 0; i < part.Length; i++)
        {
            rarity += Of(part[i]) - (i >= 2 && CommonTriples.Contains(Triple(part.Slice(i - 2, 3))) ? Penalty : 0);
        }

        return rarity;
    }

    private static int Of(byte b) => b switch
    {
        (byte)' ' or (byte)'/' or (byte)'.' or (byte)'-' => 0,
        (byte)'a' or (byte)'e' or (byte)'i' or (byte)'n' or (byte)'o' or (byte)'r' or (byte)'s' or (byte)'t' => 1,
        >= (byte)'a' and <= (byte)'z' => 2,
        >= (byte)'0' and <= (byte)'9' or (byte)':' or (byte)'=' or (byte)'"' => 3,
        _ => 5,
    };

    private static HashSet<int> Triples(ReadOnlySpan<byte> text)
    {
        var triples = new HashSet<int>();
        for (var i = 0; i + 3 <= text.Length; i++)
        {
            _ = triples.Add(Triple(text.Slice(i, 3)));
        }

        return triples;
    }

    private static int Triple(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
