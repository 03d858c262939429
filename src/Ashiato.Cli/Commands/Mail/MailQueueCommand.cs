using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Mail.Queue;

namespace Ashiato.Cli.Commands.Mail;

/// <summary><c>ashiato mail queue</c>: what waits, what bounced.</summary>
internal sealed class MailQueueCommand : Command
{
    private static readonly Option[] Options = [MailOptions.Json, MailOptions.Ssmtp, ConfigurationOptions.Configuration, StandardOptions.Help];

    public override string Name => "queue";

    public override Text Summary => new("what waits, and what could not be delivered", "送信待ちと配送できなかったメールの一覧");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "mail queue", Summary, Options);
            return ExitCode.Success;
        }

        var letters = Spools.All(MailOptions.Load(given, io), io.Clock).SelectMany(q => q.List()).ToList();
        if (given.Has(MailOptions.Json))
        {
            QueueJsonWriter.Write(io.Out, letters);
        }
        else
        {
            QueueListing.Write(io, letters);
        }

        return ExitCode.Success;
    }
}
