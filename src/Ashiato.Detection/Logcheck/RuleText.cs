namespace Ashiato.Detection.Logcheck;

/// <summary>A rule file as it stands.</summary>
/// <param name="Name">Its name in its directory.</param>
/// <param name="Path">Where it is, for a person.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record RuleText(string Name, string Path, byte[] Bytes);
