using System.Text;
using Ashiato.Core;
using Ashiato.Input.Sources;

namespace Ashiato.App.Output;

/// <summary>
/// A report written to a file: all of it or nothing (<see cref="WholeFile"/>), readable by its owner only,
/// and never into the evidence.
/// </summary>
public sealed class ReportFile
{
    private readonly string _path;

    private ReportFile(string path) => _path = path;

    /// <summary>Checks a place for a report before any work is done for it.</summary>
    /// <param name="path">As given on the command line.</param>
    /// <param name="evidenceRoot">The evidence root as given on the command line.</param>
    /// <exception cref="EvidenceException">It lies in the evidence, is no regular file, or its directory is not there.</exception>
    public static ReportFile At(string path, string evidenceRoot)
    {
        var real = path.Length == 0 ? "" : RealPath.Of(path);
        if (real.Length == 0 || path.EndsWith('/') || Directory.Exists(real) || RealPath.IsWithin(real, "/dev") || RealPath.IsWithin(real, "/proc") || RealPath.IsWithin(real, "/sys"))
        {
            throw Refused(ProblemKind.NotAFile, path, new("{0}: a report needs the name of a file", "{0}: レポートの出力先にはファイル名を指定してください"));
        }

        if (Evidence(evidenceRoot).Any(e => RealPath.IsWithin(real, e)))
        {
            throw Refused(ProblemKind.Denied, path, new("{0}: lies in the evidence, which must not change; write the report elsewhere", "{0}: 調査対象の中には書き込めません。別の場所を指定してください"));
        }

        if (!Directory.Exists(Path.GetDirectoryName(real)))
        {
            throw Refused(ProblemKind.Missing, path, new("{0}: there is no such directory; make it first", "{0}: ディレクトリがありません。先に作成してください"));
        }

        return new ReportFile(real);
    }

    /// <summary>Writes the report as UTF-8.</summary>
    /// <param name="write">Writes its text.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(Action<TextWriter> write) => WholeFile.Write(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        write(writer);
    });

    /// <summary>What must not change. On the running host nearly everything lies under the root: there it is the logs.</summary>
    private static IEnumerable<string> Evidence(string root)
    {
        if (root == "-")
        {
            return [];
        }

        var real = RealPath.Of(root);
        return real == "/" ? [RealPath.Of("/var/log"), RealPath.Of("/run/log")] : [real];
    }

    private static EvidenceException Refused(ProblemKind kind, string path, Text text) => new(new Problem(kind, path, null, text.With(path)));
}
