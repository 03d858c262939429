using System.Text;
using Ashiato.App.Configuration;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Mail;
using Ashiato.Mail.Message;
using Ashiato.Mail.Queue;
using Ashiato.Mail.Smtp;

namespace Ashiato.Cli.Commands.Mail;

/// <summary>
/// <c>ashiato sendmail</c>, also when the program is called by the names sendmail, mailq or newaliases. Ends with the codes of
/// sysexits(3); 0 only once the letter is safely in the queue. Then it tries to send it at once, and leaves the rest to the queue.
/// </summary>
internal sealed class SendmailCommand : Command
{
    private static readonly Option[] Listed =
    [
        Option.Flag('t', "", new Text("recipients are those of To, Cc and Bcc", "宛先を To・Cc・Bcc から取る")),
        Option.Flag('i', "", new Text("a line with a dot alone does not end the message (also -oi)", "「.」だけの行で本文を終わらせない（-oi も同じ）")),
        Option.Value('f', "", "ADDRESS", new Text("the sender (also -r)", "差出人（-r も同じ）")),
        Option.Value('F', "", "NAME", new Text("the sender's name", "差出人の名前")),
        Option.Value('b', "", "MODE", new Text("m: a message, s: SMTP on standard input, p: list the queue, i: nothing", "m: メッセージ、s: 標準入力で SMTP、p: キューの一覧、i: 何もしない")),
        Option.Flag('q', "", new Text("send what is in the queue", "キューのメールを送る")),
        Option.Flag('v', "", new Text("say what the hub answered", "メールサーバーの応答を表示する")),
        Option.Value('a', "", "u|p|m…", new Text("account, password (visible in ps: better in a file), method at the hub", "メールサーバーのユーザー、パスワード（ps で見えるためファイル推奨）、認証方式")),
        MailOptions.Ssmtp,
        ConfigurationOptions.Configuration,
        StandardOptions.Help,
    ];

    public override string Name => "sendmail";

    public override Text Summary => new("send a message, as /usr/sbin/sendmail does", "/usr/sbin/sendmail としてメールを送る");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        try
        {
            var options = SendmailOptions.Parse(arguments);
            if (options.Help)
            {
                HelpPage.Write(io, "sendmail [-t] [RECIPIENT…] < MESSAGE", Summary, Listed);
                return ExitCode.Success;
            }

            return Run(options, io);
        }
        catch (UsageException e)
        {
            io.Complain(e.Text);
            return (int)MailTrouble.Usage;
        }
        catch (MailException e)
        {
            io.Complain(e.Text);
            return (int)e.Kind;
        }
        catch (ConfigurationException e)
        {
            io.Complain(e.Text);
            return (int)MailTrouble.Configuration;
        }
        catch (Exception e) when (e is UnauthorizedAccessException || (e is IOException && e.HResult != 32 /* EPIPE */))
        {
            io.Complain(new Text("the message was not accepted: {0}", "メッセージを受け付けられませんでした: {0}").With(e.Message));
            return (int)MailTrouble.InputOutput;
        }
    }

    private static int Run(SendmailOptions options, CommandIo io) => options.Mode switch
    {
        'i' => ExitCode.Success,
        'p' => ListQueue(options, io),
        'q' when options.Recipients.Count == 0 && !options.RecipientsFromHeader => Flush(options, io),
        's' => Serve(options, io),
        _ => Submit(options, io),
    };

    private static int Serve(SendmailOptions options, CommandIo io)
    {
        using var session = new SmtpServerSession(io, SendmailSettings.Load(options, io));
        return session.Run();
    }

    private static int ListQueue(SendmailOptions options, CommandIo io)
    {
        QueueListing.Write(io, [.. Spools.All(SendmailSettings.Load(options, io), io.Clock).SelectMany(q => q.List())]);
        return ExitCode.Success;
    }

    private static int Flush(SendmailOptions options, CommandIo io)
    {
        var settings = SendmailSettings.Load(options, io);
        foreach (var queue in Spools.All(settings, io.Clock))
        {
            new QueueRunner(queue, settings, RelayLimits.Patient, io.Clock).RunAsync(all: true, CancellationToken.None).GetAwaiter().GetResult();
        }

        return ExitCode.Success;
    }

    private static int Submit(SendmailOptions options, CommandIo io)
    {
        var settings = SendmailSettings.Load(options, io);
        var letter = new MessagePreparer(settings.Addresses, io.Clock, io.Zone).Prepare(
            new Submission { User = SystemUser.Current, Recipients = options.Recipients, RecipientsFromHeader = options.RecipientsFromHeader, Sender = options.Sender, FullName = options.FullName },
            MessageInput.Read(io.In, options.DotEnds));
        var queue = Spools.ForSubmission(settings, io.Clock);
        var id = queue.Accept(letter);
        if (!options.QueueOnly)
        {
            SendNow(queue, settings, id, options.Verbose, io);
        }

        return ExitCode.Success;
    }

    /// <summary>The attempt at once. Whatever happens, the letter is in the queue.</summary>
    internal static void SendNow(MailQueue queue, MailSettings settings, string id, bool verbose, CommandIo io)
    {
        try
        {
            var report = settings.Relays.Count == 0 && !verbose ? null : new QueueRunner(queue, settings, RelayLimits.Prompt, io.Clock).RunOneAsync(id, CancellationToken.None).GetAwaiter().GetResult();
            if (verbose && report is not null)
            {
                var text = report.Delivered > 0 ? new Text("{0}: delivered", "{0}: 送信しました").With(id)
                    : new Text("{0}: queued; {1}", "{0}: キューに入れました; {1}").With(id, string.Join("; ", report.Trouble));
                io.Out.Write(Encoding.UTF8.GetBytes(TerminalText.Escape(text.In(io.Language)) + "\n"));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or MailException)
        {
            io.Complain(new Text("{0} is in the queue, but could not be sent now: {1}", "{0} はキューにありますが、今は送信できませんでした: {1}").With(id, e.Message));
        }
    }
}
