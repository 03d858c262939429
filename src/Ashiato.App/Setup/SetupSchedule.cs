namespace Ashiato.App.Setup;

/// <summary>What runs the check every hour and at boot.</summary>
public enum SetupSchedule
{
    /// <summary>Nothing: the administrator has something of his own.</summary>
    None,

    /// <summary>Timers of systemd.</summary>
    Systemd,

    /// <summary>A file in /etc/cron.d.</summary>
    Cron,
}
