using System.Text;
using Ashiato.App.Configuration;
using Ashiato.Core;
using Ashiato.Mail.Smtp;

namespace Ashiato.Tests.App.Configuration;

public sealed class MailSectionTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Every_setting_is_read()
    {
        var mail = Read("""
            mail:
              relays:
                - host: mail.example.com
                  ca_file: ca.pem
                  user: ashiato
                  password_file: secret
                  method: scram-sha-256
                - host: spare.example.com
                  port: 2525
                  tls: none
                - {host: third.example.com, tls: implicit, password: footprint, certificate: me.pem, key: me.key}
              from_domain: example.com
              host_name: web1.example.com
              root: admin@example.net
              from_override: no
              spool: /srv/spool
              give_up_after: 12h
              language: ja
            """).Mail!;
        Assert.Equal(["mail.example.com:587", "spare.example.com:2525", "third.example.com:465"], mail.Relays.Select(r => r.Name));
        Assert.Equal([RelayTls.StartTls, RelayTls.None, RelayTls.Implicit], mail.Relays.Select(r => r.Tls));
        Assert.Equal((Path.Combine(_temp.Path, "ca.pem"), Path.Combine(_temp.Path, "secret"), RelayMethod.ScramSha256), (mail.Relays[0].CaFile, mail.Relays[0].PasswordFile, mail.Relays[0].Method));
        Assert.Equal(("example.com", "web1.example.com", "admin@example.net", false), (mail.Addresses.FromDomain, mail.Addresses.HostName, mail.Addresses.Root, mail.Addresses.FromOverride));
        Assert.Equal(("/srv/spool", TimeSpan.FromHours(12), Language.Ja), (mail.Spool, mail.GiveUpAfter, mail.Language));
        Assert.DoesNotContain("footprint", mail.Relays[2].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail:\n  relay: x\n", ":2: there is no setting 'mail.relay'", "':2: 'mail.relay' という設定はありません")]
    [InlineData("mail:\n  relays:\n    - host: a\n      tsl: none\n", ":4: there is no setting 'mail.relays.tsl'", "mail.relays.tsl")]
    [InlineData("mail:\n  relays:\n    - port: 25\n", ":3: a relay needs a host", "リレーには host が必要です")]
    [InlineData("mail:\n  relays:\n    - host: a\n      port: 70000\n", ":4: 'port' takes a number", "'port' には")]
    [InlineData("mail:\n  relays:\n    - host: a\n      tls: maybe\n", ":4: 'tls' is one of starttls, implicit, none", "どれか")]
    [InlineData("mail:\n  give_up_after: soon\n", ":2: 'give_up_after' takes days or hours", "日数か時間")]
    [InlineData("mail: x\n", ":1: settings 'name: value' are expected here (mail.…)", "mail.…")]
    public void What_cannot_be_used_is_refused_with_its_line(string text, string en, string ja)
    {
        var refused = Assert.Throws<ConfigurationException>(() => Read(text));
        Assert.Contains(en, refused.Text.En, StringComparison.Ordinal);
        Assert.Contains(ja.TrimStart('\'', ':', '2', ' '), refused.Text.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Ssmtp_serves_where_ours_says_nothing()
    {
        _temp.Write("ssmtp.conf", "mailhub=mail.example.com\n"u8);
        Assert.Equal("mail.example.com", MailConfiguration.Find(AshiatoConfiguration.Empty, null, _temp.Path).Relays[0].Host);
        Assert.Equal("ours.example.com", MailConfiguration.Find(Read("mail:\n  relays:\n    host: ours.example.com\n"), null, _temp.Path).Relays[0].Host);
        Assert.Equal("mail.example.com", MailConfiguration.Find(Read("mail:\n  relays:\n    host: ours.example.com\n"), _temp.Path).Relays[0].Host);
        Assert.Empty(MailConfiguration.Find(AshiatoConfiguration.Empty, null, "/nowhere/at/all").Relays);
        Assert.Throws<ConfigurationException>(() => MailConfiguration.Find(AshiatoConfiguration.Empty, "/nowhere/at/all"));
    }

    private AshiatoConfiguration Read(string text) => ConfigurationFile.Read(_temp.Write("ashiato.yaml", Encoding.UTF8.GetBytes(text)));
}
