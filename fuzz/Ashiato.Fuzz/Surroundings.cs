using Ashiato.Core;
using Ashiato.Input.Formats;

namespace Ashiato.Fuzz;

/// <summary>The same zone, clock and origin in every run.</summary>
internal sealed class Surroundings : IProblemSink
{
    /// <summary>The instant taken for now.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo Zone = HostZone.Find("Europe/Berlin") ?? TimeZoneInfo.Utc;

    /// <summary>How many problems were told.</summary>
    public int Problems { get; private set; }

    /// <summary>A context that tells its problems here.</summary>
    public ReadContext Context() => new() { Zone = Zone, Now = Now, Problems = this, Origin = new RecordOrigin("fuzz") };

    /// <inheritdoc/>
    public void Report(Problem problem)
    {
        Problems++;
        if (problem.Text.En.Length == 0 || problem.Text.Ja.Length == 0 || problem.Text.En.Contains('\n', StringComparison.Ordinal))
        {
            throw new InvalidDataException("a problem must be one line: " + problem.Text.En);
        }
    }
}
