using Ashiato.Core;
using Ashiato.Input.Framing;
using Ashiato.Input.Sources;

namespace Ashiato.App.Pipelines.Check;

/// <summary>Opens logs for a check, packed ones unpacked. What cannot be opened is told; the others are read.</summary>
/// <param name="problems">Takes problems.</param>
public sealed class LogOpener(IProblemSink problems)
{
    /// <summary>Could a log not be opened?</summary>
    public bool IsFileUnread { get; private set; }

    /// <summary>The plain bytes of a log; null when it cannot be opened.</summary>
    /// <param name="path">The log, or <c>-</c> for standard input.</param>
    /// <param name="standardInput">Opens standard input.</param>
    public Stream? Open(string path, Func<Stream> standardInput)
    {
        try
        {
            return Unpacker.Open(path == "-" ? standardInput() : OpenFile(path), path, problems);
        }
        catch (EvidenceException e)
        {
            problems.Report(e.Problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Report(new Problem(ProblemKind.Unreadable, path, null, new Text("{0}: cannot be read ({1})", "{0}: 読み取れません（{1}）").With(path, e.Message)));
        }

        IsFileUnread = true;
        return null;
    }

    private Stream OpenFile(string path)
    {
        var root = EvidenceRootFactory.Open(path, () => Stream.Null, problems);
        var files = root.IsSingleFile ? root.Files(problems).Take(1).ToList() : [];
        return files.Count == 1 ? files[0].Open() : throw new EvidenceException(new Problem(ProblemKind.NotAFile, path, null,
            new Text("{0}: no single file; name the logs in it one by one", "{0}: 単独のファイルではありません。中のログを個別に指定してください").With(path)));
    }
}
