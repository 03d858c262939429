namespace Ashiato.Detection.Logcheck;

/// <summary>How much is left out of the system events (REPORTLEVEL of logcheck.conf).</summary>
public enum LogcheckLevel
{
    /// <summary>Only <c>ignore.d.paranoid</c>.</summary>
    Paranoid,

    /// <summary><c>ignore.d.server</c> too; what logcheck does unless told otherwise.</summary>
    Server,

    /// <summary><c>ignore.d.workstation</c> too.</summary>
    Workstation,
}
