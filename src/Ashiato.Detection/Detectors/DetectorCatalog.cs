using Ashiato.Detection.Detectors.Accounts;
using Ashiato.Detection.Detectors.Commands;
using Ashiato.Detection.Detectors.Defense;
using Ashiato.Detection.Detectors.Logins;
using Ashiato.Detection.Detectors.Packages;
using Ashiato.Detection.Detectors.Web;
using Ashiato.Detection.Geo;

namespace Ashiato.Detection.Detectors;

/// <summary>Every detector. A new one is one class and one line here. Each investigation has its own objects.</summary>
public static class DetectorCatalog
{
    /// <summary>Makes one object of each detector.</summary>
    /// <param name="geo">Where addresses are, or null when no database is there.</param>
    public static IReadOnlyList<Detector> Make(GeoDatabase? geo = null) =>
    [
        new GuessingDetector(geo ?? GeoDatabase.Empty),
        new NameProbeDetector(),
        new RootLoginDetector(),
        new FirstSeenAddressDetector(),
        new NewCountryDetector(geo ?? GeoDatabase.Empty),
        new NewKeyDetector(),
        new UnusualHourDetector(),
        new DormantAccountDetector(),
        new LoginCrossCheckDetector(),
        new AccountChangeDetector(),
        new NewAccountLoginDetector(),
        new CommandDetector(),
        new LoggerStoppedDetector(),
        new SingleEventDetector(),
        new TimeBackwardDetector(),
        new JournalGapDetector(),
        new SecurityToolRemovedDetector(),
        new WebGuessingDetector(),
        new WebShellDetector(),
    ];
}
