namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>
/// Finds out how the slots of a file are laid out by looking at many of them: a layout is right when types are known ones,
/// times are of the years Linux exists, microseconds are below a million and texts are padded with zeros.
/// </summary>
internal static class LoginRecordDetector
{
    /// <summary>1980-01-01: nothing older is plausible, but for zero.</summary>
    private const long Earliest = 315_532_800;

    /// <summary>2100-01-01.</summary>
    private const long Latest = 4_102_444_800;

    /// <summary>How well another layout than the commonest must fit.</summary>
    private const double LeastProof = 0.6;

    /// <summary>The layout that fits best.</summary>
    /// <param name="window">Bytes from the start of a slot on.</param>
    /// <param name="fit">How well it fits: 0 not at all, 1 every slot that is not zero is a plausible record with a time.</param>
    public static LoginRecordLayout Detect(ReadOnlySpan<byte> window, out double fit)
    {
        // By far the commonest layout needs no proof; another one does, or noise would choose it.
        var best = LoginRecordLayout.Little384;
        fit = Fit(window, best);
        foreach (var layout in LoginRecordLayout.All)
        {
            var found = Fit(window, layout);
            if (found > fit && found >= LeastProof)
            {
                (best, fit) = (layout, found);
            }
        }

        return best;
    }

    private static double Fit(ReadOnlySpan<byte> window, LoginRecordLayout layout)
    {
        var slots = 0;
        var points = 0;
        for (; window.Length >= layout.Size; window = window[layout.Size..])
        {
            var record = new LoginRecord(window[..layout.Size], layout);
            if (!record.IsZero)
            {
                slots++;
                points += Points(record);
            }
        }

        return slots == 0 ? 0 : points / (2.0 * slots);
    }

    /// <summary>2 for a plausible record with a time, 1 for one whose time is zero, 0 for anything else.</summary>
    private static int Points(in LoginRecord record)
    {
        var seconds = record.Seconds;
        var plausible = record.Type is >= LoginRecordType.Empty and <= LoginRecordType.Accounting
            && record.Microseconds is >= 0 and < 1_000_000
            && (seconds == 0 || seconds is >= Earliest and < Latest)
            && record.ProcessId is >= 0 and <= 1 << 30
            && PaddedText.IsPlausible(record.Raw.Slice(8, 32))
            && PaddedText.Of(record.Raw.Slice(44, 32)).IndexOfAnyInRange((byte)0, (byte)0x1f) < 0;
        return !plausible ? 0 : seconds == 0 ? 1 : 2;
    }
}
