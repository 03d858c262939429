namespace Ashiato.Tests.Detection.Sigma;

/// <summary>For each log source the least that an event of it has.</summary>
internal static class LogSourceSamples
{
    private static readonly Dictionary<string, (string Field, string Value)[]> All = new(StringComparer.Ordinal)
    {
        ["process_creation"] = [("event.code", "audit.process")],
        ["file_event"] = [("event.category", "file"), ("file.path", "/x")],
        ["file_access"] = [("event.code", "audit.file_read")],
        ["network_connection"] = [("destination.ip", "192.0.2.1"), ("event.category", "network")],
        ["auditd"] = [("event.dataset", "auditd")],
        ["sshd"] = [("process.name", "sshd")],
        ["sudo"] = [("process.name", "sudo")],
        ["su"] = [("process.name", "su")],
        ["cron"] = [("process.name", "cron")],
        ["auth"] = [("event.category", "authentication")],
        ["vsftpd"] = [("process.name", "vsftpd")],
        ["clamav"] = [("process.name", "clamd")],
        ["guacamole"] = [("process.name", "guacd")],
        ["modsecurity"] = [("raw", "ModSecurity")],
        ["syslog"] = [("process.name", "program")],
        ["kernel"] = [("process.name", "kernel")],
        ["firewall"] = [("event.action", "drop"), ("destination.port", "22")],
        ["package"] = [("event.category", "package")],
        ["linux"] = [],
        ["webserver"] = [("event.category", "web")],
        ["proxy"] = [("event.dataset", "squid.access")],
        ["weberror"] = [("event.dataset", "apache.error")],
        ["dns"] = [("dns.question.name", "x.example")],
        ["zeek"] = [("event.dataset", "json")],
        ["kubernetes"] = [("event.dataset", "kubernetes.audit")],
        ["json"] = [("event.dataset", "json")],
        ["application"] = [],
        ["database"] = [("event.category", "database")],
        ["mail"] = [("process.name", "postfix/smtpd")],
        ["login_records"] = [("utmp.type", "7")],
    };

    public static (string Field, string Value)[] Of(string name) => All[name];
}
