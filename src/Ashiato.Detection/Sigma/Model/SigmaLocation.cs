namespace Ashiato.Detection.Sigma.Model;

/// <summary>Where something stands in a rule file.</summary>
/// <param name="File">The file as named by the person, or the name of an own rule.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public sealed record SigmaLocation(string File, long Line, long Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
