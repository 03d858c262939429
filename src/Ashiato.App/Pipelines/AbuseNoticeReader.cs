using System.Text;
using Ashiato.Core;
using Ashiato.Input.Framing;
using Ashiato.Input.Notices;
using Ashiato.Input.Sources;

namespace Ashiato.App.Pipelines;

/// <summary>Opens an abuse notice and reads it.</summary>
internal static class AbuseNoticeReader
{
    /// <summary>Reads the notice at a path.</summary>
    /// <exception cref="EvidenceException">It is not there or may not be read.</exception>
    public static AbuseNotice Read(string path, TimeZoneInfo zone, IProblemSink problems)
    {
        using var root = EvidenceRootFactory.Open(path, () => throw new EvidenceException(NotFromInput), problems);
        var file = root.Files(problems).FirstOrDefault() ?? throw new EvidenceException(Empty(path));
        using var content = Unpacker.Open(file.Open(), path, problems);
        var buffer = new byte[NoticeReader.MostCharacters];
        var length = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var text = Encoding.UTF8.GetString(buffer, 0, length);
        return new AbuseNotice(path, NoticeReader.Read(text, zone, (file.Modified ?? Clock.System.GetUtcNow()).AddDays(1)), zone);
    }

    private static readonly Problem NotFromInput = new(ProblemKind.NotAFile, "-", null, new("--abuse needs a file", "--abuse にはファイルを指定してください"));

    private static Problem Empty(string path) => new(ProblemKind.NotALog, path, null, new Text("{0}: there is no notice in it", "{0}: 通知が含まれていません").With(path));
}
