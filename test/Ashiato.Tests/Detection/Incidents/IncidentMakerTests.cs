using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Incidents;
using Ashiato.Detection.Verdict;

namespace Ashiato.Tests.Detection.Incidents;

public sealed class IncidentMakerTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Finding Guessed = Made("login.guessed", FindingKind.Intrusion, 0, "203.0.113.9", "test", "T1110.001");

    [Fact]
    public void Refusals_alone_are_no_incident() =>
        Assert.Empty(IncidentMaker.Make([Made("ssh.brute_force", FindingKind.Attempt, 0, "203.0.113.9", null, "T1110.001"), Made("login.guessing", FindingKind.Attempt, 0, null, null, "T1110.001")], TimeZoneInfo.Utc, null, out _));

    [Fact]
    public void What_the_account_does_after_the_log_in_is_the_intruders_and_nothing_before()
    {
        var incident = Assert.Single(Broken(
            Made("command.shadow_copied", FindingKind.Sign, -120, null, "test", "T1003.008"),
            Guessed,
            Made("command.history_wiping", FindingKind.Sign, 300, null, "test", "T1070.003"),
            Made("persistence.crontab", FindingKind.Sign, 310, null, "alice", "T1053.003")));
        Assert.Equal(["Entry login.guessed", "Hiding command.history_wiping"], Short(incident));
        Assert.Equal((VerdictLevel.Compromised, Confidence.High), (incident.Level, incident.Confidence));
        Assert.Equal(["203.0.113.9"], incident.Addresses);
        Assert.Equal(["test"], incident.Users);
    }

    [Fact]
    public void An_account_that_the_intruder_made_is_followed_to_other_addresses()
    {
        var incident = Assert.Single(Make(
            Guessed,
            Made("account.new_user", FindingKind.Sign, 5, null, "sysadm", "T1136.001"),
            Made("account.new_user_login", FindingKind.Sign, 9_000, "203.0.113.201", "sysadm", "T1136.001"),
            Made("ssh.brute_force", FindingKind.Attempt, -60, "203.0.113.201", null, "T1110.001"),
            Made("command.attack_tool", FindingKind.Sign, 9_010, null, "sysadm", "T1046")));
        Assert.Equal(["Attempt ssh.brute_force", "Entry login.guessed", "Persistence account.new_user", "Entry account.new_user_login", "Action command.attack_tool"], Short(incident));
        Assert.Equal(["203.0.113.9", "203.0.113.201"], incident.Addresses);
    }

    [Fact]
    public void The_owner_of_the_account_logging_in_from_elsewhere_is_not_the_intruder()
    {
        var incident = Assert.Single(Broken(Guessed, Made("login.first_seen_address", FindingKind.Sign, 600, "192.0.2.44", "test", "T1078")));
        Assert.Equal(["Entry login.guessed"], Short(incident));
    }

    [Fact]
    public void A_colleagues_account_made_that_week_is_not_the_intruders()
    {
        var incident = Assert.Single(Broken(Made("account.new_user", FindingKind.Sign, -1_500, null, "mio", "T1136.001"), Guessed, Made("account.new_user", FindingKind.Sign, 400, null, "ken", "T1136.001")));
        Assert.Equal(["Entry login.guessed"], Short(incident));
    }

    [Fact]
    public void One_act_under_two_names_is_one_step()
    {
        var incident = Assert.Single(Make(
            Guessed,
            Made("command.shadow_copied", FindingKind.Sign, 20, null, "test", "T1003.008"),
            Made("command.shadow_copied", FindingKind.Sign, 20, null, "backup", "T1003.008")));
        Assert.Equal(["Entry login.guessed", "Action command.shadow_copied"], Short(incident));
    }

    [Fact]
    public void Two_intruders_are_two_incidents()
    {
        var incidents = Make(Guessed, Made("web.shell", FindingKind.Intrusion, 30_000, "198.51.100.7", null, "T1505.003"), Made("command.miner", FindingKind.Sign, 40, null, "test", "T1496"));
        Assert.Equal(["203.0.113.9", "198.51.100.7"], incidents.Select(i => Assert.Single(i.Addresses)));
        Assert.Equal(["Entry login.guessed", "Action command.miner"], Short(incidents[0]));
        Assert.Equal(["Entry web.shell", "Persistence web.shell"], Short(incidents[1]));
    }

    [Fact]
    public void A_weighty_sign_by_itself_is_suspicious()
    {
        var incident = Assert.Single(Make(Made("command.reverse_shell", FindingKind.Sign, 0, null, "carol", "T1059.004"), Made("persistence.crontab", FindingKind.Sign, 50, null, "dave", "T1053.003", Severity.Low)));
        Assert.Equal((VerdictLevel.Suspicious, Confidence.Low), (incident.Level, incident.Confidence));
        Assert.Equal(["carol"], incident.Users);
    }

    [Fact]
    public void A_hole_in_the_log_after_the_entry_is_hiding_and_does_not_date_the_incident()
    {
        var gap = Made("defense.wtmp_zeroed", FindingKind.Sign, -5_000, null, null, "T1685.006") with { Last = Start.AddMinutes(9_000) };
        var incident = Assert.Single(Make(gap, Guessed));
        Assert.Equal(["Hiding defense.wtmp_zeroed", "Entry login.guessed"], Short(incident));
        Assert.Equal((Start, Start), (incident.First!.Value, incident.Last!.Value));
    }

    [Fact]
    public void The_summary_says_how_what_and_what_is_left_in_both_languages()
    {
        var incident = Assert.Single(Make(Guessed, Made("command.miner", FindingKind.Sign, 40, null, "test", "T1496"), Made("persistence.crontab", FindingKind.Sign, 41, null, "test", "T1053.003")));
        Assert.Equal(
            [
                "They first got in on 2026-03-02 10:00:00: login.guessed (from 203.0.113.9).", "After that: command.miner.", "They left behind ways to come back: persistence.crontab.",
                "The last trace is of 2026-03-02 10:41:00; everything on the server must count as known to the intruder and as possibly changed.",
            ],
            incident.Summary.Select(s => s.En));
        Assert.Equal("最初の侵入は 2026-03-02 10:00:00 です: login.guessed（203.0.113.9 から）。", incident.Summary[0].Ja);
    }

    /// <summary>Another group may learn the account, and with it the proof that this group began with.</summary>
    [Fact]
    public void One_proof_does_not_stand_in_two_incidents()
    {
        var incident = Assert.Single(Broken(
            Guessed,
            Made("command.reverse_shell", FindingKind.Intrusion, 60, null, "mallory", "T1059.004") with { Last = Start.AddMinutes(200) },
            Made("login.guessed", FindingKind.Intrusion, 120, "203.0.113.9", "mallory", "T1110.001")));
        Assert.Equal(["Entry login.guessed", "Action command.reverse_shell", "Entry login.guessed"], Short(incident));
    }

    [Fact]
    public void Incidents_that_are_not_told_are_counted()
    {
        var many = Enumerable.Range(0, 60).Select(i => Made("web.shell", FindingKind.Intrusion, i * 1_000, $"198.51.100.{i}", null, "T1505.003"));
        var signs = Enumerable.Range(0, 53).Select(i => Made("command.reverse_shell", FindingKind.Sign, -500_000, $"203.0.113.{i}", "user" + i, "T1059.004"));
        Assert.Equal(100, IncidentMaker.Make([.. many, .. signs], TimeZoneInfo.Utc, null, out var untold).Count);
        Assert.Equal(13, untold);
    }

    [Fact]
    public void A_log_in_from_a_listed_address_is_a_way_in() =>
        Assert.Equal(["Entry ioc.login"], Short(Assert.Single(Make(Made("ioc.login", FindingKind.Sign, 0, "203.0.113.9", "test", "T1078")))));

    [Fact]
    public void A_story_does_not_begin_in_the_middle()
    {
        var suspicion = Assert.Single(Make(Made("command.reverse_shell", FindingKind.Sign, 0, null, "carol", "T1059.004")));
        Assert.Equal("What was done: command.reverse_shell.", suspicion.Summary[0].En);
        var undated = Assert.Single(Make(Made("ssh.brute_force", FindingKind.Attempt, -60, "203.0.113.9", null, "T1110.001"), Guessed with { First = null, Last = null }));
        Assert.Equal("They tried: ssh.brute_force.", undated.Summary[0].En);
    }

    private static IReadOnlyList<Incident> Make(params Finding[] findings) => IncidentMaker.Make(findings, TimeZoneInfo.Utc, null, out _);

    /// <summary>The incidents with evidence of success; weighty signs of others may be incidents of their own.</summary>
    private static IEnumerable<Incident> Broken(params Finding[] findings) => Make(findings).Where(i => i.Level == VerdictLevel.Compromised);

    private static IEnumerable<string> Short(Incident incident) => incident.Steps.Select(s => $"{s.Stage} {s.Finding.Id}");

    private static Finding Made(string id, FindingKind kind, int minute, string? address, string? user, string technique, Severity severity = Severity.High) => new()
    {
        Id = id,
        Title = Text.Same(id),
        Explanation = Text.Same(id),
        Severity = severity,
        Confidence = Confidence.High,
        Kind = kind,
        Techniques = [new Technique(technique)],
        First = Start.AddMinutes(minute),
        Last = Start.AddMinutes(minute),
        Actor = new Actor(address, user),
        Alternatives = Text.Same(id),
        NextSteps = [],
    };
}
