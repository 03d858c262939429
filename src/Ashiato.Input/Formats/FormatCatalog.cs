using Ashiato.Input.Formats.App;
using Ashiato.Input.Formats.Audit;
using Ashiato.Input.Formats.Auth;
using Ashiato.Input.Formats.Container;
using Ashiato.Input.Formats.Daemons;
using Ashiato.Input.Formats.Database;
using Ashiato.Input.Formats.Ftp;
using Ashiato.Input.Formats.Generic;
using Ashiato.Input.Formats.Journal;
using Ashiato.Input.Formats.Json;
using Ashiato.Input.Formats.Kernel;
using Ashiato.Input.Formats.LoginRecords;
using Ashiato.Input.Formats.Network;
using Ashiato.Input.Formats.Package;
using Ashiato.Input.Formats.Services;
using Ashiato.Input.Formats.Shell;
using Ashiato.Input.Formats.Syslog;
using Ashiato.Input.Formats.Web;

namespace Ashiato.Input.Formats;

/// <summary>Every format Ashiato reads. A new one is one class and one line here; within a list the order is that of trial.</summary>
public static class FormatCatalog
{
    /// <summary>Formats of text lines. Special ones stand before general ones.</summary>
    public static IReadOnlyList<LineFormat> Lines { get; } =
    [
        new W3cFormat(),
        new AuditFormat(),
        new JsonFormat(),
        new CriFormat(),
        new AccessLogFormat(),
        new AwsS3Format(),
        new HaproxyLineFormat(),
        new TimeFirstAccessFormat(),
        new SquidFormat(),
        new RpmLogFormat(),
        new XferlogFormat(),
        new Rfc5424Format(),
        new DpkgFormat(),
        new MssqlFormat(),
        new ApacheErrorFormat(),
        new NginxErrorFormat(),
        new LighttpdErrorFormat(),
        new LitespeedErrorFormat(),
        new UwsgiFormat(),
        new UvicornFormat(),
        new SambaFormat(),
        new AwsElbFormat(),
        new SyslogFormat(),
        new DmesgFormat(),
        new AlternativesFormat(),
        new AptHistoryFormat(),
        new AptTermFormat(),
        new PacmanFormat(),
        new ZyppHistoryFormat(),
        new BashHistoryFormat(),
        new ZshHistoryFormat(),
        new FishHistoryFormat(),
        new PlainHistoryFormat(),
        new MysqlSlowLogFormat(),
        new MysqlErrorFormat(),
        new PostgresFormat(),
        new PostgresCsvFormat(),
        new MongoFormat(),
        new RedisFormat(),
        new GlogFormat(),
        new RubyFormat(),
        new ElasticFormat(),
        new NatsFormat(),
        new OpenStackFormat(),
        new ApacheBareErrorFormat(),
        new ComposeFormat(),
        new ServiceLineFormat(ServiceCatalog.OwnFiles),
        new BareServiceFormat(),
        new CiscoLineFormat(),
        new FortigateFormat(),
        new LogfmtFormat(),
        new StampedFormat(),
        new ClockLineFormat(),
        new LevelLineFormat(),
        new GenericStampedFormat(),
    ];

    /// <summary>Messages that many programs write: tried on each message before the program's own.</summary>
    public static IReadOnlyList<ProgramFormat> Shared { get; } =
    [
        new PamFormat(),
        new AuditMessageFormat(),
        .. DetectorPrograms.Shared,
    ];

    /// <summary>Messages of programs behind a syslog, journal or container header.</summary>
    public static IReadOnlyList<ProgramFormat> Programs { get; } =
    [
        new SshdFormat(),
        new SudoFormat(),
        new SuFormat(),
        new LoginFormat(),
        new ShadowFormat(),
        new CronFormat(),
        new LogindFormat(),
        new SystemdFormat(),
        new KernelFormat(),
        new SyslogDaemonFormat(),
        new NetworkTimeFormat(),
        new NetworkConfigFormat(),
        new PolkitFormat(),
        new HaproxyFormat(),
        new NginxFormat(),
        new LighttpdFormat(),
        new CiscoFormat(),
        .. ServiceCatalog.Programs,
    ];

    /// <summary>Formats that are not lines of text.</summary>
    /// <param name="messages">Reads on in the messages of journal entries, or null.</param>
    public static IReadOnlyList<BinaryFormat> Binaries(IJournalMessageReader? messages) =>
    [
        new JournalFormat(messages),
        new JournalExportFormat(messages),
        new WtmpdbFormat(),
        new Lastlog2Format(),
        new FaillogFormat(),
        new LastlogFormat(),
        new UtmpFormat(),
    ];
}
