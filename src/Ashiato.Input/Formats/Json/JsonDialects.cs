namespace Ashiato.Input.Formats.Json;

/// <summary>The dialects of JSON logs, special ones first; the last fits any object.</summary>
internal static class JsonDialects
{
    /// <summary>Keys that loggers of many languages share (zap, logrus, winston, python-json-logger, serilog, bunyan, pino, slog).</summary>
    private static readonly JsonDialect Common = new("json", "",
        """
        message:message msg MESSAGE @m @mt short_message Message;
        time:time timestamp @timestamp ts @t datetime date asctime Timestamp TimeStamp eventTime t;
        level:level severity lvl log.level levelname @l LogLevel level_name loglevel Level;
        log.logger=logger logger_name loggerName LoggerName SourceContext Properties.SourceContext channel;
        host.name=hostname host host.name HOSTNAME;
        process.pid=pid process.pid;
        process.thread.name=thread threadName thread_name;
        user.name=user username user_name userName remote_user user.name login;
        client:remote_addr remoteAddr remote_address remoteAddress remote_ip remoteIp client_ip clientIp clientip ip_address ipAddress source_ip src_ip ip client_addr
        """);

    /// <summary>Keys of access logs that their owners wrote as JSON (nginx <c>log_format escape=json</c>, Apache, application servers).</summary>
    private static readonly JsonDialect Access = new("json.access", "",
        """
        method:method request_method http_method requestMethod verb req.method;
        url:uri request_uri url path requestUri req.url request_path;
        status:status status_code statusCode response_status response_code res.statusCode;
        protocol:protocol proto server_protocol http_version;
        urlhost:host http_host server_name vhost domain;
        requestline:request;
        seconds:request_time;
        milliseconds:generation_time_milli response_time_ms duration_ms responseTime;
        http.response.body.bytes=size bytes_sent body_bytes_sent length bytes response_size;
        user_agent.original=user_agent http_user_agent userAgent user-agent agent req.headers.user-agent;
        http.request.referrer=referrer referer http_referer http_referrer req.headers.referer;
        forwarded:http_x_forwarded_for x_forwarded_for xff;
        client:req.remoteAddress
        """, Common)
    { IsAccess = true };

    /// <summary>All, in order of trial.</summary>
    public static IReadOnlyList<JsonDialect> All { get; } =
    [
        new("suricata.eve", "event_type src_ip timestamp",
            """
            time:timestamp; client:src_ip; source.port=src_port; server:dest_ip; destination.port=dest_port; transport:proto;
            rule.id=alert.signature_id; rule.name=alert.signature; rule.category=alert.category; rule.version=alert.rev; event.severity=alert.severity;
            event.action=event_type; method:http.http_method;
            url:http.url; urlhost:http.hostname; status:http.status; user_agent.original=http.http_user_agent;
            http.request.referrer=http.http_refer; protocol:http.protocol; dns.question.name=dns.rrname;
            dns.question.type=dns.rrtype; tls.version=tls.version; host.name=host
            """),
        new("mongodb.log", "t.$date s c msg",
            """
            time:t.$date; level:s; mongodb.log.component=c; mongodb.log.context=ctx; message:msg; mongodb.log.id=id;
            client:attr.remote attr.client; user.name=attr.principalName attr.user
            """),
        new("caddy.access", "logger request.method request.uri",
            """
            time:ts; level:level; log.logger=logger; message:msg; client:request.remote_ip request.remote_addr; source.port=request.remote_port;
            trueclient:request.client_ip;
            protocol:request.proto; method:request.method; urlhost:request.host; url:request.uri; user.name=user_id;
            user_agent.original=request.headers.User-Agent; http.request.referrer=request.headers.Referer; status:status;
            http.response.body.bytes=size; http.request.bytes=bytes_read; seconds:duration; tls.server_name=request.tls.server_name;
            drop:common_log
            """)
        { IsAccess = true },
        new("traefik.access", "ClientHost RequestMethod RequestPath",
            """
            time:StartUTC time; level:level; message:msg; client:ClientHost; source.port=ClientPort; method:RequestMethod; url:RequestPath;
            protocol:RequestProtocol; urlhost:RequestHost; status:DownstreamStatus; http.response.body.bytes=DownstreamContentSize;
            nanoseconds:Duration; user.name=ClientUsername; user_agent.original=request_User-Agent; http.request.referrer=request_Referer;
            traefik.access.request_count=RequestCount; traefik.access.frontend_name=RouterName; traefik.access.backend_url=ServiceURL;
            tls.version=TLSVersion; tls.cipher=TLSCipher; drop:StartLocal
            """)
        { IsAccess = true },
        new("envoy.access", "response_code downstream_remote_address",
            """
            time:start_time; client:downstream_remote_address; method:method; protocol:protocol; urlhost::authority authority; url:path x-envoy-origin-path x-envoy-original-path;
            status:response_code; http.response.body.bytes=bytes_sent; http.request.bytes=bytes_received; milliseconds:duration;
            user_agent.original=user_agent user-agent; forwarded:x_forwarded_for x-forwarded-for; server:upstream_host;
            http.request.id=request_id x-request-id; envoy.response_flags=response_flags
            """)
        { IsAccess = true },
        new("kubernetes.audit", "apiVersion auditID verb",
            """
            time:requestReceivedTimestamp; drop:stageTimestamp; level:level; user.name=user.username; client:sourceIPs; event.action=verb;
            event.id=auditID; url:requestURI; status:responseStatus.code; user_agent.original=userAgent
            """)
        { IsAccess = true },
        new("nextcloud", "reqId remoteAddr app",
            """
            time:time; level:level; client:remoteAddr; user.name=user; log.logger=app; method:method; url:url; message:message; user_agent.original=userAgent
            """)
        { Levels = "nextcloud" },
        new("gelf", "short_message version",
            """
            message:short_message; time:timestamp; level:level; host.name=host; error.stack_trace=full_message; process.pid=_pid;
            log.logger=_logger _logger_name _facility; client:_client_ip _remote_addr
            """)
        { Levels = "syslog" },
        new("bunyan", "name hostname pid level time msg", "log.logger=name", Common) { Levels = "bunyan" },
        new("pino", "level time pid hostname", "log.logger=name", Common) { Levels = "bunyan" },
        new("mongodb.audit", "atype ts.$date", "time:ts.$date; event.action=atype; client:remote.ip; source.port=remote.port; user.name=param.user users.user"),
        new("elasticsearch.audit", "event.type event.action @timestamp",
            """
            time:@timestamp; drop:timestamp; elasticsearch.node.name=node.name; elasticsearch.audit.event_type=event.type; elasticsearch.audit.action=action;
            event.action=event.action; client:origin.address; user.name=user.name; elasticsearch.audit.realm=user.realm realm;
            elasticsearch.audit.layer=event.layer; elasticsearch.audit.request.name=request.name; url:url.path; url.query=url.query; method:request.method;
            host.name=host.name; host.id=host.id
            """),
        new("elasticsearch.server", "type timestamp level component cluster.name",
            """
            time:timestamp; level:level; elasticsearch.component=component; elasticsearch.node.name=node.name;
            elasticsearch.cluster.name=cluster.name; message:message; log.logger=component
            """),
        new("json.access", "method status", "", Access) { IsAccess = true },
        new("json.access", "request_method status", "", Access) { IsAccess = true },
        new("json.access", "request status", "", Access) { IsAccess = true },
        new("json.access", "path status user_agent", "", Access) { IsAccess = true },
        new("json.access", "req.method res.statusCode", "", Access) { IsAccess = true, Levels = "bunyan" },
        Common,
    ];
}
