using System.Net;
using System.Text.Json;
using Ashiato.App.Pipelines;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection;
using Ashiato.Detection.Incidents;
using Ashiato.Detection.Rules;
using Ashiato.Detection.Verdict;
using Ashiato.Tests.Reports;

namespace Ashiato.Tests.App;

/// <summary>
/// The authored incidents against what really happened (samples/NAME.facts.json): the verdict, the way in, the intruder's
/// address, and the red herrings, which look worse than they are and must not be called an intrusion.
/// </summary>
public sealed class IncidentSampleTests
{
    private static readonly Dictionary<string, Investigation> Investigations = [];
    private static readonly Lock Investigating = new();

    static IncidentSampleTests() => Environment.CurrentDirectory = Repository.Root;

    [Theory]
    [InlineData("web-shell")]
    [InlineData("ssh-guessing")]
    [InlineData("stolen-key")]
    public void Every_line_is_understood(string sample)
    {
        var investigation = Investigate(sample);
        Assert.InRange(investigation.Records, 1_500, 7_000);
        Assert.Equal(0, investigation.Unparsed);
        Assert.Equal(Facts(sample).GetProperty("zone").GetString(), investigation.Zone.Id);
    }

    [Theory]
    [InlineData("web-shell")]
    [InlineData("ssh-guessing")]
    [InlineData("stolen-key")]
    public void The_verdict_is_right(string sample)
    {
        var right = Facts(sample).GetProperty("verdict").EnumerateArray().Select(v => Enum.Parse<VerdictLevel>(v.GetString()!, ignoreCase: true));
        Assert.Contains(Investigate(sample).Level, right);
    }

    [Theory]
    [InlineData("web-shell")]
    [InlineData("ssh-guessing")]
    [InlineData("stolen-key")]
    public void The_first_entry_is_dated_right(string sample)
    {
        var entry = Facts(sample).GetProperty("firstEntry");
        var found = VerdictMaker.FirstEntry(Investigate(sample).Findings);
        Assert.NotNull(found);
        Assert.Equal(entry.GetProperty("at").GetDateTimeOffset(), found.First!.Value, TimeSpan.FromSeconds(entry.GetProperty("withinSeconds").GetInt32()));
    }

    [Theory]
    [InlineData("web-shell")]
    [InlineData("ssh-guessing")]
    [InlineData("stolen-key")]
    public void A_weighty_finding_names_the_intruders_address(string sample)
    {
        var address = Facts(sample).GetProperty("firstEntry").GetProperty("address").GetString()!;
        Assert.Contains(Investigate(sample).Findings, f => (f.Kind == FindingKind.Intrusion || (f.Kind == FindingKind.Sign && f.Severity >= Severity.High)) && Names(f, address));
    }

    [Theory]
    [InlineData("web-shell")]
    [InlineData("ssh-guessing")]
    [InlineData("stolen-key")]
    public void No_weighty_finding_names_a_red_herring(string sample)
    {
        var innocent = Facts(sample).GetProperty("redHerrings").EnumerateArray()
            .SelectMany(r => r.GetProperty("addresses").EnumerateArray().Concat(r.GetProperty("users").EnumerateArray())).Select(n => n.GetString()!).ToList();
        Assert.NotEmpty(innocent);
        var weighty = Investigate(sample).Findings.Where(f => f.Kind == FindingKind.Intrusion || f.Severity >= Severity.High).ToList();
        Assert.NotEmpty(weighty);
        Assert.DoesNotContain(weighty, f => innocent.Exists(n => Names(f, n)));
        var addresses = innocent.Where(n => IPAddress.TryParse(n, out _)).ToList();
        Assert.DoesNotContain(weighty.SelectMany(f => f.Evidence), e => addresses.Exists(a => e.Raw.Contains(a + " ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Who_mistypes_a_password_is_no_guesser() =>
        Assert.DoesNotContain(Investigate("ssh-guessing").Findings, f => f.Kind == FindingKind.Attempt && f.Actor.Address == "192.0.2.33");

    [Theory]
    [InlineData("web-shell", Language.En)]
    [InlineData("web-shell", Language.Ja)]
    [InlineData("ssh-guessing", Language.En)]
    [InlineData("ssh-guessing", Language.Ja)]
    [InlineData("stolen-key", Language.En)]
    [InlineData("stolen-key", Language.Ja)]
    public void The_report_reads_as_approved(string sample, Language language) =>
        Golden.Matches($"samples/{sample}.{(language == Language.Ja ? "ja" : "en")}.txt", Rendered.Text(Investigate(sample), language, 100));

    [Theory]
    [InlineData("web-shell")]
    [InlineData("ssh-guessing")]
    [InlineData("stolen-key")]
    public void One_incident_tells_of_the_intruder_and_of_nobody_else(string sample)
    {
        var facts = Facts(sample);
        var entry = facts.GetProperty("firstEntry");
        var incident = Assert.Single(Investigate(sample).Incidents, i => i.Level == VerdictLevel.Compromised);
        Assert.Contains(entry.GetProperty("address").GetString()!, incident.Addresses);
        Assert.Equal(entry.GetProperty("at").GetDateTimeOffset(), incident.First!.Value, TimeSpan.FromSeconds(entry.GetProperty("withinSeconds").GetInt32()));
        Assert.InRange(incident.Summary.Count, 3, 6);
        Assert.Contains(incident.Steps, s => s.Stage == IncidentStage.Entry);
        Assert.Contains(incident.Steps, s => s.Stage == IncidentStage.Persistence);
        var innocent = facts.GetProperty("redHerrings").EnumerateArray()
            .SelectMany(r => r.GetProperty("addresses").EnumerateArray().Concat(r.GetProperty("users").EnumerateArray())).Select(n => n.GetString()!).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Investigate(sample).Incidents.SelectMany(i => i.Addresses.Concat(i.Users)), innocent.Contains);
    }

    /// <summary>Does a finding name an address or a user, as its actor or in its title?</summary>
    private static bool Names(Finding finding, string name) => finding.Actor.Address == name || finding.Actor.User == name
        || finding.Title.En.Split([' ', ',', ':', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Contains(name);

    private static JsonElement Facts(string sample)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "samples", sample + ".facts.json")));
        return document.RootElement.Clone();
    }

    private static Investigation Investigate(string sample)
    {
        lock (Investigating)
        {
            return Investigations.TryGetValue(sample, out var known) ? known : Investigations[sample] = new InvestigatePipeline(new InvestigationRequest
            {
                Root = "samples/" + sample,
                FallbackZone = TimeZoneInfo.Utc,
                Rules = RuleLibrary.Own,
                StandardInput = () => Stream.Null,
                Clock = Clock.FixedAt(Facts(sample).GetProperty("collected").GetDateTimeOffset()),
            }).Run();
        }
    }
}
