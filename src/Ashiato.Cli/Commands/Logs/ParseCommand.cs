using Ashiato.App.Pipelines;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Input.Sources;

namespace Ashiato.Cli.Commands.Logs;

/// <summary><c>ashiato parse</c>: every record of a log as one line of JSON.</summary>
internal sealed class ParseCommand : Command
{
    private static readonly Option Format = Option.Value('\0', "format", "NAME", new Text("use only this format (ashiato formats lists them)", "この形式だけを使う（一覧は ashiato formats）"));
    private static readonly Option Now = Option.Value('\0', "now", "TIME", new Text("the clock for stamps without a year (ISO 8601)", "年のない時刻を解釈するときの現在時刻（ISO 8601）"));
    private static readonly Option[] Options = [Format, Now, StandardOptions.StampZone];

    public override string Name => "parse";

    public override Text Summary => new("every record of a log as one line of JSON (ECS fields)", "ログの全レコードを 1 行 1 件の JSON（ECS フィールド）で出力する");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        var zone = given.Value(StandardOptions.StampZone) is { } name ? ZoneArgument.Parse(name) : io.Zone;
        DateTimeOffset? now = given.Value(Now) is { } text
            ? DateTimeOffset.TryParse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal, out var parsed) ? parsed
                : throw new UsageException(new Text("--now needs a time such as 2026-03-01T12:00:00Z, not '{0}'", "--now には 2026-03-01T12:00:00Z のような時刻を指定してください（'{0}' は読めません）").With(text))
            : null;
        if (given.Operands.Count == 0)
        {
            throw new UsageException(new Text("parse needs a file, or - for standard input", "parse にはファイル（標準入力なら -）を指定してください"));
        }

        if (given.Value(Format) is { } format && FormatCatalog.Lines.All(f => f.Name != format))
        {
            throw new UsageException(new Text("there is no format '{0}' of text lines; 'ashiato formats' lists them", "'{0}' という行形式はありません。一覧は 'ashiato formats' で表示します").With(format));
        }

        var complaints = new Complaints(io);
        var pipeline = new ParsePipeline(given.Value(Format), zone, now, io.Out, complaints);
        var status = ExitCode.Success;
        foreach (var path in given.Operands)
        {
            status = RunOne(pipeline, path, io) ? status : ExitCode.Unreadable;
        }

        return complaints.IsFileUnread ? ExitCode.Unreadable : status;
    }

    private static bool RunOne(ParsePipeline pipeline, string path, CommandIo io)
    {
        try
        {
            return pipeline.Run(path, () => io.In);
        }
        catch (EvidenceException e)
        {
            io.Complain(e.Problem.Text);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException && !IsOfOutput(e))
        {
            io.Complain(new Text("{0}: cannot be read ({1})", "{0}: 読み取れません（{1}）").With(path, e.Message));
        }

        return false;
    }

    /// <summary>EFBIG, ENOSPC, EPIPE and EDQUOT of errno(3) come from writing: no further file helps then.</summary>
    private static bool IsOfOutput(Exception e) => e is IOException { HResult: 27 or 28 or 32 or 122 };

    private sealed class Complaints(CommandIo io) : IProblemSink
    {
        /// <summary>Could a file not be opened?</summary>
        public bool IsFileUnread { get; private set; }

        public void Report(Problem problem)
        {
            IsFileUnread |= problem.Kind is ProblemKind.Denied or ProblemKind.Unreadable;
            io.Complain(problem.Text);
        }
    }
}
