using System.Text;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Mail.Queue;

namespace Ashiato.Cli.Commands.Mail;

/// <summary><c>ashiato mail show ID</c>: one letter with its message.</summary>
internal sealed class MailShowCommand : Command
{
    private static readonly Option[] Options = [MailOptions.Json, MailOptions.Ssmtp, ConfigurationOptions.Configuration, StandardOptions.Help];

    public override string Name => "show";

    public override Text Summary => new("a letter: its recipients and its message", "1 通の宛先と本文を表示する");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "mail show ID", Summary, Options);
            return ExitCode.Success;
        }

        if (given.Operands is not [var id])
        {
            throw new UsageException(new Text("mail show needs one ID; 'ashiato mail queue' lists them", "mail show には ID を 1 つ指定してください。一覧は 'ashiato mail queue' で表示します"));
        }

        var queue = Spools.All(MailOptions.Load(given, io), io.Clock).FirstOrDefault(q => q.Find(id) is not null);
        if (queue?.Find(id) is not { } letter)
        {
            io.Complain(new Text("there is no letter '{0}' in the queue", "キューに '{0}' というメールはありません").With(id));
            return ExitCode.Unreadable;
        }

        if (given.Has(MailOptions.Json))
        {
            QueueJsonWriter.Write(io.Out, [letter]);
            return ExitCode.Success;
        }

        using var writer = new StreamWriter(io.Out, new UTF8Encoding(false), leaveOpen: true);
        QueueListing.Write(writer, io, letter);
        writer.WriteLine();
        foreach (var line in Encoding.UTF8.GetString(queue.Message(id) ?? []).Split("\r\n"))
        {
            writer.WriteLine(TerminalText.Escape(line));
        }

        return ExitCode.Success;
    }
}
