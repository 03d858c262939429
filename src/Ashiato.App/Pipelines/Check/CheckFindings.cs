using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Geo;
using Ashiato.Detection.Ioc;
using Ashiato.Detection.Rules;
using Ashiato.Input.Formats;

namespace Ashiato.App.Pipelines.Check;

/// <summary>What the detection engine finds in the lines of a check.</summary>
/// <param name="rules">The rules.</param>
/// <param name="geo">Where addresses are.</param>
/// <param name="indicators">Indicators of compromise.</param>
/// <param name="zone">The zone of stamps without one.</param>
/// <param name="clock">The clock.</param>
/// <param name="problems">Takes problems.</param>
public sealed class CheckFindings(RuleSet rules, GeoDatabase geo, IocSet indicators, TimeZoneInfo zone, TimeProvider clock, IProblemSink problems)
{
    /// <summary>Reads every log and says what was found, gravest first.</summary>
    /// <param name="inputs">The logs.</param>
    public IReadOnlyList<Finding> Of(IEnumerable<CheckInput> inputs)
    {
        using var detection = new DetectionStage(DetectorCatalog.Make(geo), rules, indicators);
        foreach (var input in inputs)
        {
            using var text = input.Open();
            if (text is not null)
            {
                new LogReader().ReadText(text, detection, new ReadContext { Zone = zone, Now = clock.GetUtcNow(), Problems = problems, Origin = new RecordOrigin(input.Path) });
            }
        }

        return FindingOrder.Of(detection.Conclude().All);
    }
}
