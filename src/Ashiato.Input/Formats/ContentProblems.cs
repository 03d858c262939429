using System.Globalization;
using Ashiato.Core;

namespace Ashiato.Input.Formats;

/// <summary>The problems of files that hold something else than a log.</summary>
internal static class ContentProblems
{
    internal static Problem NotALog(string path, Text what) => new(ProblemKind.NotALog, path, null, new Text(
        "{0}: not a log but {1}; it was not read. If it should be a log, it has been overwritten.",
        "{0}: ログではなく{1}のため、読んでいません。本来ログであれば、上書きされています。")
        .With(Text.Same(path), what));

    internal static Problem BeginsForeign(string path, Text what, long start) => new(ProblemKind.Damaged, path, 0, new Text(
        "{0}: begins with {1}; the log was read from byte {2} on. Its beginning may have been overwritten.",
        "{0}: 先頭がログではなく{1}になっているため、{2} バイト目から読みました。先頭が上書きされた可能性があります。")
        .With(Text.Same(path), what, Text.Same(start.ToString(CultureInfo.InvariantCulture))));
}
