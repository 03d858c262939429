namespace Ashiato.Reports.Explanations;

/// <summary>Every explained kind of message. A new family is one class and one line here.</summary>
public static class ExplanationCatalog
{
    private static readonly Dictionary<string, Explanation> ByCode = All().ToDictionary(e => e.Code, StringComparer.Ordinal);

    /// <summary>The explanation of a kind, or null.</summary>
    public static Explanation? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>Every explanation.</summary>
    public static IEnumerable<Explanation> All() =>
    [
        .. SshExplanations.All,
        .. WebExplanations.All,
        .. AuditExplanations.All,
        .. MailServerExplanations.All,
        .. MailboxExplanations.All,
        .. FtpExplanations.All,
        .. DnsExplanations.All,
        .. GuardExplanations.All,
        .. RemoteAccessExplanations.All,
        .. DatabaseExplanations.All,
        .. PackageExplanations.All,
        .. LoginRecordExplanations.All,
        .. ApplicationExplanations.All,
        .. SshConnectionExplanations.All,
        .. SudoExplanations.All,
        .. PamExplanations.All,
        .. AccountExplanations.All,
        .. CronExplanations.All,
        .. SystemdExplanations.All,
        .. LoggerAndClockExplanations.All,
        .. KernelExplanations.All,
    ];
}
