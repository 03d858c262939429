using System.Text;
using System.Text.Json;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Mail.Queue;
using Ashiato.Mail.Smtp;

namespace Ashiato.Cli.Commands.Mail;

/// <summary><c>ashiato mail flush</c>: sends what waits; the timer runs it.</summary>
internal sealed class MailFlushCommand : Command
{
    private static readonly Option All = Option.Flag('a', "all", new Text("also letters whose next attempt is not due yet", "次の送信時刻になっていないメールも送る"));
    private static readonly Option[] Options = [All, MailOptions.Json, MailOptions.Ssmtp, ConfigurationOptions.Configuration, StandardOptions.Help];

    public override string Name => "flush";

    public override Text Summary => new("send what waits", "送信待ちのメールを送る");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "mail flush", Summary, Options);
            return ExitCode.Success;
        }

        var settings = MailOptions.Load(given, io);
        var reports = Spools.All(settings, io.Clock).Select(q => new QueueRunner(q, settings, RelayLimits.Patient, io.Clock).RunAsync(given.Has(All), CancellationToken.None).GetAwaiter().GetResult()).ToList();
        var sum = new QueueReport(reports.Sum(r => r.Delivered), reports.Sum(r => r.Deferred), reports.Sum(r => r.Bounced), reports.Sum(r => r.Damaged), reports.Sum(r => r.NotDue), [.. reports.SelectMany(r => r.Trouble).Distinct()]);
        if (given.Has(MailOptions.Json))
        {
            WriteJson(io.Out, sum);
        }
        else
        {
            Write(io, sum);
        }

        return ExitCode.Success;
    }

    private static void Write(CommandIo io, QueueReport sum)
    {
        var text = new Text("{0} delivered, {1} deferred, {2} not deliverable, {3} damaged, {4} not due", "送信 {0} 件、延期 {1} 件、配送不能 {2} 件、破損 {3} 件、時刻前 {4} 件")
            .With(sum.Delivered, sum.Deferred, sum.Bounced, sum.Damaged, sum.NotDue);
        io.Out.Write(Encoding.UTF8.GetBytes(text.In(io.Language) + "\n"));
        foreach (var trouble in sum.Trouble)
        {
            io.Complain(Core.Text.Same(trouble));
        }
    }

    private static void WriteJson(Stream output, QueueReport sum)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteNumber("delivered", sum.Delivered);
            json.WriteNumber("deferred", sum.Deferred);
            json.WriteNumber("bounced", sum.Bounced);
            json.WriteNumber("damaged", sum.Damaged);
            json.WriteNumber("not_due", sum.NotDue);
            json.WriteStartArray("trouble");
            sum.Trouble.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
