namespace Ashiato.Core;

/// <summary>The field names that more than one format uses (ECS 8.x, or a dotted name of the family where ECS has none).</summary>
public static class FieldNames
{
    /// <summary><c>message</c>.</summary>
    public static readonly FieldName Message = FieldName.Get("message");

    /// <summary><c>event.dataset</c>.</summary>
    public static readonly FieldName Dataset = FieldName.Get("event.dataset");

    /// <summary><c>event.code</c>.</summary>
    public static readonly FieldName EventCode = FieldName.Get("event.code");

    /// <summary><c>event.id</c>.</summary>
    public static readonly FieldName EventId = FieldName.Get("event.id");

    /// <summary><c>event.kind</c>.</summary>
    public static readonly FieldName EventKind = FieldName.Get("event.kind");

    /// <summary><c>event.action</c>.</summary>
    public static readonly FieldName EventAction = FieldName.Get("event.action");

    /// <summary><c>event.category</c>.</summary>
    public static readonly FieldName EventCategory = FieldName.Get("event.category");

    /// <summary><c>event.outcome</c>.</summary>
    public static readonly FieldName EventOutcome = FieldName.Get("event.outcome");

    /// <summary><c>event.duration</c>.</summary>
    public static readonly FieldName EventDuration = FieldName.Get("event.duration");

    /// <summary><c>host.name</c>.</summary>
    public static readonly FieldName HostName = FieldName.Get("host.name");

    /// <summary><c>host.id</c>.</summary>
    public static readonly FieldName HostId = FieldName.Get("host.id");

    /// <summary><c>host.boot.id</c>.</summary>
    public static readonly FieldName HostBootId = FieldName.Get("host.boot.id");

    /// <summary><c>host.architecture</c>.</summary>
    public static readonly FieldName HostArchitecture = FieldName.Get("host.architecture");

    /// <summary><c>log.level</c>.</summary>
    public static readonly FieldName LogLevel = FieldName.Get("log.level");

    /// <summary><c>log.logger</c>.</summary>
    public static readonly FieldName LogLogger = FieldName.Get("log.logger");

    /// <summary><c>log.repeat</c>.</summary>
    public static readonly FieldName LogRepeat = FieldName.Get("log.repeat");

    /// <summary><c>log.flags</c>.</summary>
    public static readonly FieldName LogFlags = FieldName.Get("log.flags");

    /// <summary><c>log.syslog.facility.code</c>.</summary>
    public static readonly FieldName SyslogFacilityCode = FieldName.Get("log.syslog.facility.code");

    /// <summary><c>log.syslog.severity.code</c>.</summary>
    public static readonly FieldName SyslogSeverityCode = FieldName.Get("log.syslog.severity.code");

    /// <summary><c>process.name</c>.</summary>
    public static readonly FieldName ProcessName = FieldName.Get("process.name");

    /// <summary><c>process.pid</c>.</summary>
    public static readonly FieldName ProcessPid = FieldName.Get("process.pid");

    /// <summary><c>process.parent.pid</c>.</summary>
    public static readonly FieldName ProcessParentPid = FieldName.Get("process.parent.pid");

    /// <summary><c>process.executable</c>.</summary>
    public static readonly FieldName ProcessExecutable = FieldName.Get("process.executable");

    /// <summary><c>process.command_line</c>.</summary>
    public static readonly FieldName ProcessCommandLine = FieldName.Get("process.command_line");

    /// <summary><c>process.args</c>.</summary>
    public static readonly FieldName ProcessArgs = FieldName.Get("process.args");

    /// <summary><c>process.title</c>.</summary>
    public static readonly FieldName ProcessTitle = FieldName.Get("process.title");

    /// <summary><c>process.working_directory</c>.</summary>
    public static readonly FieldName ProcessWorkingDirectory = FieldName.Get("process.working_directory");

