using Ashiato.Mail;
using Ashiato.Mail.Smtp;
using Ashiato.Mail.Ssmtp;

namespace Ashiato.Tests.Mail.Ssmtp;

public sealed class SsmtpReaderTests
{
    [Fact]
    public void Every_setting_is_taken()
    {
        var settings = Read("""
            # ours
            Root=admin@example.net
            MAILHUB = mail.example.com:587
            rewriteDomain=example.com
            hostname=web1.example.com   # the name
            FromLineOverride=yes
            UseTLS=YES
            UseSTARTTLS=Yes
            TLSCert=/etc/ssl/me.pem
            TLSKey=/etc/ssl/me.key
            TLS_CA_File=/etc/ssl/ca.pem
            TLS_CA_Dir=/etc/ssl/certs
            AuthUser=ashiato
            AuthPass=foot#print=1
            AuthMethod=cram-md5
            Debug=NO
            """);
        Assert.Empty(settings.Warnings);
        var relay = Assert.Single(settings.Relays);
        Assert.Equal(("mail.example.com", 587, RelayTls.StartTls, "ashiato", RelayMethod.CramMd5), (relay.Host, relay.Port, relay.Tls, relay.User, relay.Method));
        Assert.Equal(("/etc/ssl/me.pem", "/etc/ssl/me.key", "/etc/ssl/ca.pem", "/etc/ssl/certs"), (relay.ClientCertificate, relay.ClientKey, relay.CaFile, relay.CaDirectory));
        Assert.Equal("foot#print=1", relay.Password!.Reveal());
        Assert.Equal(("admin@example.net", "example.com", "web1.example.com", true), (settings.Addresses.Root, settings.Addresses.FromDomain, settings.Addresses.HostName, settings.Addresses.FromOverride));
        Assert.DoesNotContain("print", settings.ToString() + relay, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "mailhub", 25, RelayTls.None)]
    [InlineData("mailhub=smtp.example.com", "smtp.example.com", 25, RelayTls.None)]
    [InlineData("mailhub=smtp.example.com:465\nUseTLS=YES", "smtp.example.com", 465, RelayTls.Implicit)]
    [InlineData("mailhub=smtp.example.com:25\nUseSTARTTLS=YES", "smtp.example.com", 25, RelayTls.StartTls)]
    [InlineData("mailhub=[2001:db8::25]:587", "2001:db8::25", 587, RelayTls.None)]
    [InlineData("mailhub\tsmtp.example.com", "smtp.example.com", 25, RelayTls.None)]
    [InlineData("mailhub=smtp.example.com#hub", "smtp.example.com", 25, RelayTls.None)]
    public void The_hub_is_where_it_says(string text, string host, int port, RelayTls tls)
    {
        var relay = Assert.Single(Read(text).Relays);
        Assert.Equal((host, port, tls), (relay.Host, relay.Port, relay.Tls));
    }

    [Theory]
    [InlineData("Roots=x", ":1: there is no setting 'Roots' in sSMTP")]
    [InlineData("\nmailhub=a:b", ":2: 'b' is no port")]
    [InlineData("mailhub=", ":1: mailhub needs a host")]
    [InlineData("UseTLS=on", ":1: YES or NO is expected")]
    [InlineData("AuthMethod=magic", ":1: there is no AuthMethod 'magic'")]
    [InlineData("hostname=a b", ":1: 'a b' is no domain")]
    public void An_odd_line_is_named_and_the_others_hold(string text, string warning)
    {
        var settings = Read(text + "\nRoot=admin");
        Assert.Contains("ssmtp.conf" + warning, Assert.Single(settings.Warnings).En, StringComparison.Ordinal);
        Assert.Equal("admin", settings.Addresses.Root);
    }

    [Fact]
    public void Aliases_are_read_and_odd_ones_named()
    {
        var settings = SsmtpReader.Parse("ssmtp.conf", "", "revaliases", "# ours\nroot:me@example.com:mail.example.com:587\njin:jin@example.org\nnonsense\nx:not an address\n");
        Assert.Equal(("me@example.com", "mail.example.com:587"), settings.Addresses.Aliases["root"]);
        Assert.Equal(("jin@example.org", null), settings.Addresses.Aliases["jin"]);
        Assert.Equal(2, settings.Addresses.Aliases.Count);
        Assert.Equal(["revaliases:4", "revaliases:5"], settings.Warnings.Select(w => string.Join(':', w.En.Split(':')[..2])));
    }

    [Fact]
    public void A_directory_without_the_file_is_refused() =>
        Assert.Equal(MailTrouble.Configuration, Assert.Throws<MailException>(() => SsmtpReader.Read("/nowhere/at/all")).Kind);

    private static MailSettings Read(string text) => SsmtpReader.Parse("ssmtp.conf", text, "revaliases", "");
}
