namespace Ashiato.Input.Patterns;

/// <summary>The words that logging libraries print for the level of a message, in any case of letters.</summary>
internal static class LevelWords
{
    private static readonly string[] Known =
    [
        "trace", "debug", "info", "notice", "warn", "warning", "error", "err", "critical", "crit", "fatal", "severe", "alert", "emerg", "panic",
        "verbose", "information", "config", "fine", "finer", "finest", "audit", "subdebug", "ddebug", "dpanic", "emergency", "failure",
        "debug2", "debug3", "debug4", "debug5", "unknown", "inf", "wrn", "dbg", "trc", "ftl", "success",
    ];

    /// <summary>Is it such a word?</summary>
    public static bool IsLevel(ReadOnlySpan<byte> word)
    {
        if (word.Length is < 3 or > 11)
        {
            return false;
        }

        foreach (var known in Known)
        {
            if (known.Length == word.Length && System.Text.Ascii.EqualsIgnoreCase(word, known))
            {
                return true;
            }
        }

        return false;
    }
}
