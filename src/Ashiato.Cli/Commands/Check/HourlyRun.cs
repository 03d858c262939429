using Ashiato.App.Configuration;
using Ashiato.App.Pipelines.Check;
using Ashiato.Cli.CommandLine;
using Ashiato.Cli.Commands.Geo;
using Ashiato.Cli.Commands.Mail;
using Ashiato.Cli.Commands.Rules;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Logcheck;
using Ashiato.Input.Following.Positions;
using Ashiato.Mail;
using Ashiato.Mail.Message;
using Ashiato.Mail.Queue;
using Ashiato.Reports.Check;

namespace Ashiato.Cli.Commands.Check;

/// <summary>One run over what is new since the last: the report is mailed, or printed with -o.</summary>
/// <param name="given">The command line.</param>
/// <param name="io">Where to print.</param>
/// <param name="tree">Rules and texts.</param>
/// <param name="settings">What holds for this run.</param>
/// <param name="troubles">What could not be read.</param>
internal sealed class HourlyRun(ParsedArguments given, CommandIo io, LogcheckTree tree, LogcheckSettings settings, Troubles troubles)
{
    private const string RootState = "/var/lib/ashiato/check";

    private string? _queued;

    /// <summary>Runs it.</summary>
    /// <param name="logs">Paths and patterns of logs, and <c>journal</c>.</param>
    /// <param name="engine">The rules.</param>
    /// <param name="configuration">Ashiato's own configuration.</param>
    public int Run(IReadOnlyList<string> logs, LogcheckEngine engine, AshiatoConfiguration configuration)
    {
        var isPrinted = given.Has(CheckOptions.Output) || given.Has(CheckOptions.Json);
        var mail = isPrinted ? null : MailOptions.Load(given, io);
        var queue = mail is null ? null : Spools.ForSubmission(mail, io.Clock);
        try
        {
            Check(logs, engine, configuration).Run(
                batch => queue?.HasAccepted(batch) == true,
                (report, findings, batch) => HandOn(report, findings, batch, mail, queue));
        }
        catch (StateException e)
        {
            io.Complain(e.Problem.Text);
            return e.IsBusy ? ExitCode.Busy : ExitCode.Unreadable;
        }
        catch (MailException e)
        {
            io.Complain(e.Text);
            return ExitCode.Unreadable;
        }

        if (_queued is not null && mail!.Relays.Count == 0)
        {
            io.Complain(new Text("the mail waits in the queue: no mail hub is configured ('ashiato setup' does it; -o prints the report instead)", "メールの中継サーバーが未設定のため、メールはキューで待っています（'ashiato setup' で設定できます。-o なら標準出力に表示します）"));
        }

        if (_queued is { } id)
        {
            SendmailCommand.SendNow(queue!, mail!, id, given.Has(CheckOptions.Debug), io);
        }

        return ExitCode.Success;
    }

    private HourlyCheck Check(IReadOnlyList<string> logs, LogcheckEngine engine, AshiatoConfiguration configuration) => new()
    {
        State = given.Path(CheckOptions.State) ?? configuration.Check?.State ?? UsualState(),
        Logs = logs,
        Engine = engine,
        Settings = settings,
        Detection = given.Has(CheckOptions.NoDetection) ? null : new CheckFindings(
            RuleOptions.Load(given, configuration, io), GeoOptions.Open(given, configuration, io), IocOptions.Load(given, configuration, io), io.Zone, io.Clock, troubles),
        Clock = io.Clock,
        Zone = io.Zone,
        Problems = troubles,
        IsTrial = given.Has(CheckOptions.Test),
    };

    /// <summary>Not that of logcheck: its offsets are kept in another way.</summary>
    private static string UsualState() => Environment.IsPrivilegedProcess ? RootState
        : Path.Combine(Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } home ? home : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state"), "ashiato", "check");

    private void HandOn(CheckReport report, IReadOnlyList<Finding> findings, string batch, MailSettings? mail, MailQueue? queue)
    {
        if (mail is null)
        {
            ICheckWriter writer = given.Has(CheckOptions.Json) ? new CheckJsonWriter(io.Out, settings.Level, troubles.Texts, io.Language) : new CheckTextWriter(io.Out, tree, settings, io.OutIsTerminal);
            writer.Write(report);
            io.Out.Flush();
            return;
        }

        var host = settings.HostName ?? mail.Addresses.HostName;
        var letter = new CheckLetterMaker(settings.FullHostName ? host : host.Split('.')[0], io.Zone, io.Clock).Make(report, findings, troubles.Texts, tree, settings);
        if (!letter.IsEmpty && !given.Has(CheckOptions.Test))
        {
            _queued = queue!.Accept(new MailComposer(mail.Addresses, io.Clock, io.Zone).Compose(Mail(letter).Compose(mail.Language ?? io.Language)), batch);
        }
    }

    /// <summary>With a tree of logcheck its own subject.</summary>
    private CheckMail Mail(CheckLetter letter) => new(letter, settings, isLogcheck: given.Path(CheckOptions.Rules) is not null || tree.Settings.RuleDirectory is not null || tree.Header is not null);
}
