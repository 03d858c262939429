using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Detection.Coverage;

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

    private static Ashiato.Reports.Inventory.LogInventory Make(string root) =>
        new InventoryPipeline(new InventoryRequest { Root = root, Zone = TimeZoneInfo.Utc, FallbackZone = TimeZoneInfo.Utc, StandardInput = () => Stream.Null, Clock = Clock.FixedAt(Now) }).Run();
}
