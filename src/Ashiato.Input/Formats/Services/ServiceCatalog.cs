using Ashiato.Input.Formats.Dns;
using Ashiato.Input.Formats.Ftp;
using Ashiato.Input.Formats.Mail;

namespace Ashiato.Input.Formats.Services;

/// <summary>The services of the tables in one place: which stand behind headers, which write a file of their own.</summary>
internal static class ServiceCatalog
{
    private static readonly ProgramFormat Exim = new EximFormat();
    private static readonly ProgramFormat Dovecot = new DovecotFormat();

    /// <summary>Every service, for messages behind a header.</summary>
    public static IReadOnlyList<ProgramFormat> Programs { get; } =
    [
        new PostfixFormat(), Dovecot, Exim,
        .. MailPrograms.All, .. WebMailPrograms.All, .. FtpPrograms.All, .. DnsPrograms.All,
        .. RemoteAccessPrograms.All, .. TelephonyPrograms.All, .. DetectorPrograms.All, DetectorPrograms.Alerts, .. PanelPrograms.All, .. AppPrograms.All,
    ];

    /// <summary>
    /// Services whose own files begin their lines with a stamp. Loose templates (proftpd's session lines, a daemon's plain
    /// text) are only trusted behind a header or together with what the service's layout puts in front.
    /// </summary>
    public static IReadOnlyList<ProgramFormat> OwnFiles { get; } =
    [
        DetectorPrograms.Alerts, Exim, Dovecot,
        .. WebMailPrograms.All, .. FtpPrograms.All, .. DnsPrograms.All,
        .. RemoteAccessPrograms.All, .. TelephonyPrograms.All, .. DetectorPrograms.All, .. PanelPrograms.All, .. AppPrograms.All,
    ];
}
