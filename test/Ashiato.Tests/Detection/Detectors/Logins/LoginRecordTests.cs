using Ashiato.Tests.Input.Formats.LoginRecords;
using static Ashiato.Tests.Detection.Detectors.Logins.Sshd;

namespace Ashiato.Tests.Detection.Detectors.Logins;

/// <summary>btmp and wtmp: what they say when nobody else does, and their silence where auth.log tells more.</summary>
public sealed class LoginRecordTests
{
    private const string Guesser = "203.0.113.7";

    private static byte[] Refused(DateTimeOffset time, string address, string user = "root") =>
        Slots.Make(6, 4711, "ssh:notty", user, address, time.ToUnixTimeSeconds(), address: [.. address.Split('.').Select(byte.Parse)]);

    private static byte[] LoggedIn(DateTimeOffset time, string address, string user = "root", string line = "pts/0") =>
        Slots.Make(7, 4711, line, user, address, time.ToUnixTimeSeconds(), address: [.. address.Split('.').Select(byte.Parse)]);

    private static byte[] Btmp(int count) => [.. Enumerable.Range(0, count).SelectMany(i => Refused(Start.AddMinutes(i), Guesser))];

    [Fact]
    public void Guessing_and_its_success_are_found_without_any_text_log()
    {
        var found = new Detected().And("btmp", Btmp(12)).And("wtmp", LoggedIn(Start.AddMinutes(15), Guesser));
        var guessed = found.One("login.guessed");
        Assert.Equal("login.guessed Critical Medium Intrusion x12 root@203.0.113.7 03-02 10:15:00 03-02 10:15:00", Detected.Short(guessed));
        Assert.Equal(["btmp", "wtmp"], guessed.Evidence.Select(e => e.Origin.Path));
        Assert.Contains("source.ip=203.0.113.7", guessed.Evidence[1].Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("the password of", guessed.Explanation.En, StringComparison.Ordinal);
        Assert.Equal("login.guessing Low High Attempt x12 -@203.0.113.7 03-02 10:00:00 03-02 10:11:00", Detected.Short(found.One("login.guessing")));
    }

    [Fact]
    public void With_both_nothing_is_counted_twice()
    {
        string[] text = [.. Refusals(12, Guesser), Accepted(Start.AddMinutes(15), Guesser)];
        var found = new Detected().And("btmp", Btmp(12)).And("wtmp", LoggedIn(Start.AddMinutes(15), Guesser)).And("auth.log", text);
        Assert.Equal(Detected.In("auth.log", text).All.Select(Detected.Short), found.All.Select(Detected.Short));
        Assert.Equal(12, found.One("login.guessing").Count);
    }

    [Fact]
    public void Login_records_speak_for_the_time_before_the_text_log_begins()
    {
        var early = Start.AddDays(-10);
        var found = new Detected()
            .And("btmp", [.. Enumerable.Range(0, 12).SelectMany(i => Refused(early.AddMinutes(i), Guesser)), .. Btmp(12)])
            .And("wtmp", LoggedIn(early.AddMinutes(15), Guesser, "test"))
            .And("auth.log", Refusals(12, Guesser));
        Assert.Equal("login.guessed Critical Medium Intrusion x12 test@203.0.113.7 02-20 10:15:00 02-20 10:15:00", Detected.Short(found.One("login.guessed")));
        Assert.Equal("login.guessing Low High Attempt x24 -@203.0.113.7 02-20 10:00:00 03-02 10:11:00", Detected.Short(found.One("login.guessing")));
    }

    [Fact]
    public void A_mail_log_does_not_silence_them()
    {
        var mail = Enumerable.Range(0, 3).Select(i => Detected.Line(Start.AddMinutes(i * 5), "dovecot", $"imap-login: Login: user=<bob>, method=PLAIN, rip=192.0.2.9, lip=192.0.2.1, mpid={i}, TLS, session=<b{i}>"));
        Assert.Equal(12, new Detected().And("btmp", Btmp(12)).And("mail.log", mail).One("login.guessing").Count);
    }

    [Fact]
    public void Mornings_with_a_mistyped_password_are_forgiven_although_the_files_are_two()
    {
        var days = Enumerable.Range(0, 25).Select(d => Start.AddDays(d - 25)).ToList();
        var found = new Detected()
            .And("btmp", [.. days.SelectMany(d => (IEnumerable<byte>)[.. Refused(d, "192.0.2.25", "alice"), .. Refused(d.AddSeconds(9), "192.0.2.25", "alice")])])
            .And("wtmp", [.. days.SelectMany(d => LoggedIn(d.AddSeconds(20), "192.0.2.25", "alice"))]);
        Assert.Equal("", found.Ids);
    }

    [Fact]
    public void Nine_refusals_are_not_yet_guessing() =>
        Assert.Equal("", new Detected().And("btmp", Btmp(9)).And("wtmp", LoggedIn(Start.AddMinutes(15), Guesser)).Ids);

    [Fact]
    public void The_same_log_in_in_wtmp_and_in_a_copy_is_one()
    {
        var found = new Detected().And("wtmp", LoggedIn(Start, "192.0.2.25", "backup")).And("wtmp.1", LoggedIn(Start, "192.0.2.25", "backup")).And("utmp", LoggedIn(Start, "192.0.2.25", "backup"));
        Assert.Equal(1, found.One("login.service_account").Count);
    }

    [Fact]
    public void Roots_log_ins_in_wtmp_do_not_tell_of_a_password() =>
        new Detected().And("wtmp", LoggedIn(Start, "192.0.2.25")).Not("login.root_password");

    [Fact]
    public void A_network_that_is_new_to_a_user_is_seen_in_wtmp_alone()
    {
        var found = new Detected().And("wtmp", [.. Enumerable.Range(0, 5).SelectMany(i => LoggedIn(Start.AddHours(i), "192.0.2.25", "alice")), .. LoggedIn(Start.AddHours(9), "203.0.113.9", "alice")]);
        Assert.Equal("login.first_seen_address Low Low Notice x1 alice@203.0.113.9 03-02 19:00:00 03-02 19:00:00", Detected.Short(Assert.Single(found.All)));
    }

    [Fact]
    public void Charts_count_what_the_detectors_count()
    {
        var counter = new Ashiato.Detection.Timeline.LoginCounter(TimeZoneInfo.Utc);
        var set = new Ashiato.Detection.Detectors.DetectorSet([counter]);
        var context = new Ashiato.Input.Formats.ReadContext { Zone = TimeZoneInfo.Utc, Problems = new Problems(), Origin = new Ashiato.Core.RecordOrigin("btmp") };
        new Ashiato.Input.Formats.LogReader().Read(new MemoryStream(Btmp(12)), "btmp", set, context);
        _ = set.Conclude();
        Assert.Equal(12, Assert.Single(counter.Days).FailedLogins);
        Assert.Equal((Guesser, 12L), (counter.Busiest(5)[0].Address, counter.Busiest(5)[0].FailedLogins));
    }
}
