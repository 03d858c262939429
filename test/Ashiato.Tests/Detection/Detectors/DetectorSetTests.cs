using Ashiato.Detection.Detectors.Commands;

namespace Ashiato.Tests.Detection.Detectors;

public sealed class DetectorSetTests
{
    [Fact]
    public void What_detectors_drop_is_counted()
    {
        var detected = new Detected(new CommandDetector());
        detected.And("auth.log", Enumerable.Range(0, 1_005).Select(i =>
            Detected.Line(Detected.At("2026-03-02 10:00:00").AddSeconds(i), "sudo", $"   alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/chattr +i /srv/f{i}")));
        Assert.Equal((1_000, 5L), (detected.All.Count, detected.Dropped));
    }
}
