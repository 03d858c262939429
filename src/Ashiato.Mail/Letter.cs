namespace Ashiato.Mail;

/// <summary>A message with its envelope (RFC 5321 2.3.1), ready for the queue.</summary>
/// <param name="Sender">The address bounces go to; empty for the null return path.</param>
/// <param name="Recipients">Who gets it: at least one address, each once.</param>
/// <param name="Content">The message: CRLF line ends, no line over 998 bytes, no Bcc.</param>
public sealed record Letter(string Sender, IReadOnlyList<string> Recipients, ReadOnlyMemory<byte> Content)
{
    /// <summary>Does a header or an address need SMTPUTF8 (RFC 6531)?</summary>
    public bool NeedsUtf8 { get; init; }

    /// <summary><c>host[:port]</c> that <c>revaliases</c> names for this sender, or null for the relays of the configuration.</summary>
    public string? Relay { get; init; }
}
