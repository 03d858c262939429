namespace Ashiato.Mail.Queue;

/// <summary>What a run did with one letter.</summary>
internal enum RunOutcome
{
    /// <summary>Everybody has got it.</summary>
    Delivered,

    /// <summary>Somebody has not got it yet.</summary>
    Deferred,

    /// <summary>Somebody will not get it.</summary>
    Bounced,

    /// <summary>It is no letter.</summary>
    Damaged,

    /// <summary>Its time has not come, or another process has it.</summary>
    NotDue,
}
