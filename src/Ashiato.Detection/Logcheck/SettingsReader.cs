using Ashiato.Core;

namespace Ashiato.Detection.Logcheck;

/// <summary>Makes <see cref="LogcheckSettings"/> of logcheck.conf. Names that logcheck does not know are passed over, as it does.</summary>
internal static class SettingsReader
{
    /// <summary>Reads a configuration.</summary>
    internal static LogcheckSettings Read(string path, string text, List<LogcheckProblem> problems)
    {
        var values = new ShellAssignments(path, problems).Read(text);
        var date = values.GetValueOrDefault("DATE");
        var isFormat = date?.StartsWith(ShellAssignments.DateMark) == true;
        return new LogcheckSettings
        {
            Level = Level(values, path, problems),
            SendMailTo = Value(values, "SENDMAILTO") ?? "root",
            AttackSubject = Value(values, "ATTACKSUBJECT") ?? "Security Alerts",
            SecuritySubject = Value(values, "SECURITYSUBJECT") ?? "Security Events",
            EventsSubject = Value(values, "EVENTSSUBJECT") ?? "System Events",
            AddTag = Value(values, "ADDTAG") == "yes",
            Intro = Value(values, "INTRO") is null or "1" or "yes",
            FullHostName = Value(values, "FQDN") == "1",
            HostName = Value(values, "HOSTNAME"),
            DateFormat = isFormat ? date![1..] : null,
            Date = isFormat ? null : date,
            SortUnique = Value(values, "SORTUNIQ") == "1",
            SupportCrackingIgnore = Value(values, "SUPPORT_CRACKING_IGNORE") == "1",
            SyslogSummary = Value(values, "SYSLOGSUMMARY") == "1",
            MailAsAttachment = Value(values, "MAILASATTACH") switch { "1" => 1, "2" => 2, _ => 0 },
            MimeEncoding = Value(values, "MIMEENCODING"),
            Reboot = Value(values, "REBOOT") == "1",
            RuleDirectory = Value(values, "RULEDIR"),
            LogFilesList = Value(values, "LOGFILES_LIST"),
            LogFilesListDirectory = Value(values, "LOGFILES_LIST_D"),
            StateDirectory = Value(values, "STATEDIR"),
            TemporaryDirectory = Value(values, "TMP"),
        };
    }

    /// <summary>The level of that name.</summary>
    internal static LogcheckLevel? Level(string name) => name switch
    {
        "paranoid" => LogcheckLevel.Paranoid,
        "server" => LogcheckLevel.Server,
        "workstation" => LogcheckLevel.Workstation,
        _ => null,
    };

    private static LogcheckLevel Level(IReadOnlyDictionary<string, string> values, string path, List<LogcheckProblem> problems)
    {
        var name = Value(values, "REPORTLEVEL") ?? "server";
        if (Level(name) is { } level)
        {
            return level;
        }

        problems.Add(new LogcheckProblem(path, 0, new Text(
            "REPORTLEVEL is workstation, server or paranoid, not '{0}'; server is used", "REPORTLEVEL は workstation、server、paranoid のいずれかです（'{0}' は不可）。server として続けます").With(name)));
        return LogcheckLevel.Server;
    }

    private static string? Value(IReadOnlyDictionary<string, string> values, string name) =>
        values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
