using System.Text;
using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Detection;
using Ashiato.Detection.Rules;

namespace Ashiato.Tests.App;

/// <summary>--since and --until: the answer is about that time alone, and says when nothing of it is left.</summary>
public sealed class AskedForTimeTests
{
    private static readonly string Log = Made();

    [Theory]
    [InlineData(null, null, true, false)]
    [InlineData("2026-03-09", "2026-03-11", true, false)]
    [InlineData("2026-03-12", null, false, false)]
    [InlineData(null, "2026-03-02", false, false)]
    [InlineData("2020-01-01", "2020-02-01", false, true)]
    public void A_gap_is_told_where_it_lies_in_the_time_asked_for(string? since, string? until, bool isTold, bool isNothingLeft)
    {
        var answer = Investigate(since, until);
        Assert.Equal(isTold, answer.Findings.Any(f => f.Id == "defense.log_gap"));
        Assert.Equal(isNothingLeft, answer.Unknown.Any(u => u.En.StartsWith("What happened in the time that was asked for", StringComparison.Ordinal)));
    }

    private static Investigation Investigate(string? since, string? until)
    {
        using var root = new TempDirectory();
        _ = root.Write("auth.log", Encoding.UTF8.GetBytes(Log));
        return new InvestigatePipeline(new InvestigationRequest
        {
            Root = root.Path,
            Zone = TimeZoneInfo.Utc,
            FallbackZone = TimeZoneInfo.Utc,
            Since = Time(since),
            Until = Time(until),
            Rules = RuleLibrary.Own,
            StandardInput = () => Stream.Null,
            Clock = Clock.FixedAt(new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero)),
        }).Run();
    }

    private static DateTimeOffset? Time(string? day) => day is null ? null : DateTimeOffset.Parse(day + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Four lines an hour from 1 to 16 March, none on the 10th.</summary>
    private static string Made()
    {
        var text = new StringBuilder();
        for (var at = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc); at < new DateTime(2026, 3, 16, 0, 0, 0, DateTimeKind.Utc); at = at.AddMinutes(15))
        {
            if (at.Day != 10)
            {
                _ = text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{at:yyyy-MM-ddTHH:mm:ss}+00:00 web1 CRON[7]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)\n");
            }
        }

        return text.ToString();
    }
}
