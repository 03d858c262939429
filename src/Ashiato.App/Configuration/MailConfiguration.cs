using Ashiato.Mail;
using Ashiato.Mail.Message;
using Ashiato.Mail.Ssmtp;

namespace Ashiato.App.Configuration;

/// <summary>Finds how this machine sends mail: our <c>mail</c> section, else an <c>ssmtp.conf</c>, else nothing is settled.</summary>
public static class MailConfiguration
{
    /// <summary>Where sSMTP keeps its configuration.</summary>
    public const string SsmtpHome = "/etc/ssmtp";

    /// <summary>The settings.</summary>
    /// <param name="configuration">Our configuration.</param>
    /// <param name="ssmtp">A directory with <c>ssmtp.conf</c> that is used whatever else there is, or null.</param>
    /// <param name="usual">The usual directory of it.</param>
    /// <exception cref="ConfigurationException">The configuration of sSMTP cannot be used.</exception>
    public static MailSettings Find(AshiatoConfiguration configuration, string? ssmtp, string usual = SsmtpHome)
    {
        try
        {
            return ssmtp is not null ? SsmtpReader.Read(ssmtp)
                : configuration.Mail ?? (File.Exists(Path.Combine(usual, "ssmtp.conf")) ? SsmtpReader.Read(usual)
                : new MailSettings { Addresses = new AddressRules { FromDomain = MailName.OfThisMachine } });
        }
        catch (MailException e)
        {
            throw new ConfigurationException(e.Text, e.InnerException);
        }
    }
}
