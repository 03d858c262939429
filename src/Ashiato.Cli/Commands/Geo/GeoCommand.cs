using System.Text;
using Ashiato.App.Geo;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;

namespace Ashiato.Cli.Commands.Geo;

/// <summary><c>ashiato geo install | show ADDRESS…</c>: the database that knows the countries of addresses.</summary>
internal sealed class GeoCommand : Command
{
    private static readonly Option From = Option.Value('\0', "from", "FILE", new Text("install this package (.tgz) or database (.mmdb) instead of letting npm bring it", "npm で取得せず、このパッケージ（.tgz）またはデータベース（.mmdb）を使う"));
    private static readonly Option To = Option.Value('\0', "to", "DIR", new Text("install into this directory", "このディレクトリにインストールする"));
    private static readonly Option[] Options = [GeoOptions.Database, From, To, ConfigurationOptions.Configuration, StandardOptions.Help];

    public override string Name => "geo";

    public override Text Summary => new("where addresses are: install a database, show an address", "アドレスの所在: データベースのインストールと照会");

    public override int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        var given = GetOpt.Parse(arguments, Options);
        if (given.Has(StandardOptions.Help))
        {
            HelpPage.Write(io, "geo install | geo show ADDRESS…", Summary, Options);
            return ExitCode.Success;
        }

        return given.Operands switch
        {
            ["install"] => Install(given, io),
            ["show", _, ..] => Show(given, io),
            _ => throw new UsageException(new Text("geo needs 'install' or 'show ADDRESS'", "geo には 'install' または 'show アドレス' を指定してください")),
        };
    }

    private static int Install(ParsedArguments given, CommandIo io)
    {
        try
        {
            var (path, reader) = GeoFiles.Install(given.Path(From), given.Path(To) ?? GeoFiles.Home);
            Write(io, reader.BuiltAt is { } made
                ? new Text("{0}: {1}, made {2:yyyy-MM-dd}", "{0}: {1}（{2:yyyy-MM-dd} 作成）").With(path, reader.DatabaseType, made)
                : Core.Text.Same($"{path}: {reader.DatabaseType}"));
            return ExitCode.Success;
        }
        catch (GeoInstallException e)
        {
            return NotInstalled(e.Text, io);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return NotInstalled(Core.Text.Same(e.Message), io);
        }
    }

    private static int NotInstalled(Text why, CommandIo io)
    {
        io.Complain(new Text("no database was installed: {0}", "データベースをインストールできませんでした: {0}").With(why));
        return ExitCode.Unreadable;
    }

    private static int Show(ParsedArguments given, CommandIo io)
    {
        var geo = GeoOptions.Open(given, ConfigurationOptions.Load(given, io), io);
        if (geo.IsEmpty)
        {
            io.Complain(new Text("there is no geographic database; 'ashiato geo install' brings one", "位置情報データベースがありません。'ashiato geo install' でインストールできます"));
            return ExitCode.Unreadable;
        }

        foreach (var address in given.Operands.Skip(1))
        {
            var place = geo.Find(Encoding.UTF8.GetBytes(address));
            Write(io, Core.Text.Same($"{address,-39} {place?.Country ?? "-",-3} {(place?.AsNumber is { } n ? $"AS{n}" : "-"),-10} {place?.AsName ?? "-"}".TrimEnd()));
        }

        foreach (var problem in geo.Problems)
        {
            io.Complain(problem.Text);
        }

        return geo.Problems.Count > 0 ? ExitCode.Unreadable : ExitCode.Success;
    }

    private static void Write(CommandIo io, Text text) => io.Out.Write(Encoding.UTF8.GetBytes(TerminalText.Escape(text.In(io.Language)) + "\n"));
}
