namespace Ashiato.Core.Findings;

/// <summary>An ATT&amp;CK technique.</summary>
/// <param name="Id">Id in version 19, for example <c>T1110.001</c>.</param>
/// <param name="OlderId">Id before version 19 where it changed, else null.</param>
public sealed record Technique(string Id, string? OlderId = null)
{
    /// <inheritdoc/>
    public override string ToString() => OlderId is null ? Id : $"{Id} ({OlderId})";
}
