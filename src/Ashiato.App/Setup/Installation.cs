using System.Security.Cryptography;
using System.Text;
using Ashiato.App.Output;
using Ashiato.Core;

namespace Ashiato.App.Setup;

/// <summary>
/// Writes the files of setup and remembers them with their hashes, so that they can be taken away again: what somebody has changed since
/// is left where it is.
/// </summary>
/// <param name="root">The root directory of the server.</param>
public sealed class Installation(string root)
{
    private const string Manifest = "etc/ashiato/setup.manifest";
    private const UnixFileMode Secret = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Open = Secret | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes the files. A configuration that setup did not write, or that was changed since, is kept beside the new one as <c>.old</c>.</summary>
    /// <returns>The paths, as they were written.</returns>
    /// <exception cref="SetupException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(IEnumerable<(string Path, string Content, bool IsSecret)> files)
    {
        var known = Known();
        var written = new List<(string Path, string Hash)>();
        try
        {
            foreach (var (path, content, isSecret) in files)
            {
                var full = Path.Join(root, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                if (File.Exists(full) && known.GetValueOrDefault(path) != HashOf(full))
                {
                    File.Move(full, full + ".old", overwrite: true);
                }

                WholeFile.Write(full, isSecret ? Secret : Open, stream => stream.Write(Encoding.UTF8.GetBytes(content)));
                written.Add((path, HashOf(full)));
            }

            WholeFile.Write(Path.Join(root, Manifest), Secret, stream => stream.Write(Encoding.UTF8.GetBytes(string.Concat(written.Select(w => $"{w.Hash}  {w.Path}\n")))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException(new Text("nothing more was written: {0}", "以降のファイルは書き込めませんでした: {0}").With(e.Message), e);
        }

        return [.. written.Select(w => Path.Join(root, w.Path))];
    }

    /// <summary>Takes away what setup wrote.</summary>
    /// <returns>What was removed, and what was left because somebody changed it.</returns>
    /// <exception cref="SetupException">There is nothing to remove, or it cannot be removed.</exception>
    public (IReadOnlyList<string> Removed, IReadOnlyList<string> Left) Remove()
    {
        var known = Known();
        if (known.Count == 0)
        {
            throw new SetupException(new Text("{0}: setup has written nothing here", "{0}: setup が作成したものはありません").With(Path.Join(root, Manifest)));
        }

        var (removed, left) = (new List<string>(), new List<string>());
        try
        {
            foreach (var (path, hash) in known)
            {
                var full = Path.Join(root, path);
                if (!File.Exists(full))
                {
                    continue;
                }

                (HashOf(full) == hash ? removed : left).Add(full);
            }

            removed.ForEach(File.Delete);
            File.Delete(Path.Join(root, Manifest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException(new Text("could not be removed: {0}", "削除できませんでした: {0}").With(e.Message), e);
        }

        return (removed, left);
    }

    /// <summary>Only paths below the directories that setup writes to are believed.</summary>
    private Dictionary<string, string> Known()
    {
        var manifest = Path.Join(root, Manifest);
        if (!File.Exists(manifest))
        {
            return [];
        }

        return File.ReadLines(manifest).Select(l => l.Split("  ", 2)).Where(p => p.Length == 2 && p[1].StartsWith("etc/", StringComparison.Ordinal) && !p[1].Split('/').Contains(".."))
            .DistinctBy(p => p[1]).ToDictionary(p => p[1], p => p[0], StringComparer.Ordinal);
    }

    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
