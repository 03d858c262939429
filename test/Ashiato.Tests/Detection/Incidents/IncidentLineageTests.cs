using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Incidents;
using Ashiato.Tests.Detection.Detectors;
using Ashiato.Tests.Detection.Lineage;

namespace Ashiato.Tests.Detection.Incidents;

/// <summary>Incidents follow sessions and processes where no account and no address says whose a step was.</summary>
public sealed class IncidentLineageTests
{
    private static readonly DateTimeOffset Start = Detected.At("2026-03-02 10:00:00");
    private static readonly string[] Two =
    [
        Detected.Line(Start, "sshd[700]", "Accepted password for deploy from 203.0.113.9 port 40022 ssh2"),
        Detected.Line(Start.AddMinutes(2), "sshd[800]", "Accepted publickey for deploy from 192.0.2.20 port 40023 ssh2"),
    ];

    [Fact]
    public void What_was_done_in_the_intruders_session_is_the_intruders_whoever_it_names()
    {
        var lines = Lines.Of("auth.log", Two).And("audit.log", Login(0, 700, 7), Call(600, 1000, 7));
        var guessed = Found("login.guessed", FindingKind.Intrusion, lines["203.0.113.9"], "203.0.113.9", "deploy", "T1110.001");
        Assert.Equal(["login.guessed", "command.miner"], Ids(lines, guessed, Found("command.miner", FindingKind.Sign, lines["ses=7 comm"], null, "postgres", "T1496")));
    }

    [Fact]
    public void What_the_owner_did_in_another_session_under_the_same_account_is_not()
    {
        var lines = Lines.Of("auth.log", Two).And("audit.log", Login(0, 700, 7), Login(2, 800, 8), Call(5, 1000, 8));
        var guessed = Found("login.guessed", FindingKind.Intrusion, lines["203.0.113.9"], "203.0.113.9", "deploy", "T1110.001");
        Assert.Equal(["login.guessed"], Ids(lines, guessed, Found("command.root_shell", FindingKind.Sign, lines["ses=8 comm"], null, "deploy", "T1548.003")));
    }

    [Fact]
    public void A_proof_without_an_address_gets_that_of_its_session()
    {
        var lines = Lines.Of("auth.log", Two).And("audit.log", Login(0, 700, 7), Call(30, 1000, 7));
        var incident = Assert.Single(Make(lines, Found("account.uid_zero", FindingKind.Intrusion, lines["ses=7 comm"], null, "toor", "T1136.001")));
        Assert.Equal(["203.0.113.9"], incident.Addresses);
        Assert.Equal(["deploy", "toor"], incident.Users.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_came_out_of_the_intruders_process_days_later_is_the_intruders()
    {
        var lines = Lines.Of("audit.log", Call(0, 900, null, 450), Call(3_000, 950, null, 900), Call(6_000, 960, null, 450));
        var shell = Found("web.shell_command", FindingKind.Intrusion, lines[" pid=900 "], "203.0.113.9", null, "T1505.003");
        Assert.Equal(
            ["web.shell_command", "web.shell_command", "command.miner"],
            Ids(lines, shell, Found("command.miner", FindingKind.Sign, lines[" pid=950 "], null, "www-data", "T1496"), Found("command.reverse_shell", FindingKind.Sign, lines[" pid=960 "], null, "www-data", "T1059.004")));
    }

    [Fact]
    public void An_incident_says_what_would_change_it()
    {
        var lines = Lines.Of("auth.log", Two);
        var incident = Assert.Single(Make(lines, Found("login.guessed", FindingKind.Intrusion, lines["203.0.113.9"], "203.0.113.9", "deploy", "T1110.001")));
        Assert.Equal("No break-in if this explains “login.guessed”: Somebody mistyped.", incident.WouldChange[0].En);
        Assert.Equal("「login.guessed」が次の事情によるものであれば、侵入ではありません: 打ち間違い。", incident.WouldChange[0].Ja);
        var suspicion = Assert.Single(Make(lines, Found("command.reverse_shell", FindingKind.Sign, lines["203.0.113.9"], null, "carol", "T1059.004")));
        Assert.Equal("Nothing to worry about if this explains “command.reverse_shell”: Somebody mistyped.", suspicion.WouldChange[0].En);
        Assert.Equal(2, suspicion.WouldChange.Count);
    }

    private static IReadOnlyList<Incident> Make(Lines lines, params Finding[] findings) => IncidentMaker.Make(findings, TimeZoneInfo.Utc, lines.Tree, out _);

    private static IEnumerable<string> Ids(Lines lines, params Finding[] findings) =>
        Assert.Single(Make(lines, findings), i => i.Steps.Any(s => s.Finding.Kind == FindingKind.Intrusion)).Steps.Select(s => s.Finding.Id);

    private static string Login(int minutes, long pid, long session) =>
        $"type=LOGIN msg=audit({Start.AddMinutes(minutes).ToUnixTimeSeconds()}.100:{pid}): pid={pid} uid=0 old-auid=4294967295 auid=1001 tty=(none) old-ses=4294967295 ses={session} res=1";

    private static string Call(int minutes, long pid, long? session, long parent = 1) =>
        $"type=SYSCALL msg=audit({Start.AddMinutes(minutes).ToUnixTimeSeconds()}.100:{pid}): arch=c000003e syscall=59 success=yes exit=0 items=2 ppid={parent} pid={pid} auid=1001 uid=0 euid=0 tty=(none) ses={session ?? uint.MaxValue} comm=\"x\" exe=\"/usr/bin/x\" key=\"exec\"";

    private static Finding Found(string id, FindingKind kind, Evidence line, string? address, string? user, string technique) => new()
    {
        Id = id,
        Title = Text.Same(id),
        Explanation = Text.Same(id),
        Severity = kind == FindingKind.Intrusion ? Severity.Critical : Severity.High,
        Confidence = Confidence.High,
        Kind = kind,
        Techniques = [new(technique)],
        First = line.Time,
        Last = line.Time,
        Actor = new Actor(address, user),
        Evidence = [line],
        Alternatives = new("Somebody mistyped.", "打ち間違い。"),
        NextSteps = [],
    };
}
