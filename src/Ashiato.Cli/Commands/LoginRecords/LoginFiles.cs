using Ashiato.Core;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Opens the files that the commands for login records read.</summary>
internal static class LoginFiles
{
    private static readonly Text CannotOpen = new("cannot open {0}: {1}", "{0} を開けません: {1}");
    private static readonly Text NoSuchFile = new("no such file or directory", "そのようなファイルやディレクトリはありません");
    private static readonly Text Denied = new("permission denied; try as root", "権限がありません。root で実行してください");
    private static readonly Text IsDirectory = new("is a directory", "ディレクトリです");

    /// <summary>Opens a file so that it can be read from anywhere; what cannot seek (a pipe) is copied to a temporary file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="io">Where one line of trouble goes.</param>
    /// <returns>The stream, or null when it cannot be opened; the reason was told.</returns>
    public static Stream? Open(string path, CommandIo io)
    {
        try
        {
            if (Directory.Exists(path))
            {
                io.Complain(CannotOpen.With(Text.Same(path), IsDirectory));
                return null;
            }

            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return Seekable(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            io.Complain(CannotOpen.With(Text.Same(path), NoSuchFile));
        }
        catch (UnauthorizedAccessException)
        {
            io.Complain(CannotOpen.With(Text.Same(path), Denied));
        }
        catch (IOException e)
        {
            io.Complain(CannotOpen.With(Text.Same(path), Text.Same(e.Message)));
        }

        return null;
    }

    /// <summary>The stream itself when it can seek, else a copy of it; the stream is closed then.</summary>
    public static Stream Seekable(Stream stream)
    {
        if (stream.CanSeek)
        {
            return stream;
        }

        using (stream)
        {
            return SpooledFile.Of(stream, out _);
        }
    }

    /// <summary>A path inside a root directory.</summary>
    public static string Under(string? root, string path) => string.IsNullOrEmpty(root) || root == "/" ? path : Path.Join(root, path);
}
