using System.Text;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Mail.Queue;

namespace Ashiato.Cli.Commands.Mail;

/// <summary><c>ashiato mail drop ID…</c>: letters removed for good.</summary>
internal sealed class MailDropCommand : Command
{
    private static readonly Option[] Options = [MailOptions.Json, MailOptions.Ssmtp, ConfigurationOptions.Configuration, StandardOptions.Help];

    public override string Name => "drop";

    public override Text Summary => new("remove letters without sending them", "送信せずにメールを破棄する");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "mail drop ID…", Summary, Options);
            return ExitCode.Success;
        }

        if (given.Operands.Count == 0)
        {
            throw new UsageException(new Text("mail drop needs an ID; 'ashiato mail queue' lists them", "mail drop には ID を指定してください。一覧は 'ashiato mail queue' で表示します"));
        }

        var queues = Spools.All(MailOptions.Load(given, io), io.Clock);
        var missed = given.Operands.Where(id => !queues.Any(q => q.Drop(id))).ToList();
        foreach (var id in missed)
        {
            io.Complain(new Text("'{0}' was not dropped: there is no such letter, or it is being sent", "'{0}' は破棄できませんでした。存在しないか、送信中です").With(id));
        }

        var count = given.Operands.Count - missed.Count;
        io.Out.Write(Encoding.UTF8.GetBytes((given.Has(MailOptions.Json) ? $"{{\"version\":1,\"dropped\":{count}}}" : new Text("{0} dropped", "{0} 件を破棄しました").With(count).In(io.Language)) + "\n"));
        return missed.Count > 0 ? ExitCode.Unreadable : ExitCode.Success;
    }
}
