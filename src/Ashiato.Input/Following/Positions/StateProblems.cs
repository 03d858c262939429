using Ashiato.Core;

namespace Ashiato.Input.Following.Positions;

/// <summary>The problems of the state directory.</summary>
internal static class StateProblems
{
    internal static Problem Busy(string directory) => new(ProblemKind.StateBusy, directory, null, new Text(
        "{0}: another check is using this state directory; nothing was read. Wait until it has ended, or give this one a directory of its own with --state.",
        "{0}: この状態ディレクトリは別のチェックが使用中のため、何も読んでいません。終了を待つか、--state で別のディレクトリを指定してください。").With(directory));

    internal static Problem Unusable(string directory, string reason) => new(ProblemKind.Unreadable, directory, null, new Text(
        "{0}: the state directory cannot be used ({1}); nothing was read. Check its owner and the space on the disk, or name another with --state.",
        "{0}: 状態ディレクトリを使えないため（{1}）、何も読んでいません。所有者とディスクの空きを確認するか、--state で別のディレクトリを指定してください。").With(directory, reason));

    internal static Problem Damaged(string path, string kept) => new(ProblemKind.Damaged, path, null, new Text(
        "{0}: the positions of the logs are damaged or of an unknown version; the file was kept as {1}, and every log is read as on the first run. Lines may come again.",
        "{0}: ログの読み取り位置のファイルが壊れているか、未知のバージョンです。{1} として残し、すべてのログを初回と同じように読みます。同じ行が再度報告されることがあります。").With(path, kept));
}
