using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary><c>ashiato last</c> and <c>ashiato lastb</c>: last(1) of util-linux 2.38, right also for files whose size is odd, of the other byte order, or with 64-bit times.</summary>
internal sealed class LastCommand(bool isFailures) : LoginCommand
{
    /// <inheritdoc/>
    public override string Name => isFailures ? "lastb" : "last";

    /// <inheritdoc/>
    public override Text Summary => isFailures
        ? new("failed log-ins (btmp), newest first, as lastb(1)", "失敗したログイン（btmp）を新しい順に表示（lastb(1) と同じ）")
        : new("log-ins, log-outs and boots (wtmp), newest first, as last(1)", "ログイン・ログアウト・起動の記録（wtmp）を新しい順に表示（last(1) と同じ）");

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> Options => LastOptions.All;

    /// <inheritdoc/>
    protected override string Synopsis => "[OPTION]... [USER]... [TTY]...";

    /// <inheritdoc/>
    protected override Option? Digits => LastOptions.DigitsOption;

    /// <inheritdoc/>
    protected override int Run(ParsedArguments arguments, CommandIo io)
    {
        var time = new TimeText(io.Zone);
        var options = new LastOptions(arguments, io.Clock, time);
        var filter = new LastFilter(options);
        var output = new ByteOutput(io.Out);
        var live = new LiveSystem(io.Clock);
        foreach (var path in options.Files.Count > 0 ? options.Files : [isFailures ? "/var/log/btmp" : "/var/log/wtmp"])
        {
            using var content = LoginFiles.Open(path, io);
            if (content is null)
            {
                output.Flush();
                return 1;
            }

            var now = io.Clock.GetUtcNow().ToUnixTimeSeconds();
            var dataset = isFailures ? LoginDataset.Btmp : LoginDataset.Of(path);
            ILastPrinter printer = arguments.Has(Json)
                ? new LastJsonPrinter(filter, new RecordOrigin(path), dataset, now, output)
                : new LastTextPrinter(options, filter, time, now, output, PosixLocale.OfEnvironment().IsUtf8, io.OutIsTerminal);
            var reader = new LoginRecordBackwardReader(content);
            new LastReport(options, printer, live, now, io).Run(reader, path, isFailures);
            printer.Finish(Path.GetFileName(path), reader.Slots > 0 ? reader.FirstSeconds : FileStatus.Of(path)?.ChangeSeconds ?? 0);
        }

        output.Flush();
        return ExitCode.Success;
    }
}
