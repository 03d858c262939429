using Ashiato.Core;

namespace Ashiato.Input.Following;

/// <summary>The problems of logs that are followed.</summary>
internal static class FollowProblems
{
    internal static Problem Link(string path) => new(ProblemKind.NotAFile, path, null, new Text(
        "{0}: a symbolic link; it is not followed, because whoever may write to its directory could point it at any file. Name its target instead.",
        "{0}: シンボリックリンクのため、たどっていません（そのディレクトリに書き込める人なら、どのファイルにでも向けられます）。リンク先を直接指定してください。").With(path));

    internal static Problem Gone(string path) => new(ProblemKind.Missing, path, null, new Text(
        "{0}: the log is gone; it was there at the last check. Its position is kept in case it comes back; find out who removed it, or take it off the list of logs.",
        "{0}: 前回のチェック時にはあったログがなくなっています。戻ったときのために読み取り位置は残します。誰が消したのか調べるか、対象の一覧から外してください。").With(path));

    internal static Problem Unsteady(string path) => new(ProblemKind.Unreadable, path, null, new Text(
        "{0}: its files were renamed again and again while they were looked at; nothing of it was read. The next check reads it all.",
        "{0}: 確認している間にファイル名が何度も変わったため、今回は読んでいません。次回のチェックですべて読みます。").With(path));

    internal static Problem NothingMatches(string pattern) => new(ProblemKind.Missing, pattern, null, new Text(
        "{0}: no file matches. Check the spelling in the list of logs.",
        "{0}: 一致するファイルがありません。ログの一覧の指定を確認してください。").With(pattern));
}
