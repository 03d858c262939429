namespace Ashiato.Detection.Sigma.Parsing;

/// <summary>A scalar of a rule file.</summary>
/// <param name="Text">Its text; null for YAML's null.</param>
internal sealed record YamlValue(string? Text);
