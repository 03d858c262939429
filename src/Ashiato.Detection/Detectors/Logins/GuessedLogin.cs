using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>A log-in that was granted in the middle of guessing.</summary>
/// <param name="Kind">How it is tied to the guessing.</param>
/// <param name="Address">Where it came from.</param>
/// <param name="User">Which account.</param>
/// <param name="Method">How, or empty.</param>
/// <param name="Time">When, nanoseconds since 1970.</param>
/// <param name="Failures">Refused log-ins before it in the campaign.</param>
/// <param name="Partners">Users tried by the address, or addresses that tried the user.</param>
/// <param name="FirstFailure">When the campaign began.</param>
/// <param name="Lines">The campaign's first line and the log-in's.</param>
/// <param name="KnownBefore">Had this user logged in from this address before the campaign began?</param>
/// <param name="IsLoginRecord">Is it told by wtmp, which does not say how?</param>
internal sealed record GuessedLogin(
    GuessedBy Kind, string Address, string User, string Method, long Time, long Failures, int Partners, long FirstFailure,
    IReadOnlyList<Evidence> Lines, bool KnownBefore, bool IsLoginRecord)
{
    /// <summary>The provider that the address belongs to (<c>AS64500 Example Hosting</c>), or null where no database names it.</summary>
    public string? Provider { get; init; }
}

/// <summary>What ties a granted log-in to guessing.</summary>
internal enum GuessedBy
{
    /// <summary>The same address guessed.</summary>
    Address,

    /// <summary>Other addresses of the same network guessed.</summary>
    Network,

    /// <summary>Other addresses of the same provider (autonomous system) guessed.</summary>
    Provider,

    /// <summary>Many addresses guessed this user.</summary>
    User,
}
