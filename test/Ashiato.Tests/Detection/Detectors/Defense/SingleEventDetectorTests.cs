namespace Ashiato.Tests.Detection.Detectors.Defense;

public sealed class SingleEventDetectorTests
{
    private static readonly DateTimeOffset Start = Detected.At("2026-03-02 10:00:00");

    private static Detected Says(string program, string message, int times = 1) =>
        Detected.In("syslog", Enumerable.Range(0, times).Select(i => Detected.Line(Start.AddMinutes(i), program, message)));

    [Theory]
    [InlineData("crontab[9]", "(alice) REPLACE (root)", 1, "persistence.crontab Medium Medium Sign x1 alice@- 03-02 10:00:00 03-02 10:00:00", "The crontab of root was replaced")]
    [InlineData("kernel", "[  812.1] device eth0 entered promiscuous mode", 2, "network.promiscuous Medium Medium Sign x2 -@- 03-02 10:00:00 03-02 10:01:00", "The network card eth0 began to listen to other machines' traffic")]
    [InlineData("kernel", "[  812.100000] e1000e 0000:00:19.0 eth1: entered promiscuous mode", 1, "", "")]
    [InlineData("kernel", "[  812.100000] eth1: entered promiscuous mode", 1, "network.promiscuous Medium Medium Sign x1 -@- 03-02 10:00:00 03-02 10:00:00", "The network card eth1 began to listen to other machines' traffic")]
    [InlineData("kernel", "[  812.100000] diamorphine: loading out-of-tree module taints kernel.", 1, "persistence.kernel_module Medium Medium Sign x1 -@- 03-02 10:00:00 03-02 10:00:00", "The kernel module diamorphine that is not part of the system was loaded")]
    [InlineData("kernel", "[  812.100000] wlroot: loading out-of-tree module taints kernel.", 1, "persistence.kernel_module Medium Medium Sign x1 -@- 03-02 10:00:00 03-02 10:00:00", "The kernel module wlroot that is not part of the system was loaded")]
    [InlineData("systemd-journald[300]", "Vacuuming done, freed 1.2G of archived journals from /var/log/journal/x.", 1, "defense.journal_vacuumed Low Medium Notice x1 -@- 03-02 10:00:00 03-02 10:00:00", "Old parts of the journal were deleted")]
    [InlineData("su", "FAILED SU (to root) alice on pts/0", 3, "privilege.su_failed Low Medium Sign x3 alice@- 03-02 10:00:00 03-02 10:02:00", "alice tried to become another user and was refused")]
    [InlineData("su", "FAILED SU (to root) alice on pts/0", 2, "privilege.su_failed Info Medium Notice x2 alice@- 03-02 10:00:00 03-02 10:01:00", "alice tried to become another user and was refused")]
    [InlineData("sudo", "alice : user NOT in sudoers ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls", 1, "privilege.sudo_refused Medium Medium Sign x1 alice@- 03-02 10:00:00 03-02 10:00:00", "alice tried sudo without being allowed to")]
    [InlineData("sudo", "alice : command not allowed ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/bash", 1, "privilege.sudo_refused Medium Medium Sign x1 alice@- 03-02 10:00:00 03-02 10:00:00", "alice tried with sudo what they are not allowed to")]
    [InlineData("sudo", "alice : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls", 3, "privilege.sudo_password Low Medium Sign x3 alice@- 03-02 10:00:00 03-02 10:02:00", "alice typed wrong passwords at sudo")]
    public void A_message_that_is_a_sign(string program, string message, int times, string expected, string title)
    {
        var found = Says(program, message, times).All;
        Assert.Equal(expected, string.Join('\n', found.Select(Detected.Short)));
        Assert.Equal(title, found.Count == 0 ? "" : found[0].Title.En);
    }

    [Theory]
    [InlineData("a list of jobs", "crontab[9]", "(root) LIST (root)")]
    [InlineData("looking without changing", "crontab[9]", "(root) BEGIN EDIT (root)")]
    [InlineData("a container's card", "kernel", "[  812.100000] device veth1a2b3c entered promiscuous mode")]
    [InlineData("a virtual machine's card", "kernel", "[  812.100000] device vnet0 entered promiscuous mode")]
    [InlineData("a bridge's card", "kernel", "[  812.100000] docker0: port 1(veth1a) entered forwarding state")]
    [InlineData("the end of it", "kernel", "[  812.100000] device eth0 left promiscuous mode")]
    [InlineData("ZFS", "kernel", "[    9.100000] zfs: module license 'CDDL' taints kernel.")]
    [InlineData("a graphics driver", "kernel", "[    9.100000] nvidia: loading out-of-tree module taints kernel.")]
    [InlineData("a part of a graphics driver", "kernel", "[    9.100000] nvidia_uvm: loading out-of-tree module taints kernel.")]
    [InlineData("a network card", "kernel", "[    9.100000] r8168: loading out-of-tree module taints kernel.")]
    [InlineData("nothing to delete", "systemd-journald[300]", "Vacuuming done, freed 0B of archived journals from /run/log/journal/x.")]
    [InlineData("su that worked", "su", "(to root) alice on pts/0")]
    [InlineData("sudo that worked", "sudo", "alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls")]
    public void Others_do_not_fire(string name, string program, string message)
    {
        Assert.NotEmpty(name);
        Says(program, message).Not("persistence.", "network.", "defense.", "privilege.");
    }

    [Fact]
    public void Each_user_has_a_finding_of_their_own() =>
        Assert.Equal(["alice", "bob"], Detected.In("syslog", Detected.Line(Start, "crontab[9]", "(alice) REPLACE (alice)"), Detected.Line(Start, "crontab[9]", "(bob) REPLACE (bob)")).All.Select(f => f.Actor.User));
}
