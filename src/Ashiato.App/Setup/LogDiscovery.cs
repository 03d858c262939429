using System.Text.RegularExpressions;

namespace Ashiato.App.Setup;

/// <summary>Finds which logs a server's loggers write: rsyslog.conf(5), syslog-ng.conf(5), and the journal.</summary>
public static partial class LogDiscovery
{
    private const int MostBytes = 1 << 20;

    /// <summary>What logcheck reads where nothing else is known.</summary>
    private static readonly string[] Usual = ["/var/log/syslog", "/var/log/auth.log", "/var/log/messages", "/var/log/secure", "/var/log/maillog", "/var/log/cron"];

    /// <summary>Logs that are made for other programs, or say again what another says.</summary>
    private static readonly string[] Left = ["/var/log/debug", "/var/log/mail.info", "/var/log/mail.warn", "/var/log/mail.err"];

    /// <summary>The logs, in the order of the configuration; <c>journal</c> where no text log is written.</summary>
    /// <param name="root">The root directory of the server.</param>
    public static IReadOnlyList<string> Find(string root)
    {
        var named = Texts(root, "etc/rsyslog.conf", "etc/rsyslog.d", ".conf").SelectMany(Rsyslog)
            .Concat(Texts(root, "etc/syslog-ng/syslog-ng.conf", "etc/syslog-ng/conf.d", ".conf").SelectMany(SyslogNg))
            .Concat(Usual)
            .Where(p => !Left.Contains(p) && p.StartsWith("/var/log/", StringComparison.Ordinal) && !p.Contains('%', StringComparison.Ordinal) && !p.Contains('$', StringComparison.Ordinal))
            .Where(p => File.Exists(Path.Join(root, p)))
            .Distinct(StringComparer.Ordinal).ToList();
        return named.Count > 0 ? named : ["journal"];
    }

    private static IEnumerable<string> Texts(string root, string file, string directory, string extension)
    {
        var folder = Path.Join(root, directory);
        IEnumerable<string> files = [Path.Join(root, file), .. Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + extension).Order(StringComparer.Ordinal) : Enumerable.Empty<string>()];
        foreach (var path in files.Where(f => File.Exists(f) && new FileInfo(f).Length <= MostBytes))
        {
            yield return File.ReadAllText(path);
        }
    }

    private static IEnumerable<string> Rsyslog(string text) =>
        Lines(text).SelectMany(l => Selector().Match(l) is { Success: true } old ? [old.Groups["path"].Value] : OmFile().Matches(l).Select(m => m.Groups["path"].Value));

    private static IEnumerable<string> SyslogNg(string text) => Lines(text).SelectMany(l => FileDriver().Matches(l).Select(m => m.Groups["path"].Value));

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#');

    // auth,authpriv.*   -/var/log/auth.log
    [GeneratedRegex(@"\A[A-Za-z0-9_*,;!=.]+\.[A-Za-z0-9_*,;!=.]+\s+-?(?<path>/[^\s;]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Selector();

    // action(type="omfile" file="/var/log/app.log")
    [GeneratedRegex("\\bfile=\"(?<path>/[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex OmFile();

    // destination d_auth { file("/var/log/auth.log"); };
    [GeneratedRegex("\\bfile\\(\\s*\"(?<path>/[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex FileDriver();
}
