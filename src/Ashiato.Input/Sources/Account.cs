namespace Ashiato.Input.Sources;

/// <summary>One line of <c>/etc/passwd</c> (passwd(5)).</summary>
/// <param name="Name">The user's name.</param>
/// <param name="UserId">The numeric id.</param>
/// <param name="Home">The home directory.</param>
/// <param name="Shell">The log-in shell.</param>
public sealed record Account(string Name, long UserId, string Home, string Shell);
