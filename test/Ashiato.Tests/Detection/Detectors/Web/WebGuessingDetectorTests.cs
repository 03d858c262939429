using static Ashiato.Tests.Detection.Detectors.Web.AccessLog;

namespace Ashiato.Tests.Detection.Detectors.Web;

public sealed class WebGuessingDetectorTests
{
    private const string Guesser = "203.0.113.7";
    private const string Form = "POST /wp-login.php";
    private const int Day = 24 * 60;

    [Fact]
    public void The_form_is_guessed_and_forwards()
    {
        var found = Detected.In("access.log", [.. Lines(10, Guesser, Form, 200), Line(11, Guesser, Form, 302), Line(11, Guesser, "GET /wp-admin/", 200)]);
        Assert.Equal("web.wordpress_guessed Critical High Intrusion x10 -@203.0.113.7 03-02 10:11:00 03-02 10:11:00", Detected.Short(found.One("web.wordpress_guessed")));
        Assert.Equal([1, 11], found.One("web.wordpress_guessed").Evidence.Select(e => e.LineNumber));
        Assert.Equal("web.wordpress_guessing Low High Attempt x10 -@203.0.113.7 03-02 10:00:00 03-02 10:09:00", Detected.Short(found.One("web.wordpress_guessing")));
    }

    [Fact]
    public void Several_guessers_are_one_finding()
    {
        var found = Detected.In("access.log", [.. Lines(12, Guesser, Form, 200), .. Lines(30, "198.51.100.8", "POST /blog/xmlrpc.php", 200), .. Lines(11, "198.51.100.9", Form, 403)]);
        Assert.Equal("web.wordpress_guessing Low High Attempt x53 -@- 03-02 10:00:00 03-02 10:29:00", Detected.Short(Assert.Single(found.All)));
        Assert.Equal("WordPress passwords were guessed 53 times from 3 addresses", found.All[0].Title.En);
        Assert.Contains("198.51.100.8 (30), 203.0.113.7 (12), 198.51.100.9 (11)", found.All[0].Explanation.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_in_a_hurry_are_no_person()
    {
        Assert.StartsWith("web.wordpress_guessing", Detected.Short(Detected.In("access.log", [.. Lines(5, Guesser, Form, 200, step: 0.1)]).One("web.wordpress_guessing")), StringComparison.Ordinal);
        Detected.In("access.log", [.. Lines(4, Guesser, Form, 200, step: 0.1)]).Not("web.");
        Detected.In("access.log", [.. Lines(5, Guesser, Form, 200, step: 0.2)]).Not("web.");
    }

    [Theory]
    [InlineData(7 * Day, true)]
    [InlineData((7 * Day) + 1, false)]
    public void A_campaign_ends_after_a_week_of_silence(int minutes, bool guessed) =>
        Assert.Equal(guessed, Detected.In("access.log", [.. Lines(10, Guesser, Form, 200), Line(9 + minutes, Guesser, Form, 302)]).All.Any(f => f.Id == "web.wordpress_guessed"));

    [Theory]
    [InlineData("10.0.0.2")]
    [InlineData("127.0.0.1")]
    [InlineData("172.20.1.1")]
    public void Behind_a_proxy_it_is_a_question(string proxy) => Assert.StartsWith("web.wordpress_guessed Medium Low Sign x10",
        Detected.Short(Detected.In("access.log", [.. Lines(10, proxy, Form, 200), Line(11, proxy, Form, 302)]).One("web.wordpress_guessed")), StringComparison.Ordinal);

    [Fact]
    public void Many_calls_and_then_the_form_is_a_question() => Assert.StartsWith("web.wordpress_guessed Medium Low Sign x40",
        Detected.Short(Detected.In("access.log", [.. Lines(40, Guesser, "POST /xmlrpc.php", 200), Line(50, Guesser, Form, 302)]).One("web.wordpress_guessed")), StringComparison.Ordinal);

    public static TheoryData<string, string[]> Innocent => new()
    {
        { "an owner who logs in every day", [.. Lines(30, "192.0.2.25", Form, 302, step: Day)] },
        { "an owner who mistypes every day", [.. Enumerable.Range(0, 25).SelectMany(d => (IEnumerable<string>)[.. Lines(2, "192.0.2.25", Form, 200, d * Day), Line((d * Day) + 3, "192.0.2.25", Form, 302)])] },
        { "nine wrong passwords", [.. Lines(9, "192.0.2.25", Form, 200), Line(11, "192.0.2.25", Form, 302)] },
        { "somebody else's log-in", [.. Lines(9, Guesser, Form, 200), Line(11, "192.0.2.25", Form, 302)] },
        { "a site that forwards every post", [.. Lines(50, Guesser, Form, 302)] },
        { "a server without WordPress", [.. Lines(50, Guesser, Form, 404)] },
        { "visitors of a page with a password", [.. Lines(50, "192.0.2.25", Form + "?action=postpass", 302)] },
        { "forgotten passwords", [.. Lines(50, "192.0.2.25", Form + "?action=lostpassword", 200)] },
        { "an app that publishes", [.. Lines(29, "192.0.2.25", "POST /xmlrpc.php", 200)] },
        { "Jetpack", [.. Lines(500, "198.51.100.7", "POST /xmlrpc.php?for=jetpack&token=x", 200)] },
        { "looking at the form", [.. Lines(50, Guesser, "GET /wp-login.php", 200)] },
        { "another form", [.. Lines(50, "192.0.2.25", "POST /login.php", 200)] },
    };

    [Theory]
    [MemberData(nameof(Innocent))]
    public void Others_do_not_fire(string name, string[] lines)
    {
        Assert.NotEmpty(name);
        Detected.In("access.log", lines).Not("web.");
    }
}
