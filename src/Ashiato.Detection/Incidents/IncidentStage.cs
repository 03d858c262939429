namespace Ashiato.Detection.Incidents;

/// <summary>What a step was for, in the order a break-in goes.</summary>
public enum IncidentStage
{
    /// <summary>Trying from outside.</summary>
    Attempt,

    /// <summary>Coming in.</summary>
    Entry,

    /// <summary>What was done inside.</summary>
    Action,

    /// <summary>What was left behind: a way back, or something that goes on running.</summary>
    Persistence,

    /// <summary>Hiding traces, or switching off what protects and records.</summary>
    Hiding,
}
