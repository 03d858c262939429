namespace Ashiato.Detection.Logcheck;

/// <summary>What logcheck.conf(5) says; where it says nothing, what logcheck 1.4 takes.</summary>
public sealed record LogcheckSettings
{
    /// <summary>REPORTLEVEL.</summary>
    public LogcheckLevel Level { get; init; } = LogcheckLevel.Server;

    /// <summary>SENDMAILTO.</summary>
    public string SendMailTo { get; init; } = "root";

    /// <summary>ATTACKSUBJECT: the heading of what <c>cracking.d</c> found.</summary>
    public string AttackSubject { get; init; } = "Security Alerts";

    /// <summary>SECURITYSUBJECT: the heading of what <c>violations.d</c> found.</summary>
    public string SecuritySubject { get; init; } = "Security Events";

    /// <summary>EVENTSSUBJECT: the heading of what no rule knows.</summary>
    public string EventsSubject { get; init; } = "System Events";

    /// <summary>ADDTAG: does the subject begin with <c>[logcheck]</c>?</summary>
    public bool AddTag { get; init; }

    /// <summary>INTRO: are header.txt and footer.txt shown?</summary>
    public bool Intro { get; init; } = true;

    /// <summary>FQDN: is the whole name of the host in the subject?</summary>
    public bool FullHostName { get; init; }

    /// <summary>HOSTNAME, where the configuration or -H names it.</summary>
    public string? HostName { get; init; }

    /// <summary>The format of date(1) that DATE asks for, or null.</summary>
    public string? DateFormat { get; init; }

    /// <summary>DATE, where it is a plain text.</summary>
    public string? Date { get; init; }

    /// <summary>SORTUNIQ: are lines sorted as a whole, equal ones once?</summary>
    public bool SortUnique { get; init; }

    /// <summary>SUPPORT_CRACKING_IGNORE: does <c>cracking.ignore.d</c> count?</summary>
    public bool SupportCrackingIgnore { get; init; }

    /// <summary>SYSLOGSUMMARY: is syslog-summary(1) wanted?</summary>
    public bool SyslogSummary { get; init; }

    /// <summary>MAILASATTACH: 0 in the mail, 1 attached, 2 attached and packed.</summary>
    public int MailAsAttachment { get; init; }

    /// <summary>MIMEENCODING, or null.</summary>
    public string? MimeEncoding { get; init; }

    /// <summary>REBOOT: does the subject begin with <c>Reboot:</c>?</summary>
    public bool Reboot { get; init; }

    /// <summary>RULEDIR, or null.</summary>
    public string? RuleDirectory { get; init; }

    /// <summary>LOGFILES_LIST, or null.</summary>
    public string? LogFilesList { get; init; }

    /// <summary>LOGFILES_LIST_D, or null.</summary>
    public string? LogFilesListDirectory { get; init; }

    /// <summary>STATEDIR, or null.</summary>
    public string? StateDirectory { get; init; }

    /// <summary>TMP: where temporary files go, or null.</summary>
    public string? TemporaryDirectory { get; init; }
}
