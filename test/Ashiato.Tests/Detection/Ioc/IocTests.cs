using System.Text;
using Ashiato.Core;
using Ashiato.Detection.Detectors;
using Ashiato.Detection.Ioc;
using Ashiato.Input.Formats;

namespace Ashiato.Tests.Detection.Ioc;

public sealed class IocTests
{
    private const string List = """
        # networks
        198.51.100.0/24    seen scanning
        203.0.113.9
        2001:db8:bad::/48
        "evil.example",phishing
        *.worse.example
        d41d8cd98f00b204e9800998ecf8427e ; empty file
        this is no indicator
        300.1.2.3
        """;

    [Theory]
    [InlineData("198.51.100.77", "198.51.100.0/24")]
    [InlineData("::ffff:198.51.100.77", "198.51.100.0/24")]
    [InlineData("203.0.113.9", "203.0.113.9/32")]
    [InlineData("2001:db8:bad:1::7", "2001:db8:bad::/48")]
    [InlineData("203.0.113.10", null)]
    [InlineData("2001:db8:bae::7", null)]
    [InlineData("name", null)]
    public void Addresses(string address, string? found) => Assert.Equal(found, Set().FindAddress(Encoding.ASCII.GetBytes(address)));

    [Theory]
    [InlineData("evil.example", "evil.example")]
    [InlineData("www.EVIL.example.", "evil.example")]
    [InlineData("a.b.worse.example", "worse.example")]
    [InlineData("notevil.example", null)]
    [InlineData("example", null)]
    public void Domains(string name, string? found) => Assert.Equal(found, Set().FindDomain(Encoding.ASCII.GetBytes(name)));

    [Fact]
    public void Hashes_and_what_is_none()
    {
        Assert.NotNull(Set().FindHash("D41D8CD98F00B204E9800998ECF8427E"u8));
        Assert.Null(Set().FindHash("d41d8cd98f00b204e9800998ecf8427f"u8));
        Assert.Equal(6, Set().Count);
        Assert.Equal(2, Set().Refused);
    }

    [Theory]
    [InlineData("::/0")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::ffff:0:0/96")]
    [InlineData("例..example")]
    public void What_would_match_everything_or_nothing_is_refused(string entry)
    {
        var set = Set(entry);
        Assert.Equal((0, 1), (set.Count, set.Refused));
    }

    [Fact]
    public void A_network_of_IPv6_holds_no_IPv4_address()
    {
        var set = Set("::/8");
        Assert.Null(set.FindAddress("192.0.2.1"u8));
        Assert.Equal("::/8", set.FindAddress("::1"u8));
    }

    [Theory]
    [InlineData("例え.example", "www.xn--r8jz45g.example")]
    [InlineData("MÜNCHEN.example", "xn--mnchen-3ya.example")]
    public void A_domain_in_other_letters_is_found_as_DNS_has_it(string listed, string met) => Assert.NotNull(Set(listed).FindDomain(Encoding.ASCII.GetBytes(met)));

    [Theory]
    [InlineData("file.hash.md5", "d41d8cd98f00b204e9800998ecf8427e", "ioc.file ")]
    [InlineData("destination.ip", "203.0.113.9", "ioc.outgoing T1071")]
    [InlineData("dns.question.name", "www.evil.example", "ioc.outgoing T1071")]
    [InlineData("source.ip", "203.0.113.9", "ioc.incoming T1190")]
    public void A_finding_says_where_the_indicator_was_met(string field, string value, string expected)
    {
        var detector = new IocDetector(Set());
        var record = new Record();
        record.Set(FieldName.Get(field), Encoding.ASCII.GetBytes(value));
        detector.Accept(record);
        var findings = new FindingList();
        detector.Conclude(findings);
        var finding = Assert.Single(findings.All);
        Assert.Equal(expected, $"{finding.Id} {string.Join(' ', finding.Techniques.Select(t => t.Id))}");
    }

    [Fact]
    public void A_log_in_from_a_listed_address_is_a_sign_a_probe_is_none()
    {
        var detector = new IocDetector(Set());
        const string lines = """
            Nov 21 10:00:00 web1 sshd[1]: Failed password for root from 198.51.100.7 port 4000 ssh2
            Nov 21 10:00:05 web1 sshd[1]: Accepted password for alice from 203.0.113.9 port 4001 ssh2
            Nov 21 10:00:09 web1 sshd[1]: Accepted password for alice from 192.0.2.9 port 4001 ssh2
            """;
        new LogReader().ReadText(new MemoryStream(Encoding.UTF8.GetBytes(lines)), detector, new ReadContext { Zone = TimeZoneInfo.Utc, Now = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), Problems = new Problems(), Origin = new RecordOrigin("auth.log") });
        var findings = new FindingList();
        detector.Conclude(findings);
        Assert.Equal(["ioc.incoming Low T1190", "ioc.login High T1078"], findings.All.Select(f => $"{f.Id} {f.Severity} {f.Techniques[0].Id}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_hundred_thousand_are_found_among_themselves()
    {
        var set = new IocSet();
        set.Add(new StringReader(string.Join('\n', Enumerable.Range(0, 100_000).Select(i => $"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}"))));
        Assert.Equal(100_000, set.Count);
        Assert.NotNull(set.FindAddress("10.1.134.159"u8));
        Assert.Null(set.FindAddress("10.1.134.160"u8));
    }

    private static IocSet Set(string list = List)
    {
        var set = new IocSet();
        set.Add(new StringReader(list));
        return set;
    }
}
