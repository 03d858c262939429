using Ashiato.App.Configuration;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Mail;

namespace Ashiato.Cli.Commands.Mail;

/// <summary>Options of the commands that look after the queue.</summary>
internal static class MailOptions
{
    /// <summary>sSMTP's configuration instead of ours.</summary>
    public static readonly Option Ssmtp = Option.Value('\0', "ssmtp", "DIR", new Text("use ssmtp.conf and revaliases of this directory", "このディレクトリの ssmtp.conf と revaliases を使う"));

    /// <summary>JSON.</summary>
    public static readonly Option Json = Option.Flag('\0', "json", new Text("print JSON (docs/mail.md)", "JSON で出力する（docs/mail.md）"));

    /// <summary>How this machine sends mail; tells on standard error what is odd.</summary>
    /// <exception cref="UsageException">The configuration cannot be used.</exception>
    public static MailSettings Load(ParsedArguments given, CommandIo io)
    {
        try
        {
            var settings = MailConfiguration.Find(ConfigurationOptions.Load(given, io), given.Path(Ssmtp));
            foreach (var warning in settings.Warnings)
            {
                io.Complain(warning);
            }

            return settings;
        }
        catch (ConfigurationException e)
        {
            throw new UsageException(e.Text);
        }
    }
}
