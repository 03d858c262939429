namespace Ashiato.Mail.Message;

/// <summary>What the command line of sendmail(8) says about a message.</summary>
public sealed record Submission
{
    /// <summary>Who submits.</summary>
    public required SystemUser User { get; init; }

    /// <summary>The recipients named.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary><c>-t</c>: also those of To, Cc and Bcc.</summary>
    public bool RecipientsFromHeader { get; init; }

    /// <summary><c>-f</c> or <c>-r</c>: the sender, or null. Empty or <c>&lt;&gt;</c>: the null return path.</summary>
    public string? Sender { get; init; }

    /// <summary><c>-F</c>: the name in From, or null for that of the user.</summary>
    public string? FullName { get; init; }
}
