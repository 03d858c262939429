using System.Text;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary><c>ashiato who</c>: who(1) of coreutils 9.1. A file that is missing gives no lines and, as with who, status 0; ours says so.</summary>
internal sealed class WhoCommand : LoginCommand
{
    private const string UsualFile = "/var/run/utmp";
    private static readonly Text TooMany = new("one operand too many: '{0}'", "余分な引数です: '{0}'");

    /// <inheritdoc/>
    public override string Name => "who";

    /// <inheritdoc/>
    public override Text Summary => new("who is logged in (utmp), as who(1)", "ログイン中のユーザー（utmp）を表示（who(1) と同じ）");

    /// <inheritdoc/>
    protected override IReadOnlyList<Option> Options => WhoOptions.Known;

    /// <inheritdoc/>
    protected override string Synopsis => "[OPTION]... [FILE | ARG1 ARG2]";

    private delegate void Show(in LoginRecord record);

    /// <inheritdoc/>
    protected override int Run(ParsedArguments arguments, CommandIo io)
    {
        if (arguments.Operands.Count > 2)
        {
            throw new UsageException(TooMany.With(arguments.Operands[2]));
        }

        var isLive = arguments.Operands.Count != 1;
        var path = isLive ? UsualFile : arguments.Operands[0];
        using var content = LoginFiles.Open(path, io) ?? new MemoryStream();
        var output = new ByteOutput(io.Out);
        var options = new WhoOptions(arguments);
        if (arguments.Has(Json))
        {
            WriteJson(content, path, isLive, output);
        }
        else if (options.IsCount)
        {
            WriteCount(content, isLive, output, io.OutIsTerminal);
        }
        else
        {
            WriteTable(content, isLive, options, output, io);
        }

        output.Flush();
        return ExitCode.Success;
    }

    /// <summary>Gives every record; of the running system's, not those of users whose process is gone.</summary>
    private static void Each(Stream content, bool isLive, Show show)
    {
        var reader = new LoginRecordReader(content);
        while (reader.TryRead(out var record))
        {
            if (!isLive || record.Type != LoginRecordType.UserProcess || record.User.IsEmpty || record.ProcessId <= 0 || FileStatus.HasProcess(record.ProcessId))
            {
                show(record);
            }
        }
    }

    private static void WriteTable(Stream content, bool isLive, WhoOptions options, ByteOutput output, CommandIo io)
    {
        var now = io.Clock.GetUtcNow().ToUnixTimeSeconds();
        var table = new WhoTable(options, new TimeText(io.Zone), PosixLocale.OfEnvironment().HasCTime, now, output, io.OutIsTerminal);
        if (options.HasHeading)
        {
            table.WriteHeading();
        }

        var mine = options.IsMine ? TerminalOfInput() : null;
        if (options.IsMine && mine is null)
        {
            return;
        }

        Each(content, isLive, (in record) =>
        {
            if (mine is null || record.Line.SequenceEqual(mine))
            {
                table.Write(record);
            }
        });
    }

    private static void WriteCount(Stream content, bool isLive, ByteOutput output, bool toTerminal)
    {
        var count = 0L;
        Each(content, isLive, (in record) =>
        {
            if (record.Type != LoginRecordType.UserProcess || record.User.IsEmpty)
            {
                return;
            }

            var name = record.User.TrimEnd((byte)' ');
            output.Write(count++ == 0 ? ""u8 : " "u8);
            output.Write(toTerminal ? Encoding.UTF8.GetBytes(TerminalText.Escape(Encoding.UTF8.GetString(name))) : name);
        });
        output.Write($"\n# users={count}\n");
    }

    private static void WriteJson(Stream content, string path, bool isLive, ByteOutput output)
    {
        var json = new RecordJson(output);
        var fields = new Record { Origin = new RecordOrigin(path) };
        var dataset = isLive ? LoginDataset.Utmp : LoginDataset.Of(path);
        var reader = new LoginRecordReader(content);
        while (reader.TryRead(out var record))
        {
            if (record.Type == LoginRecordType.UserProcess && (!isLive || record.ProcessId <= 0 || FileStatus.HasProcess(record.ProcessId)))
            {
                fields.Reset([], 0, 0);
                fields.Offset = reader.Offset;
                LoginRecordFields.Fill(fields, record, dataset);
                json.Write(fields);
            }
        }
    }

    /// <summary>The name of the terminal that is standard input, without <c>/dev/</c>; null when it is none.</summary>
    private static byte[]? TerminalOfInput()
    {
        var name = Console.IsInputRedirected ? null : File.ResolveLinkTarget("/proc/self/fd/0", returnFinalTarget: false)?.FullName;
        return name is null ? null : Encoding.UTF8.GetBytes(name.StartsWith("/dev/", StringComparison.Ordinal) ? name["/dev/".Length..] : name);
    }
}
