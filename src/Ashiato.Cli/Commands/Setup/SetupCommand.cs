using System.Text;
using Ashiato.App.Configuration;
using Ashiato.App.Setup;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Mail;
using Ashiato.Mail.Message;
using Ashiato.Mail.Queue;
using Ashiato.Mail.Smtp;

namespace Ashiato.Cli.Commands.Setup;

/// <summary><c>ashiato setup</c>: asks what logcheck's and sSMTP's installers asked, writes the configuration, tests the hub, and has the check run every hour.</summary>
internal sealed class SetupCommand : Command
{
    public override string Name => "setup";

    public override Text Summary => new("set up the hourly check and its mail, or take it away again", "毎時のログ検査とメールを設定する（--remove で取り除く）");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, SetupOptions.All);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "setup [OPTION…] | setup --remove", Summary, SetupOptions.All);
            return ExitCode.Success;
        }

        var root = Path.GetFullPath(given.Path(SetupOptions.Root) ?? "/");
        try
        {
            return given.Has(SetupOptions.Remove) ? Remove(root, io) : Install(root, given, io);
        }
        catch (SetupException e)
        {
            io.Complain(e.Text);
            return ExitCode.Unreadable;
        }
    }

    private static int Install(string root, ParsedArguments given, CommandIo io)
    {
        var answers = new SetupQuestions(given, io).Ask(root);
        foreach (var path in new Installation(root).Write(new SetupFiles(answers, Environment.ProcessPath ?? "/usr/bin/ashiato").All()))
        {
            Say(io, new Text("written: {0}", "作成: {0}").With(path));
        }

        if (answers.Schedule == SetupSchedule.Systemd)
        {
            Say(io, root == "/" && Directory.Exists("/run/systemd/system")
                ? new("start the timers: systemctl daemon-reload && systemctl enable --now ashiato-check.timer ashiato-mail.timer", "次のコマンドでタイマーを開始してください: systemctl daemon-reload && systemctl enable --now ashiato-check.timer ashiato-mail.timer")
                : new("at the server: systemctl enable --now ashiato-check.timer ashiato-mail.timer", "サーバー上で実行してください: systemctl enable --now ashiato-check.timer ashiato-mail.timer"));
        }

        return answers.Hub is null || given.Has(SetupOptions.NoTest) ? ExitCode.Success : Test(Path.Join(root, "etc/ashiato/ashiato.yaml"), answers, io);
    }

    /// <summary>A message through the hub, by the configuration that was just written.</summary>
    private static int Test(string path, SetupAnswers answers, CommandIo io)
    {
        var spool = Directory.CreateTempSubdirectory("ashiato-setup-").FullName;
        try
        {
            var settings = MailConfiguration.Find(ConfigurationFile.Read(path), null) with { Spool = spool };
            var queue = new MailQueue(spool, io.Clock);
            var id = queue.Accept(new MailComposer(settings.Addresses, io.Clock, io.Zone).Compose(Message(answers, settings, io)));
            var report = new QueueRunner(queue, settings, RelayLimits.Prompt, io.Clock).RunOneAsync(id, CancellationToken.None).GetAwaiter().GetResult();
            if (report.Delivered > 0)
            {
                Say(io, new Text("the hub took a test message to {0}", "{0} 宛てのテストメールを中継サーバーが受け付けました").With(answers.Recipient));
                return ExitCode.Success;
            }

            io.Complain(new Text("the hub did not take the test message: {0}; correct {1} and try 'ashiato setup' again", "中継サーバーがテストメールを受け付けませんでした: {0}。{1} を直すか、もう一度 'ashiato setup' を実行してください").With(string.Join("; ", report.Trouble), path));
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is MailException or ConfigurationException)
        {
            io.Complain(e is MailException mail ? mail.Text : ((ConfigurationException)e).Text);
            return ExitCode.Failed;
        }
        finally
        {
            Directory.Delete(spool, recursive: true);
        }
    }

    private static OwnMail Message(SetupAnswers answers, MailSettings settings, CommandIo io)
    {
        var host = settings.Addresses.HostName;
        return new OwnMail(
            new Text("[{0}] Ashiato can send mail", "【{0}】Ashiato からのテストメール").With(host).In(io.Language),
            new Text("This is the test message of 'ashiato setup' on {0}. The hourly check will write to you when there is something to look at.\n", "{0} の 'ashiato setup' によるテストメールです。今後、毎時のログ検査で確認が必要なことがあればメールでお知らせします。\n").With(host).In(io.Language),
            [answers.Recipient])
        { Language = io.Language };
    }

    private static int Remove(string root, CommandIo io)
    {
        var (removed, left) = new Installation(root).Remove();
        foreach (var path in removed)
        {
            Say(io, new Text("removed: {0}", "削除: {0}").With(path));
        }

        foreach (var path in left)
        {
            Say(io, new Text("left, because it was changed: {0}", "変更されているため残しました: {0}").With(path));
        }

        return ExitCode.Success;
    }

    private static void Say(CommandIo io, Text text) => io.Out.Write(Encoding.UTF8.GetBytes(TerminalText.Escape(text.In(io.Language)) + "\n"));
}
