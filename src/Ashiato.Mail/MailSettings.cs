using Ashiato.Core;
using Ashiato.Mail.Message;
using Ashiato.Mail.Smtp;

namespace Ashiato.Mail;

/// <summary>How this machine sends mail: the <c>mail</c> section of our configuration, or an <c>ssmtp.conf</c>.</summary>
public sealed record MailSettings
{
    /// <summary>Where the queue is when nothing else is said.</summary>
    public const string UsualSpool = "/var/spool/ashiato/mail";

    /// <summary>After so long a letter that no hub has taken is given up (RFC 5321 4.5.4.1: at least 4 to 5 days).</summary>
    public static readonly TimeSpan UsualGiveUp = TimeSpan.FromDays(5);

    /// <summary>The mail hubs, the first preferred.</summary>
    public IReadOnlyList<RelaySettings> Relays { get; init; } = [];

    /// <summary>How addresses are completed and rewritten.</summary>
    public AddressRules Addresses { get; init; } = new();

    /// <summary>The directory of the queue.</summary>
    public string Spool { get; init; } = UsualSpool;

    /// <summary>How long a letter is tried.</summary>
    public TimeSpan GiveUpAfter { get; init; } = UsualGiveUp;

    /// <summary>The language of our own mails; null: that of the run.</summary>
    public Language? Language { get; init; }

    /// <summary>What was odd in the configuration, one line each.</summary>
    public IReadOnlyList<Text> Warnings { get; init; } = [];
}
