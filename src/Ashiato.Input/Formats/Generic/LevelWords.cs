namespace Ashiato.Input.Formats.Generic;

/// <summary>The words for a message's level that loggers write, and the short forms of some of them.</summary>
internal static class LevelWords
{
    private static readonly string[] Words =
    [
        "trace", "debug", "info", "information", "notice", "warn", "warning", "error", "err", "critical", "crit", "fatal", "severe",
        "alert", "emerg", "emergency", "panic", "fine", "finer", "finest", "verbose", "security",
    ];

    /// <summary>Serilog's three letters.</summary>
    private static readonly (string Short, Core.Constant Level)[] Short =
    [
        ("I", new("info")), ("W", new("warning")), ("E", new("error")), ("D", new("debug")), ("F", new("fatal")), ("C", new("critical")), ("N", new("notice")),
        ("T", new("trace")), ("INF", new("info")), ("WRN", new("warning")), ("FTL", new("fatal")), ("DBG", new("debug")), ("VRB", new("verbose")),
    ];

    /// <summary>Is it a level, in any case of letters?</summary>
    public static bool IsLevel(ReadOnlySpan<byte> word)
    {
        foreach (var known in Words)
        {
            if (known.Length == word.Length && System.Text.Ascii.EqualsIgnoreCase(word, known))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The level of a short form in brackets (<c>[W]</c>, <c>[WRN]</c>), or null.</summary>
    public static Core.Constant? OfShort(ReadOnlySpan<byte> word)
    {
        foreach (var (name, level) in Short)
        {
            if (name.Length == word.Length && System.Text.Ascii.Equals(word, name))
            {
                return level;
            }
        }

        return null;
    }
}
