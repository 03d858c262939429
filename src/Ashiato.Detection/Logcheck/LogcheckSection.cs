namespace Ashiato.Detection.Logcheck;

/// <summary>A part of the report.</summary>
/// <param name="Kind">Which of the three layers.</param>
/// <param name="Heading">Its heading, as logcheck writes it.</param>
/// <param name="File">The rule file whose rules found its lines; null for the system events.</param>
public sealed record LogcheckSection(LogcheckSectionKind Kind, string Heading, string? File);
