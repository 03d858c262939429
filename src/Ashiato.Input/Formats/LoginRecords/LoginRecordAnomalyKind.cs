namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>What is odd about a place in wtmp or btmp. Each has innocent explanations too; whoever reports it must say so.</summary>
public enum LoginRecordAnomalyKind
{
    /// <summary>Slots that hold only zeros, with records after them: what log cleaners leave, or a crash while writing.</summary>
    ZeroedSlots,

    /// <summary>
    /// Slots of zeros just before a boot that no shutdown came before, no more of them than one block of a file system holds:
    /// room that was given to the file, but not written when the machine stopped.
    /// </summary>
    UnwrittenSlots,

    /// <summary>A record is older than the one before it, and neither a boot nor a clock change stands near.</summary>
    TimeWentBack,

    /// <summary>The file's size is no multiple of the slot's size.</summary>
    OddSize,

    /// <summary>A session ended on a line on which none was open: its log-in was taken out, or never written.</summary>
    LogoutWithoutLogin,

    /// <summary>A log-in on a line whose log-in before had not ended: the log-out was taken out, or never written.</summary>
    LoginOverOpenLogin,
}
