namespace Ashiato.Mail.Queue;

/// <summary>The first line of a letter's file, JSON; the message follows, byte for byte.</summary>
/// <param name="Version">1. A program meets a higher one only after a downgrade and leaves the letter alone.</param>
/// <param name="Accepted">When the queue took it.</param>
/// <param name="Sender">The sender, empty for the null return path.</param>
/// <param name="Recipients">The recipients.</param>
/// <param name="Utf8">Does it need SMTPUTF8?</param>
/// <param name="Relay">The hub named by revaliases, or null.</param>
/// <param name="Size">Bytes of the message.</param>
/// <param name="Sha256">Its hash, hexadecimal: a file that was cut or changed is not sent.</param>
internal sealed record Envelope(int Version, DateTimeOffset Accepted, string Sender, IReadOnlyList<string> Recipients, bool Utf8, string? Relay, long Size, string Sha256)
{
    /// <summary>The version that this program writes.</summary>
    public const int Current = 1;
}
