using Ashiato.App.Configuration;
using Ashiato.App.Geo;
using Ashiato.App.Pipelines;
using Ashiato.Cli.CommandLine;
using Ashiato.Core;
using Ashiato.Detection.Geo;

namespace Ashiato.Cli.Commands.Geo;

/// <summary><c>--geo PATH</c>, for every command that looks addresses up.</summary>
internal static class GeoOptions
{
    /// <summary>A database or a directory of them.</summary>
    public static readonly Option Database = Option.Value('\0', "geo", "PATH", new Text("the MMDB file or directory that knows where addresses are", "アドレスの所在を調べる MMDB ファイルまたはディレクトリ"));

    /// <summary>Opens the database given, that of the configuration, or those of the usual places; tells on standard error what cannot be used.</summary>
    /// <exception cref="UsageException">There is no database at the path given.</exception>
    public static GeoDatabase Open(ParsedArguments given, AshiatoConfiguration configuration, CommandIo io)
    {
        var problems = new ProblemList();
        var path = given.Path(Database) ?? configuration.GeoDatabase;
        var geo = GeoFiles.Open(path, problems);
        if (path is not null && geo.IsEmpty && problems.All.Count == 0)
        {
            throw new UsageException(new Text("there is no geographic database (.mmdb) at '{0}'", "'{0}' に位置情報データベース（.mmdb）がありません").With(path));
        }

        io.Complain(problems.All);
        return geo;
    }
}
