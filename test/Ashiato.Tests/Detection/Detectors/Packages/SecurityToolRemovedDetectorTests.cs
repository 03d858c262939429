namespace Ashiato.Tests.Detection.Detectors.Packages;

public sealed class SecurityToolRemovedDetectorTests
{
    private const string Removed = "2026-03-02 10:00:00 remove fail2ban:all 1.0.2-3 <none>";
    private static readonly string[] History = ["", "Start-Date: 2026-03-02  09:59:50", "Commandline: apt-get -y remove fail2ban", "Remove: python3-pyinotify:amd64 (0.9.6-2), fail2ban:amd64 (1.0.2-3)", "End-Date: 2026-03-02  10:00:06"];

    [Fact]
    public void dpkg() => Assert.Equal("defense.tool_removed Medium Medium Sign x1 -@- 03-02 10:00:00 03-02 10:00:00", Detected.Short(Assert.Single(Detected.In("dpkg.log", Removed).All)));

    [Fact]
    public void Apts_history_names_several_packages_in_a_run()
    {
        var one = Assert.Single(Detected.In("history.log", History).All);
        Assert.Equal("fail2ban, which protects or records, was removed", one.Title.En);
        Assert.Equal(1, one.Count);
    }

    [Fact]
    public void Apts_history_although_its_first_run_names_no_package() => Assert.Single(
        Detected.In("history.log", ["", "Start-Date: 2026-03-01  09:59:50", "Error: Sub-process /usr/bin/dpkg returned an error code (1)", "End-Date: 2026-03-01  10:00:06", .. History]).All);

    [Fact]
    public void The_same_removal_in_two_logs_is_one() => Assert.Equal(1, Assert.Single(Detected.In("history.log", History).And("dpkg.log", Removed, "2026-03-02 10:00:01 purge fail2ban:all 1.0.2-3 <none>").All).Count);

    [Theory]
    [InlineData("dnf.rpm.log", "2026-03-02T10:00:00+0000 SUBDEBUG Erase: rsyslog-8.2102.0-15.el8.x86_64")]
    [InlineData("yum.log", "Mar 02 10:00:00 Erased: audit-3.0-1.el7.x86_64")]
    [InlineData("pacman.log", "[2026-03-02T10:00:00+0000] [ALPM] removed rkhunter (1.4.6-4)")]
    [InlineData("history", "2026-03-02 10:00:00|remove |aide|0.17-1|x86_64|root@web1|")]
    public void Other_package_managers(string file, string line) =>
        Assert.Equal("defense.tool_removed Medium Medium Sign x1 -@- 03-02 10:00:00 03-02 10:00:00", Detected.Short(Assert.Single(Detected.In(file, line).All)));

    [Fact]
    public void Removed_again_after_it_came_back() =>
        Assert.Equal(2, Assert.Single(Detected.In("dpkg.log", Removed, "2026-03-03 10:00:00 install fail2ban:all <none> 1.0.2-3", "2026-03-04 10:00:00 remove fail2ban:all 1.0.2-3 <none>").All).Count);

    [Theory]
    [InlineData("another package", "2026-03-02 10:00:00 remove nano:amd64 7.2-1 <none>")]
    [InlineData("a package with a longer name", "2026-03-02 10:00:00 remove fail2ban-doc:all 1.0.2-3 <none>")]
    [InlineData("an upgrade", "2026-03-02 10:00:00 upgrade fail2ban:all 1.0.2-3 1.0.2-4")]
    [InlineData("an installation", "2026-03-02 10:00:00 install fail2ban:all <none> 1.0.2-3")]
    [InlineData("a state", "2026-03-02 10:00:00 status half-installed fail2ban:all 1.0.2-3")]
    public void Others_do_not_fire(string name, string line)
    {
        Assert.NotEmpty(name);
        Detected.In("dpkg.log", line).Not("defense.");
    }

    [Fact]
    public void What_came_back_is_not_missing()
    {
        const string back = "2026-03-02 11:00:00 install fail2ban:all <none> 1.0.2-3";
        Detected.In("dpkg.log", Removed, back).Not("defense.");

        // The log that is read later may reach less far.
        Detected.In("dpkg.log", back).And("history.log", History).Not("defense.");
    }
}
