using Ashiato.Core.Findings;

namespace Ashiato.Detection.Incidents;

/// <summary>One step of an incident.</summary>
/// <param name="Stage">What it was for.</param>
/// <param name="Finding">What was found, with the lines that prove it.</param>
public sealed record IncidentStep(IncidentStage Stage, Finding Finding);
