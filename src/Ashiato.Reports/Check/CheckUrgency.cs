namespace Ashiato.Reports.Check;

/// <summary>What the reader of a check's mail has to do.</summary>
public enum CheckUrgency
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Look at it some time today.</summary>
    Look,

    /// <summary>Act now.</summary>
    Act,
}
