using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Detection.Coverage;
using Ashiato.Input.Sources;

namespace Ashiato.Tests.App;

public sealed class InventoryPipelineTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Logs_are_grouped_and_explained()
    {
        using var root = new TempDirectory();
        _ = root.Write("auth.log", "Mar  2 10:00:00 vps1 sshd[1]: Failed password for root from 192.0.2.1 port 4 ssh2\n"u8);
        _ = root.Write("auth.log.1", "Feb 20 10:00:00 vps1 sshd[1]: Failed password for root from 192.0.2.1 port 4 ssh2\n"u8);
        _ = root.Write("auth.log.3", "Feb  3 10:00:00 vps1 sshd[1]: Failed password for root from 192.0.2.1 port 4 ssh2\n"u8);
        _ = root.Write("syslog", "Mar 19 10:00:00 vps1 cron[1]: (root) CMD (true)\n"u8);
        _ = root.Write("empty.log", ""u8);

        var inventory = Make(root.Path);

        var auth = inventory.Logs[0];
        Assert.Equal(("auth.log", "auth", EvidenceAreas.Authentication, 3, 3L), (auth.Path, auth.KindId, auth.Area, auth.Parts.Count, auth.Records));
        Assert.Equal(2, auth.First!.Value.Month);
        Assert.Contains(auth.Parts[^1].Oddities, o => o.En == "rotated part missing: .2");
        Assert.Contains(auth.Oddities, o => o.En == "nothing for the last 17 days");
        Assert.Contains(inventory.Logs.Single(l => l.Path == "empty.log").Parts[0].Oddities, o => o.En == "empty");
        Assert.Contains(inventory.Missing, m => m.Name == "wtmp");
        Assert.DoesNotContain(inventory.Missing, m => m.Name.StartsWith("auth.log", StringComparison.Ordinal) || m.Name.StartsWith("syslog", StringComparison.Ordinal));
        Assert.Equal("vps1", inventory.Host);
    }

    [Fact]
    public void A_single_file_lacks_nothing()
    {
        using var root = new TempDirectory();
        Assert.Empty(Make(root.Write("auth.log", "Mar  2 10:00:00 vps1 sshd[1]: Server listening on 0.0.0.0 port 22.\n"u8)).Missing);
    }

    [Fact]
    public void What_is_no_log_is_told_and_the_rest_is_read()
    {
        using var root = new TempDirectory();
        _ = root.Write("auth.log", "Mar  2 10:00:00 vps1 sshd[1]: Server listening on 0.0.0.0 port 22.\n"u8);
        _ = root.Write("syslog", [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[900]]);
        var inventory = Make(root.Path);
        Assert.Equal(1, inventory.Logs.Single(l => l.Path == "auth.log").Records);
        Assert.Equal(["not a log"], inventory.Logs.Single(l => l.Path == "syslog").Parts[0].Oddities.Select(o => o.En).Where(o => o != "everybody may read it"));
        Assert.Equal(ProblemKind.NotALog, Assert.Single(inventory.Problems).Kind);
    }

    [Fact]
    public void A_single_file_that_is_no_log_is_no_inventory()
    {
        using var root = new TempDirectory();
        var path = root.Write("auth.log", [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[900]]);
        Assert.Equal(ProblemKind.NotALog, Assert.Throws<EvidenceException>(() => Make(path)).Problem.Kind);
    }

    [Fact]
    public void What_the_catalogue_knows_to_be_no_log_is_named_and_not_read()
    {
        using var root = new TempDirectory();
        _ = root.Write("apt/eipp.log", "Request: EIPP 0.1\nArchitecture: amd64\n\nPackage: made-up\nStatus: installed\n"u8);
        var log = Assert.Single(Make(root.Path).Logs);
        Assert.Equal(("apt-eipp", 0L, EvidenceAreas.Packages), (log.KindId, log.Records, log.Area));
        Assert.Equal(["not a log"], log.Parts[0].Oddities.Select(o => o.En).Where(o => o != "everybody may read it"));
    }

    private static Ashiato.Reports.Inventory.LogInventory Make(string root) =>
        new InventoryPipeline(new InventoryRequest { Root = root, Zone = TimeZoneInfo.Utc, FallbackZone = TimeZoneInfo.Utc, StandardInput = () => Stream.Null, Clock = Clock.FixedAt(Now) }).Run();
}
