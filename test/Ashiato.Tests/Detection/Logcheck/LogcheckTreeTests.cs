using System.Text;
using Ashiato.Detection.Logcheck;
using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Tests.Detection.Logcheck;

/// <summary>How a directory laid out as /etc/logcheck is read.</summary>
public sealed class LogcheckTreeTests
{
    [Theory]
    [InlineData("REPORTLEVEL=paranoid", "Paranoid", 0)]
    [InlineData("REPORTLEVEL=\"workstation\" # comment", "Workstation", 0)]
    [InlineData("  export REPORTLEVEL='paranoid'; FQDN=1", "Paranoid", 0)]
    [InlineData("L=paranoid\nREPORTLEVEL=\"${L}\"", "Paranoid", 0)]
    [InlineData("REPORTLEVEL=`id`", "Server", 1)]
    [InlineData("REPORTLEVEL=$(touch x)", "Server", 1)]
    [InlineData("REPORTLEVEL=nonsense", "Server", 1)]
    [InlineData("if true; then", "Server", 1)]
    [InlineData("#REPORTLEVEL=paranoid\n\n", "Server", 0)]
    [InlineData("REPORTLEVEL=\"paranoid", "Server", 1)]
    public void Reads_assignments_and_executes_nothing(string text, string level, int problems)
    {
        var found = new List<LogcheckProblem>();
        Assert.Equal(level, SettingsReader.Read("logcheck.conf", text, found).Level.ToString());
        Assert.Equal(problems, found.Count);
    }

    [Fact]
    public void A_date_keeps_its_format()
    {
        var found = new List<LogcheckProblem>();
        Assert.Equal("%Y-%m-%d %H:%M", SettingsReader.Read("c", "DATE=\"$(date +'%Y-%m-%d %H:%M')\"", found).DateFormat);
        Assert.Empty(found);
    }

    [Fact]
    public void Debians_configuration_is_accepted_as_it_is()
    {
        Assert.SkipUnless(File.Exists("/etc/logcheck/logcheck.conf"), "logcheck is not installed or its configuration may not be read");
        var tree = LogcheckTree.Open("/etc/logcheck", null);
        Assert.Empty(tree.Problems);
        Assert.Equal("logcheck", tree.Settings.SendMailTo);
        Assert.True(tree.Settings.FullHostName);
        Assert.Contains("journal", LogFileLists.Read("/etc/logcheck/logcheck.logfiles", "/etc/logcheck/logcheck.logfiles.d"));
    }

    [Fact]
    public void Layers_stand_as_logcheck_lays_them()
    {
        using var directory = new TempDirectory();
        void Rule(string path, string text) => directory.Write(path, Encoding.UTF8.GetBytes(text + "\n"));
        Rule("cracking.d/attack", "evil");
        Rule("cracking.ignore.d/attack", "evil but known");
        Rule("violations.d/su", "su: ");
        Rule("violations.d/logcheck", "refused\nsu: refused");
        Rule("violations.d/su.dpkg-old", ".");
        Rule("violations.ignore.d/su", "su: fine");
        Rule("violations.ignore.d/logcheck-su", "su: good");
        Rule("violations.ignore.d/local-here", "su: here");
        Rule("violations.ignore.d/other", "refused other");
        Rule("ignore.d.paranoid/a", "# comment\n\n^quiet$");
        Rule("ignore.d.server/a", "^server$\n^bad(\\1)$");
        Rule("ignore.d.workstation/a", "^desk$");
        Assert.Equal("Security Alerts for attack", Judge(directory, "evil"));
        Assert.Equal("Security Alerts for attack", Judge(directory, "evil but known"));
        Assert.Equal("", Judge(directory, "evil but known", new LogcheckSettings { SupportCrackingIgnore = true }));
        Assert.Equal("Security Events for su", Judge(directory, "su: x"));
        Assert.Equal("", Judge(directory, "su: fine"));
        Assert.Equal("", Judge(directory, "su: good"));
        Assert.Equal("", Judge(directory, "su: here"));
        Assert.Equal("Security Events for su", Judge(directory, "su: refused"));
        Assert.Equal("Security Events", Judge(directory, "refused"));
        Assert.Equal("", Judge(directory, "refused other"));
        Assert.Equal("Security Alerts for attack, Security Events for su (without attack)", Judge(directory, "su: evil"));
        Assert.Equal("", Judge(directory, "quiet \t "));
        Assert.Equal("", Judge(directory, "server"));
        Assert.Equal("System Events", Judge(directory, "desk"));
        Assert.Equal("System Events", Judge(directory, ""));
        var problem = Assert.Single(LogcheckTree.Open(directory.Path, null).ReadRules(LogcheckLevel.Server, EreLocale.C).Problems);
        Assert.Equal(2, problem.Line);
    }

    private static string Judge(TempDirectory directory, string line, LogcheckSettings? settings = null)
    {
        settings ??= new LogcheckSettings();
        var engine = new LogcheckEngine(LogcheckTree.Open(directory.Path, null).ReadRules(LogcheckLevel.Server, EreLocale.C), settings);
        var verdicts = new List<LineVerdict>();
        _ = engine.Judge(Encoding.UTF8.GetBytes(line), verdicts);
        return string.Join(", ", verdicts.Select(v => engine.Sections[v.Section].Heading + (v.IsOnlyWithoutAttack ? " (without attack)" : "")));
    }
}
