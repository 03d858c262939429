using Ashiato.Detection.Logcheck;

namespace Ashiato.App.Pipelines.Check;

/// <summary>A section of a report that has lines.</summary>
/// <param name="Number">Its number among all sections.</param>
/// <param name="Section">What it is.</param>
/// <param name="Lines">How many lines it has; with sort -u before equal ones are taken out.</param>
public sealed record CheckSection(int Number, LogcheckSection Section, long Lines);
