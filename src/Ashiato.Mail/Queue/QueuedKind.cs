namespace Ashiato.Mail.Queue;

/// <summary>What a file of the queue is.</summary>
public enum QueuedKind
{
    /// <summary>It waits to be sent.</summary>
    Waiting,

    /// <summary>A process sends it now.</summary>
    Sending,

    /// <summary>Somebody will not get it; kept until it is dropped.</summary>
    Bounced,

    /// <summary>It cannot be read; kept until it is dropped.</summary>
    Damaged,
}
