using Ashiato.Core;
using Ashiato.Input.Sources;

namespace Ashiato.Tests.Input.Sources;

public sealed class LogFileTests
{
    [Theory]
    [InlineData("var/log/auth.log", "auth")]
    [InlineData("auth.log.2.gz", "auth")]
    [InlineData("var/log/secure-20260301", "secure")]
    [InlineData("image/var/log/syslog.1", "syslog")]
    [InlineData("var/log/nginx/example.com.access.log.3.gz", "nginx-access")]
    [InlineData("var/log/nginx/error.log", "nginx-error")]
    [InlineData("var/log/httpd/ssl_access_log-20260301.xz", "apache-access")]
    [InlineData("var/log/apache2/error.log", "apache-error")]
    [InlineData("var/log/journal/0123/system.journal", "journal")]
    [InlineData("run/log/journal/0123/system@01-02.journal", "journal")]
    [InlineData("var/log/wtmp.1", "wtmp")]
    [InlineData("btmp-20260301", "btmp")]
    [InlineData("var/lib/lastlog/lastlog2.db", "lastlog2")]
    [InlineData("home/hanako/.bash_history", "shell-history")]
    [InlineData("root/.bash_history", "shell-history")]
    [InlineData("var/log/audit/audit.log.4", "audit")]
    [InlineData("var/log/apt/term.log.1.xz", "apt-term")]
    [InlineData("var/log/apt/eipp.log.xz", "apt-eipp")]
    [InlineData("var/log/sysstat/sa21", "sysstat")]
    [InlineData("var/log/mysql/error.log.1.gz", "mysql-error")]
    [InlineData("var/log/samba/log.192.0.2.1", "samba")]
    [InlineData("var/log/kdump.log", null)]
    [InlineData("etc/passwd", null)]
    public void Files_are_known_by_their_path(string path, string? id) => Assert.Equal(id, LogFileCatalog.Find(path)?.Id);

    [Fact]
    public void The_catalogue_is_complete_in_both_languages()
    {
        Assert.True(LogFileCatalog.All.Count >= 60, LogFileCatalog.All.Count.ToString());
        Assert.Equal(LogFileCatalog.All.Count, LogFileCatalog.All.Select(k => k.Id).Distinct().Count());
        Assert.Equal(
            LogFileCatalog.All.Sum(k => k.Patterns.Count),
            LogFileCatalog.All.SelectMany(k => k.Patterns).Distinct().Count());
        foreach (var kind in LogFileCatalog.All)
        {
            Assert.NotEmpty(kind.Patterns);
            foreach (var text in (Text[])[kind.What, kind.Writer, kind.Tells, kind.Silent])
            {
                Assert.True(text.En.Length > 0 && text.Ja.Length > 0, kind.Id);
                Assert.False(text.En.EndsWith('.'), kind.Id);
            }
        }
    }

    [Theory]
    [InlineData("auth.log", "auth.log", null, null)]
    [InlineData("auth.log.1", "auth.log", 1, null)]
    [InlineData("auth.log.12.gz", "auth.log", 12, null)]
    [InlineData("dmesg.0", "dmesg", 0, null)]
    [InlineData("secure-20260301", "secure", null, "20260301000000")]
    [InlineData("secure-20260301.gz", "secure", null, "20260301000000")]
    [InlineData("access.log-2026030117.gz", "access.log", null, "20260301170000")]
    [InlineData("access.log-20260301-170530", "access.log", null, "20260301170530")]
    [InlineData("access-2026-03-01.log", "access.log", null, "20260301000000")]
    [InlineData("localhost.2026-03-01.log", "localhost.log", null, "20260301000000")]
    [InlineData("app.log-20260301.2.gz", "app.log", 2, "20260301000000")]
    [InlineData("secure-20261301", "secure-20261301", null, null)]
    [InlineData("log.192.0.2.1", "log.192.0.2.1", null, null)]
    [InlineData("Xorg.0.log", "Xorg.0.log", null, null)]
    [InlineData("Xorg.1.log", "Xorg.1.log", null, null)]
    [InlineData("mail.1.log", "mail.log", 1, null)]
    [InlineData("nginx/access.12.log.gz", "nginx/access.log", 12, null)]
    [InlineData("app-1.2.3.log", "app-1.2.3.log", null, null)]
    [InlineData("secure-20260301-1772370330", "secure", null, "20260301130530")]
    [InlineData("secure-20260301-1772370330.gz", "secure", null, "20260301130530")]
    public void Rotated_names_are_taken_apart(string name, string current, int? number, string? date)
    {
        var parsed = RotatedName.Parse(name);
        Assert.Equal((current, number, date), (parsed.Base, parsed.Number, parsed.Date));
    }

    [Fact]
    public void Parts_come_oldest_first()
    {
        var families = Group("auth.log", "auth.log.1", "auth.log.10.gz", "auth.log.2.gz", "auth.log.old", "auth.log-20260301.gz", "auth.log-20260215", "syslog.1");
        Assert.Equal(["auth.log", "syslog"], families.Select(f => f.Path));
        Assert.Equal(
            ["auth.log.old", "auth.log-20260215", "auth.log-20260301.gz", "auth.log.10.gz", "auth.log.2.gz", "auth.log.1", "auth.log"],
            families[0].Parts.Select(p => p.Name));
        Assert.Equal("auth", families[0].Kind?.Id);
        Assert.True(families[0].HasCurrent);
        Assert.False(families[1].HasCurrent);
    }

    [Theory]
    [InlineData("a.log a.log.1 a.log.3.gz", "2")]
    [InlineData("a.log a.log.1 a.log.2.gz a.log.3.gz", "")]
    [InlineData("a.log a.log.0 a.log.4", "1 2 3")]
    [InlineData("a.log a.log.7", "")]
    [InlineData("a.log.1 a.log.9999", "")]
    [InlineData("a.log a.log-20260301 a.log-20260401", "")]
    public void Numbers_that_are_missing_in_the_middle_are_found(string names, string missing) =>
        Assert.Equal(missing, string.Join(' ', Assert.Single(Group(names.Split(' '))).MissingNumbers));

    [Fact]
    public void The_same_name_in_two_places_is_two_families() =>
        Assert.Equal(2, LogFamilies.Group([new NamedFile("auth.log", "a/auth.log"), new NamedFile("auth.log.1", "b/auth.log.1")]).Count);

    private static IReadOnlyList<LogFamily> Group(params string[] names) => LogFamilies.Group(names.Select(n => new NamedFile(n, "logs/" + n)));

    private sealed class NamedFile(string relative, string display) : EvidenceFile
    {
        public override string DisplayPath => display;

        public override string RelativePath => relative;

        public override long? Length => 0;

        public override DateTimeOffset? Modified => null;

        public override UnixFileMode? Mode => null;

        public override Stream Open() => Stream.Null;
    }
}
