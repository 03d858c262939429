using System.Diagnostics;
using System.Text;
using Ashiato.App.Pipelines.Check;
using Ashiato.Detection.Logcheck;

namespace Ashiato.Tests.Detection.Logcheck;

/// <summary>The report against that of the real logcheck with Debian's rules, every line of it.</summary>
public sealed class LogcheckDifferentialTests
{
    private const int Lines = 3_000;

    private static readonly string[] Corpora =
    [
        "auth/filebeat/system-auth/secure-rhel7.log", "auth/filebeat/system-auth/test.log", "auth/log-samples/secure", "auth/loghub/OpenSSH/OpenSSH_2k.log",
        "syslog/loghub/Linux/Linux_2k.log", "syslog/plaso/syslog_rsyslog_traditional", "syslog/plaso/syslog_cron.log", "syslog/lnav/datafile_syslog.0",
        "syslog/filebeat/system-syslog/suse-syslog.log", "syslog/util-linux-dmesg/input", "syslog/plaso/syslog_osx",
    ];

    [Theory]
    [InlineData("paranoid", "C.UTF-8")]
    [InlineData("server", "C.UTF-8")]
    [InlineData("workstation", "C.UTF-8")]
    [InlineData("server", "C")]
    public void Reports_what_logcheck_reports(string level, string locale)
    {
        var logcheck = Needs.Program("logcheck");
        var maker = Needs.Shared("bench/make-corpus");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "logcheck has to be run as its own user, which needs root");
        using var directory = new TempDirectory();
        var files = new List<string>();
        foreach (var kind in new[] { "auth", "syslog" })
        {
            files.Add(directory.Write($"{kind}.log", Encoding.Latin1.GetBytes(Output(maker, kind, Lines.ToString(System.Globalization.CultureInfo.InvariantCulture)))));
        }

        // Files of the same name would be one to logcheck.
        files.AddRange(Corpora.Select(c => directory.Write(c.Replace('/', '.'), File.ReadAllBytes(Path.Combine(Needs.Corpora(), c)))));
        var theirs = RunLogcheck(logcheck, directory, files, level, locale);
        Assert.Equal(theirs, RunOurs(files, level, locale));
    }

    private static string[] RunOurs(List<string> files, string level, string locale)
    {
        var tree = LogcheckTree.Open("/etc/logcheck", null);
        var rules = tree.ReadRules(SettingsReader.Level(level)!.Value, EreTests.Locale(locale));
        // Three rules of Debian's refer back to a group. None of these lines is about them.
        Assert.All(rules.Problems, p => Assert.Contains("back-reference", p.Text.En, StringComparison.Ordinal));
        using var report = new CheckPipeline(new LogcheckEngine(rules, tree.Settings), tree.Settings).Run(files.Select(f => new CheckInput(f, () => File.OpenRead(f))));
        using var output = new MemoryStream();
        new CheckTextWriter(output, tree, tree.Settings, isTerminal: false).Write(report);
        return Encoding.Latin1.GetString(output.ToArray()).Split('\n');
    }

    private static string[] RunLogcheck(string logcheck, TempDirectory directory, List<string> files, string level, string locale)
    {
        _ = directory.Write("list", Encoding.UTF8.GetBytes(string.Join('\n', files) + "\n"));
        _ = directory.Write("conf", Encoding.UTF8.GetBytes($"REPORTLEVEL={level}\nSENDMAILTO=nobody\nFQDN=0\nTMP={directory.Path}\n"));
        var script = """
            chmod -R a+rX "$1" && mkdir -p "$1/state" && chown logcheck "$1" "$1/state" && mkdir -p /run/lock/logcheck && chown logcheck /run/lock/logcheck || exit 9
            exec setpriv --reuid=logcheck --regid=logcheck --init-groups env LC_ALL="$2" HOME="$1" PATH="/usr/sbin:$PATH" \
                bash "$3" -c "$1/conf" -o -t -r /etc/logcheck -L "$1/list" -D "$1/none" -S "$1/state"
            """;
        return Output("/bin/sh", "-c", script, "sh", directory.Path, locale, logcheck).Split('\n');
    }

    private static string Output(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.Latin1 };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
