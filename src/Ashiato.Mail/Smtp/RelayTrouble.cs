using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Ashiato.Mail.Smtp;

/// <summary>Why a hub did not take a letter, in one line for logs and the queue's listing. English, as hubs' own words are.</summary>
internal static class RelayTrouble
{
    private const int Longest = 300;

    /// <summary>The line. Passwords are in none of these exceptions; line ends and control characters are taken out.</summary>
    public static string Describe(Exception e) => OneLine(e switch
    {
        SmtpCommandException answer => $"{(int)answer.StatusCode} {answer.Message}",
        OperationCanceledException => "no answer in time",
        TimeoutException => "no answer in time",
        SslHandshakeException => "TLS failed or the certificate is not trusted (ca_file / TLS_CA_File names whom to trust)",
        AuthenticationException failed => "log-in refused: " + failed.Message,
        NotSupportedException unable => "the hub does not offer what the settings ask for: " + unable.Message,
        SocketException refused => "cannot connect: " + refused.Message,
        SmtpProtocolException garbage => "no SMTP: " + garbage.Message,
        ServiceNotConnectedException => "the connection broke",
        _ => e.Message,
    });

    /// <summary>The text on one line, not longer than a listing can show.</summary>
    public static string OneLine(string text)
    {
        var line = Message.HeaderField.OneLine(text.ReplaceLineEndings(" ")).Trim();
        return line.Length > Longest ? line[..Longest] + "…" : line;
    }
}
