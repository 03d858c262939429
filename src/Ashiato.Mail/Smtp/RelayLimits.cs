namespace Ashiato.Mail.Smtp;

/// <summary>How long each step may take, all its bytes together: a hub that sends a byte a minute ends too.</summary>
/// <param name="Connect">Connection, greeting, EHLO and TLS.</param>
/// <param name="LogIn">AUTH.</param>
/// <param name="Envelope">MAIL and RCPT.</param>
/// <param name="Data">From DATA to the answer to the final dot: to give up here makes duplicates (RFC 1047), so it is long.</param>
public sealed record RelayLimits(TimeSpan Connect, TimeSpan LogIn, TimeSpan Envelope, TimeSpan Data)
{
    /// <summary>The queue's (RFC 5321 4.5.3.2: 5 minutes a command, 10 for the final dot).</summary>
    public static readonly RelayLimits Patient = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));

    /// <summary>Those of the attempt right after submission: somebody waits.</summary>
    public static readonly RelayLimits Prompt = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10));
}