    /// <summary><c>process.thread.id</c>.</summary>
    public static readonly FieldName ProcessThreadId = FieldName.Get("process.thread.id");

    /// <summary><c>process.thread.name</c>.</summary>
    public static readonly FieldName ProcessThreadName = FieldName.Get("process.thread.name");

    /// <summary><c>file.path</c>.</summary>
    public static readonly FieldName FilePath = FieldName.Get("file.path");

    /// <summary><c>source.ip</c>.</summary>
    public static readonly FieldName SourceIp = FieldName.Get("source.ip");

    /// <summary><c>source.domain</c>.</summary>
    public static readonly FieldName SourceDomain = FieldName.Get("source.domain");

    /// <summary><c>source.address</c>.</summary>
    public static readonly FieldName SourceAddress = FieldName.Get("source.address");

    /// <summary><c>source.port</c>.</summary>
    public static readonly FieldName SourcePort = FieldName.Get("source.port");

    /// <summary><c>destination.ip</c>.</summary>
    public static readonly FieldName DestinationIp = FieldName.Get("destination.ip");

    /// <summary><c>destination.domain</c>.</summary>
    public static readonly FieldName DestinationDomain = FieldName.Get("destination.domain");

    /// <summary><c>destination.address</c>.</summary>
    public static readonly FieldName DestinationAddress = FieldName.Get("destination.address");

    /// <summary><c>destination.port</c>.</summary>
    public static readonly FieldName DestinationPort = FieldName.Get("destination.port");

    /// <summary><c>network.transport</c>.</summary>
    public static readonly FieldName NetworkTransport = FieldName.Get("network.transport");

    /// <summary><c>user.name</c>.</summary>
    public static readonly FieldName UserName = FieldName.Get("user.name");

    /// <summary><c>user.id</c>.</summary>
    public static readonly FieldName UserId = FieldName.Get("user.id");

    /// <summary><c>user.effective.name</c>.</summary>
    public static readonly FieldName UserEffectiveName = FieldName.Get("user.effective.name");

    /// <summary><c>user.effective.id</c>.</summary>
    public static readonly FieldName UserEffectiveId = FieldName.Get("user.effective.id");

    /// <summary><c>user.audit.id</c>.</summary>
    public static readonly FieldName UserAuditId = FieldName.Get("user.audit.id");

    /// <summary><c>user.group.id</c>.</summary>
    public static readonly FieldName UserGroupId = FieldName.Get("user.group.id");

    /// <summary><c>group.name</c>.</summary>
    public static readonly FieldName GroupName = FieldName.Get("group.name");

    /// <summary><c>group.id</c>.</summary>
    public static readonly FieldName GroupId = FieldName.Get("group.id");

    /// <summary><c>sshd.auth.method</c>.</summary>
    public static readonly FieldName SshdAuthMethod = FieldName.Get("sshd.auth.method");

    /// <summary><c>sshd.auth.key_fingerprint</c>.</summary>
    public static readonly FieldName SshdKeyFingerprint = FieldName.Get("sshd.auth.key_fingerprint");

    /// <summary><c>sudo.command</c>.</summary>
    public static readonly FieldName SudoCommand = FieldName.Get("sudo.command");

    /// <summary><c>sudo.pwd</c>.</summary>
    public static readonly FieldName SudoPwd = FieldName.Get("sudo.pwd");

    /// <summary><c>sudo.tty</c>.</summary>
    public static readonly FieldName SudoTty = FieldName.Get("sudo.tty");

    /// <summary><c>useradd.home</c>.</summary>
    public static readonly FieldName UseraddHome = FieldName.Get("useradd.home");

    /// <summary><c>useradd.shell</c>.</summary>
    public static readonly FieldName UseraddShell = FieldName.Get("useradd.shell");

    /// <summary><c>http.request.method</c>.</summary>
    public static readonly FieldName HttpRequestMethod = FieldName.Get("http.request.method");

