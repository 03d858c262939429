using Ashiato.App.Configuration;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Mail;
using Ashiato.Mail.Smtp;

namespace Ashiato.Cli.Commands.Mail;

/// <summary>How mail is sent when somebody calls sendmail: a user who may not read the configuration still leaves his letter, for root's run to send.</summary>
internal static class SendmailSettings
{
    private const string SsmtpFile = "ssmtp.conf";

    /// <summary>Another configuration, for programs that call sendmail and cannot be told its options. The program has no rights of its own to misuse.</summary>
    private const string Variable = "ASHIATO_MAIL_CONFIG";

    /// <summary>The settings, with what -au, -ap and -am say.</summary>
    /// <exception cref="UsageException">The configuration cannot be used.</exception>
    /// <exception cref="ConfigurationException">That of sSMTP cannot be used.</exception>
    public static MailSettings Load(SendmailOptions options, CommandIo io)
    {
        var settings = Read(options, io);
        foreach (var warning in options.Verbose ? settings.Warnings : [])
        {
            io.Complain(warning);
        }

        if (options.AuthPassword is not null)
        {
            io.Complain(new Text("-ap shows the password to everybody who runs ps; put it into a file (password_file, AuthPass)", "-ap のパスワードは ps で誰にでも見えます。ファイル（password_file、AuthPass）に書いてください"));
        }

        return settings with { Relays = [.. settings.Relays.Select(r => WithAccount(r, options))] };
    }

    private static MailSettings Read(SendmailOptions options, CommandIo io)
    {
        try
        {
            var named = options.Configuration ?? Environment.GetEnvironmentVariable(Variable);
            var isSsmtp = !string.IsNullOrEmpty(named) && Path.GetFileName(named) == SsmtpFile;
            var ssmtp = options.Ssmtp ?? (isSsmtp ? Path.GetDirectoryName(Path.GetFullPath(named!)) : null);
            var path = ssmtp is not null ? null : !string.IsNullOrEmpty(named) ? named : (File.Exists(io.Configuration) ? io.Configuration : null);
            return MailConfiguration.Find(path is null ? AshiatoConfiguration.Empty : ConfigurationFile.Read(path), ssmtp);
        }
        catch (ConfigurationException e) when (e.InnerException is UnauthorizedAccessException && !Environment.IsPrivilegedProcess)
        {
            return new MailSettings();
        }
    }

    private static RelaySettings WithAccount(RelaySettings relay, SendmailOptions options)
    {
        var method = options.AuthMethod?.ToUpperInvariant() switch
        {
            null => relay.Method,
            "LOGIN" => RelayMethod.Login,
            "PLAIN" => RelayMethod.Plain,
            "CRAM-MD5" => RelayMethod.CramMd5,
            "SCRAM-SHA-256" => RelayMethod.ScramSha256,
            "XOAUTH2" => RelayMethod.XOAuth2,
            _ => throw new UsageException(new Text("there is no log-in method '{0}'", "'{0}' という認証方式はありません").With(options.AuthMethod!)),
        };
        return relay with
        {
            User = options.AuthUser ?? relay.User,
            Password = options.AuthPassword is { } password ? new Secret(password) : relay.Password,
            Method = method,
        };
    }
}
