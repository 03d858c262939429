namespace Ashiato.Core.Findings;

/// <summary>Who did it, as far as the logs say.</summary>
/// <param name="Address">The address it came from, or null.</param>
/// <param name="User">The account used, or null.</param>
/// <param name="Key">Fingerprint of the SSH key used, or null.</param>
public sealed record Actor(string? Address = null, string? User = null, string? Key = null)
{
    /// <summary>Nobody known.</summary>
    public static readonly Actor Unknown = new();
}
