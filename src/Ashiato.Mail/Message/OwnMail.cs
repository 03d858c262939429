using Ashiato.Core;

namespace Ashiato.Mail.Message;

/// <summary>A mail that Ashiato writes: a digest, a check, a warning.</summary>
/// <param name="Subject">The subject, one line.</param>
/// <param name="Plain">The text part; lines as they shall be read, <c>\n</c> between them.</param>
/// <param name="Recipients">Addresses; local names are completed and root's goes where root's mail goes.</param>
public sealed record OwnMail(string Subject, string Plain, IReadOnlyList<string> Recipients)
{
    /// <summary>The same as HTML, a whole document in UTF-8, or null.</summary>
    public string? Html { get; init; }

    /// <summary>The language the texts are in (Content-Language, RFC 3282).</summary>
    public Language Language { get; init; }

    /// <summary>The name in From.</summary>
    public string FromName { get; init; } = "Ashiato";

    /// <summary>The sender's address; null for root's of this machine.</summary>
    public string? From { get; init; }
}
