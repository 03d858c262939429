namespace Ashiato.App.Pipelines.Check;

/// <summary>A log to check.</summary>
/// <param name="Path">As a person would write it.</param>
/// <param name="Open">Opens its unpacked bytes; null when that failed and was told.</param>
public sealed record CheckInput(string Path, Func<Stream?> Open);
