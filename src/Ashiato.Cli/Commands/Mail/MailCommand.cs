using Ashiato.Cli.CommandLine;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.Mail;

/// <summary><c>ashiato mail</c>: the queue of letters.</summary>
internal sealed class MailCommand : Command
{
    private static readonly Command[] Verbs = [new MailQueueCommand(), new MailFlushCommand(), new MailShowCommand(), new MailDropCommand()];

    public override string Name => "mail";

    public override Text Summary => new("the queue of mail: queue, flush, show, drop", "メールの送信待ち: 一覧・送信・表示・破棄");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        if (arguments is [] or ["--help" or "-h"])
        {
            foreach (var verb in Verbs)
            {
                io.Out.Write(System.Text.Encoding.UTF8.GetBytes($"  ashiato mail {verb.Name,-6} {verb.Summary.In(io.Language)}\n"));
            }

            return arguments.Count == 0 ? ExitCode.Usage : ExitCode.Success;
        }

        var found = Array.Find(Verbs, v => v.Name == arguments[0])
            ?? throw new UsageException(new Text("there is no 'mail {0}'; 'ashiato mail --help' lists what there is", "'mail {0}' というコマンドはありません。'ashiato mail --help' で一覧を表示します").With(arguments[0]));
        try
        {
            return found.Run([.. arguments.Skip(1)], io);
        }
        catch (Ashiato.Mail.MailException e)
        {
            io.Complain(e.Text);
            return ExitCode.Unreadable;
        }
    }
}
