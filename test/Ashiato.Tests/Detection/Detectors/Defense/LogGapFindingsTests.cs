using Ashiato.Core;
using Ashiato.Detection.Coverage;
using Ashiato.Detection.Detectors.Defense;

namespace Ashiato.Tests.Detection.Detectors.Defense;

public sealed class LogGapFindingsTests
{
    private static readonly DateTimeOffset Start = Detected.At("2026-03-02 00:17:01");

    /// <summary>A log that spoke in these hours after the start.</summary>
    private static AreaActivity Spoke(IEnumerable<int> hours)
    {
        var activity = new AreaActivity();
        foreach (var hour in hours)
        {
            var record = new Record();
            record.SetTime(Start.AddHours(hour).ToUnixTimeSeconds() * 1_000_000_000, 0, TimeOrigin.HostZone);
            activity.See(record);
        }

        return activity;
    }

    private static IEnumerable<int> HourlyBut(int from, int count, int hours = 120) => Enumerable.Range(0, hours).Where(h => h < from || h >= from + count);

    private static long[] Boot(double hour) => [Start.AddHours(hour).ToUnixTimeSeconds() * 1_000_000_000];

    private static string Told(AreaActivity activity, params long[] boots) =>
        LogGapFindings.Describe(EvidenceAreas.Authentication, LogGapFindings.Gaps(activity, boots), boots) is { } finding ? Detected.Short(finding) : "";

    [Fact]
    public void A_silence_in_a_log_that_speaks_every_hour()
    {
        var activity = Spoke(HourlyBut(72, 9));
        Assert.Equal("defense.log_gap Medium Medium Sign x1 -@- 03-05 00:00:00 03-05 09:00:00", Told(activity));
        Assert.EndsWith(": silent for 9 hours", LogGapFindings.Describe(EvidenceAreas.Authentication, LogGapFindings.Gaps(activity, []), [])!.Title.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Four_hours_are_a_silence(int hours, bool isTold) => Assert.Equal(isTold, Told(Spoke(HourlyBut(72, hours))).Length > 0);

    [Theory]
    [InlineData(47, false)]
    [InlineData(48, true)]
    public void Two_days_of_rhythm_go_before(int hours, bool isTold) => Assert.Equal(isTold, Told(Spoke(HourlyBut(hours, 9))).Length > 0);

    [Theory]
    [InlineData("every second hour", 2)]
    [InlineData("once a day", 24)]
    public void Logs_without_a_rhythm_have_no_silences(string name, int step)
    {
        Assert.NotEmpty(name);
        Assert.Equal("", Told(Spoke(Enumerable.Range(0, 240).Where(h => h % step == 0 && h is < 100 or > 150))));
    }

    [Fact]
    public void A_pause_no_longer_than_three_times_the_longest_before_is_none() =>
        Assert.Equal("", Told(Spoke(HourlyBut(72, 5).Where(h => h is not (30 or 31)))));

    [Fact]
    public void A_start_of_the_server_explains_it() => Assert.Equal("defense.log_gap Info Medium Notice x1 -@- 03-05 00:00:00 03-05 09:00:00", Told(Spoke(HourlyBut(72, 9)), Boot(80.7)));

    [Fact]
    public void A_start_hours_later_does_not() => Assert.Equal("defense.log_gap Medium Medium Sign x1 -@- 03-05 00:00:00 03-05 09:00:00", Told(Spoke(HourlyBut(72, 9)), Boot(83)));

    [Fact]
    public void Only_what_is_not_explained_counts_for_the_title() =>
        Assert.Equal("defense.log_gap Medium Medium Sign x2 -@- 03-13 00:00:00 03-13 06:00:00", Told(Spoke(HourlyBut(72, 9, 300).Where(h => h is < 264 or >= 270)), Boot(80.7)));

    [Fact]
    public void A_log_that_never_pauses_is_silent_about_it() => Assert.Equal("", Told(Spoke(Enumerable.Range(0, 200))));
}
