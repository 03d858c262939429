namespace Ashiato.Detection.Lineage;

/// <summary>One stay of somebody on a host, from the log-in to its end.</summary>
/// <param name="host">Number of the host, 0 where the log names none.</param>
internal sealed class LoginSession(int host)
{
    /// <summary>Number of the host, 0 where the log names none.</summary>
    public int Host { get; } = host;

    /// <summary>The process that let them in and ends with the session, 0 where it is not known.</summary>
    public long Pid { get; init; }

    /// <summary>The kernel's number of the session, by which systemd-logind calls it too; 0 where it is not known.</summary>
    public long Number { get; set; }

    /// <summary>The account that logged in, or null.</summary>
    public string? User { get; set; }

    /// <summary>Where from, or null.</summary>
    public string? Address { get; set; }

    /// <summary>When it began, nanoseconds since 1970.</summary>
    public long From { get; set; }

    /// <summary>When it ended; long.MaxValue while nobody says.</summary>
    public long Until { get; set; } = long.MaxValue;
}