    /// <summary><c>http.request.referrer</c>.</summary>
    public static readonly FieldName HttpRequestReferrer = FieldName.Get("http.request.referrer");

    /// <summary><c>http.version</c>.</summary>
    public static readonly FieldName HttpVersion = FieldName.Get("http.version");

    /// <summary><c>http.response.status_code</c>.</summary>
    public static readonly FieldName HttpResponseStatusCode = FieldName.Get("http.response.status_code");

    /// <summary><c>http.response.body.bytes</c>.</summary>
    public static readonly FieldName HttpResponseBodyBytes = FieldName.Get("http.response.body.bytes");

    /// <summary><c>http.response.bytes</c>.</summary>
    public static readonly FieldName HttpResponseBytes = FieldName.Get("http.response.bytes");

    /// <summary><c>url.original</c>.</summary>
    public static readonly FieldName UrlOriginal = FieldName.Get("url.original");

    /// <summary><c>url.path</c>.</summary>
    public static readonly FieldName UrlPath = FieldName.Get("url.path");

    /// <summary><c>url.query</c>.</summary>
    public static readonly FieldName UrlQuery = FieldName.Get("url.query");

    /// <summary><c>url.domain</c>.</summary>
    public static readonly FieldName UrlDomain = FieldName.Get("url.domain");

    /// <summary><c>user_agent.original</c>.</summary>
    public static readonly FieldName UserAgentOriginal = FieldName.Get("user_agent.original");

    /// <summary><c>tls.cipher</c>.</summary>
    public static readonly FieldName TlsCipher = FieldName.Get("tls.cipher");

    /// <summary><c>tls.version</c>.</summary>
    public static readonly FieldName TlsVersion = FieldName.Get("tls.version");

    /// <summary><c>package.name</c>.</summary>
    public static readonly FieldName PackageName = FieldName.Get("package.name");

    /// <summary><c>package.architecture</c>.</summary>
    public static readonly FieldName PackageArchitecture = FieldName.Get("package.architecture");

    /// <summary><c>package.version</c>.</summary>
    public static readonly FieldName PackageVersion = FieldName.Get("package.version");

    /// <summary><c>rule.id</c>.</summary>
    public static readonly FieldName RuleId = FieldName.Get("rule.id");

    /// <summary><c>rule.name</c>.</summary>
    public static readonly FieldName RuleName = FieldName.Get("rule.name");

    /// <summary><c>dns.question.name</c>.</summary>
    public static readonly FieldName DnsQuestionName = FieldName.Get("dns.question.name");

    /// <summary><c>dns.question.type</c>.</summary>
    public static readonly FieldName DnsQuestionType = FieldName.Get("dns.question.type");

    /// <summary><c>kernel.uptime</c>.</summary>
    public static readonly FieldName KernelUptime = FieldName.Get("kernel.uptime");

    /// <summary><c>kernel.caller</c>.</summary>
    public static readonly FieldName KernelCaller = FieldName.Get("kernel.caller");

    /// <summary><c>utmp.type</c>.</summary>
    public static readonly FieldName UtmpType = FieldName.Get("utmp.type");

    /// <summary><c>utmp.id</c>.</summary>
    public static readonly FieldName UtmpId = FieldName.Get("utmp.id");

    /// <summary><c>utmp.line</c>.</summary>
    public static readonly FieldName UtmpLine = FieldName.Get("utmp.line");

    /// <summary><c>utmp.host</c>.</summary>
    public static readonly FieldName UtmpHost = FieldName.Get("utmp.host");

    /// <summary><c>systemd.cursor</c>.</summary>
    public static readonly FieldName SystemdCursor = FieldName.Get("systemd.cursor");

    /// <summary><c>systemd.unit</c>.</summary>
    public static readonly FieldName SystemdUnit = FieldName.Get("systemd.unit");

    /// <summary><c>systemd.transport</c>.</summary>
    public static readonly FieldName SystemdTransport = FieldName.Get("systemd.transport");
}
